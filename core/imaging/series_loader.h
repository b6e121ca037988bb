#pragma once

#include "core/async/job.h"
#include "core/async/pools.h"
#include "core/imaging/decoder.h"
#include "core/imaging/load_plan.h"
#include "core/imaging/pixel_mapping.h"
#include "core/imaging/report_text.h"
#include "core/imaging/study.h"
#include "core/objects/verified_fetch.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace wardlight::imaging {

/// What one position of the stack holds now.
struct StackImage
{
    enum class State
    {
        Waiting,      ///< not asked for yet, or dropped to save memory; bytes may be verified
        Loading,      ///< being fetched, verified or decoded
        Ready,        ///< frame is there
        Failed,       ///< error says why; nothing of it may be shown
        NeedsConsent, ///< nobody recorded a hash: shown only after acceptUnverified()
        NoPicture     ///< the object has no pixels (a report, a waveform)
    };

    int instance = 0; ///< index into the instances given to open()
    int frame = 0;    ///< 0-based, within that instance
    State state = State::Waiting;
    std::optional<Frame> pixels;                   ///< set when Ready
    std::shared_ptr<const DisplayTables> tables;   ///< of the object; null: it has none
    std::shared_ptr<const QJsonObject> document;   ///< of a report, with State::NoPicture; or null
    std::optional<objects::Provenance> provenance; ///< once the bytes were read and accepted
    std::optional<Error> error;                    ///< set when Failed
};

/// Loads a series for a stack view: the image looked at first, then outward in the direction of
/// travel, every object through VerifiedFetch and the decoder.
///
/// Lives on one thread (the UI's), never blocks it; work runs on the pools. Decoded frames are kept
/// up to a budget, nearest first; objects beyond it are verified, and decoded when they come near.
/// Opening another series, close() and destruction drop everything under way at once.
class SeriesLoader : public QObject
{
    Q_OBJECT

public:
    struct Sources
    {
        std::shared_ptr<const objects::VerifiedFetch> fetch;
        std::shared_ptr<const Decoder> decoder;
    };

    /// Instances, counted live: what the line "138 of 140 verified" says.
    struct Counters
    {
        int total = 0;
        int verified = 0;
        int failed = 0;     ///< refused: did not match, or is gone
        int unverified = 0; ///< no recorded hash
        int unreadable = 0; ///< checked, but no picture could be made of it
    };

    /// @param pools  outlives the loader
    SeriesLoader(Sources sources, Pools& pools, QObject* parent = nullptr);
    ~SeriesLoader() override;

    /// For memory; at least the image looked at is always kept. Default 768 MiB.
    void setFrameBudget(qint64 bytes);

    /// Starts on a series; instances in display order. Drops the one before.
    void open(std::vector<Instance> instances, int firstLookedAt = 0);
    void close();

    /// The person looks at this position now; the direction of travel is seen from the last one.
    void lookAt(int position);
    /// The person confirmed that an object without a recorded hash may be shown; the badge stays.
    void acceptUnverified(int position);
    /// Tries a failed position again.
    void retry(int position);

    [[nodiscard]] int size() const { return static_cast<int>(m_stack.size()); }
    [[nodiscard]] const StackImage& at(int position) const { return m_stack[size_t(position)]; }
    [[nodiscard]] const std::vector<Instance>& instances() const { return *m_instances; }
    [[nodiscard]] const Instance& instanceAt(int position) const;
    [[nodiscard]] Counters counters() const { return m_counters; }
    /// Nothing is under way and nothing waits that could still be loaded.
    [[nodiscard]] bool isSettled() const;

    // Whoever listens may call anything but open() and close(): those belong on the event queue.
signals:
    /// at(position) is different now.
    void imageChanged(int position);
    void countersChanged();
    /// isSettled() became true.
    void settled();

private:
    /// What is known of an object's bytes; counted for every instance.
    enum class Check
    {
        Pending,
        Verified,
        Failed,
        Unverified
    };
    struct Loaded;
    struct Task;

    void buildStack();
    void startMore();
    [[nodiscard]] bool wantsPixels(int position) const;
    [[nodiscard]] bool wantsCheck(int position) const;
    void start(int position);
    [[nodiscard]] Task taskFor(int position) const;
    void deliver(int position, Loaded loaded);
    void showOutcome(int position, Loaded& loaded);
    void refuseInstance(int instance, const Error& error);
    void setCheck(int instance, Check check);
    void setUnreadable(int instance, bool unreadable);
    void setState(int position, StackImage::State state);
    void dropFarFrames();
    void announceIfSettled();

    Sources m_sources;
    Pools& m_pools;
    qint64 m_frameBudget = qint64(768) * 1024 * 1024;
    std::shared_ptr<const std::vector<Instance>> m_instances;
    std::vector<StackImage> m_stack;
    std::vector<Check> m_checks;    ///< by instance
    std::vector<bool> m_accepted;   ///< by instance: the person confirmed
    std::vector<bool> m_unreadable; ///< by instance: decoding failed
    std::vector<std::shared_ptr<const DisplayTables>> m_tables; ///< by instance
    Counters m_counters;
    LoadPlan m_plan;
    std::size_t m_next = 0;     ///< into the plan's order: nothing before it waits
    int m_underWay = 0;         ///< tasks of this series
    bool m_isAnnounced = false; ///< settled() was sent
    JobPointer m_job;           ///< cancelled when the series is dropped
};

/// The picture of one frame for a thumbnail: fetched, verified, decoded, with its first window,
/// made small. Blocking; run it with runTask.
/// @param maxEdge  pixels
[[nodiscard]] Result<Picture> thumbnail(const SeriesLoader::Sources& sources,
                                        const Instance& instance, int maxEdge = 128);

/// The instance to make a series' thumbnail of: the middle one that has pixels; empty when none
/// has. An index into @p instances.
[[nodiscard]] std::optional<int> thumbnailInstance(const std::vector<Instance>& instances);

} // namespace wardlight::imaging
