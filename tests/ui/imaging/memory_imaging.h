#pragma once

#include "core/imaging/imaging_store.h"
#include "ui/imaging/stack_source.h"

#include <map>
#include <mutex>

namespace wardlight::test {

/// A grey ramp: stored value = column + 10 × row, 16 bits unsigned.
[[nodiscard]] imaging::Frame rampFrame(int columns, int rows);

/// An axial CT image of @p columns × @p rows at @p z mm, feet first in number order.
[[nodiscard]] imaging::Instance ctInstance(int number, double z, int columns = 64, int rows = 48);

/// A study with one series of @p count CT images.
[[nodiscard]] imaging::StudyContents ctStudy(const QString& uid, int count);

/// Images that a test puts into whatever state it wants.
class MemoryStack final : public ui::StackSource
{
    Q_OBJECT

public:
    void open(std::vector<imaging::Instance> instances, int firstLookedAt) override;
    void close() override;
    void lookAt(int position) override { m_lookedAt = position; }
    void acceptUnverified(int position) override;
    void retry(int position) override { m_retried.push_back(position); }
    [[nodiscard]] int size() const override { return int(m_images.size()); }
    [[nodiscard]] const imaging::StackImage& at(int position) const override;
    [[nodiscard]] const imaging::Instance& instanceAt(int position) const override;
    [[nodiscard]] imaging::SeriesLoader::Counters counters() const override { return m_counters; }
    [[nodiscard]] bool isSettled() const override { return true; }

    /// Verified, decoded, there.
    void finish(int position);
    void finishAll();
    void refuse(int position, const Error& error);
    void needConsent(int position);
    /// Verified, and nothing to see.
    void hasNoPicture(int position);
    /// Verified, and a report to read.
    void hasReport(int position, const QJsonObject& report);
    void setCounters(const imaging::SeriesLoader::Counters& counters);

    [[nodiscard]] int lookedAt() const { return m_lookedAt; }
    [[nodiscard]] const std::vector<int>& accepted() const { return m_accepted; }
    [[nodiscard]] const std::vector<int>& retried() const { return m_retried; }

private:
    void makeReady(int position, objects::Provenance::State state);

    std::vector<imaging::Instance> m_instances;
    std::vector<imaging::StackImage> m_images;
    imaging::SeriesLoader::Counters m_counters;
    int m_lookedAt = -1;
    std::vector<int> m_accepted, m_retried;
};

/// Studies in memory, by patient. Thread-safe.
class MemoryImagingStore final : public imaging::ImagingStore
{
public:
    void add(const PatientId& patient, imaging::StudyContents contents);
    void failWith(std::optional<Error> error);
    [[nodiscard]] QStringList openedStudies() const;

    [[nodiscard]] Result<imaging::StudyPage> studies(const imaging::StudyQuery& query) override;
    [[nodiscard]] Result<imaging::OutlinePage> outlines(const imaging::StudyQuery& query) override;
    [[nodiscard]] Result<imaging::StudyContents> openStudy(const QString& studyUid) override;
    [[nodiscard]] Result<imaging::Instance> instance(const QString& sopInstanceUid) override;
    [[nodiscard]] Result<std::vector<imaging::WaveformInstance>>
    waveforms(const std::optional<PatientId>& patient) override;

private:
    mutable std::mutex m_mutex;
    std::vector<imaging::StudyContents> m_contents;
    std::optional<Error> m_error;
    QStringList m_opened;
};

} // namespace wardlight::test
