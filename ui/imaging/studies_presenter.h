#pragma once

#include "core/async/pools.h"
#include "core/base/clock.h"
#include "core/imaging/imaging_store.h"
#include "ui/imaging/stack_source.h"
#include "ui/imaging/study_tree_model.h"

#include <deque>
#include <memory>

namespace wardlight::ui {

/// Loads what an open patient has in imaging into a StudyTreeModel: the studies at once, a study's
/// series when they are asked for, thumbnails one after the other when nothing more urgent is
/// under way. Answers for a patient that is no longer open are dropped. Holds no widget.
class StudiesPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        NoPatient,
        Loading,
        Ready,
        Empty, ///< the patient has no studies
        Failed ///< nothing is there to show
    };

    /// @param pools  outlives the presenter
    StudiesPresenter(std::shared_ptr<imaging::ImagingStore> store, ThumbnailSource thumbnails,
                     std::shared_ptr<const Clock> clock, Pools& pools, QObject* parent = nullptr);

    /// A null id closes.
    void setPatient(const PatientId& patient);
    [[nodiscard]] const PatientId& patient() const { return m_patient; }
    /// Reads everything anew; what is there stays until the answer comes.
    void refresh();
    /// Lets thumbnails be made, or keeps them back while the first image is on its way.
    void setThumbnailsAllowed(bool areAllowed);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// When what the model shows was read, if it could not be read anew since.
    [[nodiscard]] std::optional<QDateTime> staleSince() const;
    [[nodiscard]] StudyTreeModel& model() { return m_model; }
    [[nodiscard]] bool isSettled() const;

signals:
    void stateChanged();
    /// The series of this study are in the model now.
    void contentsLoaded(const QString& studyUid);

private:
    void load(const imaging::StudyQuery& query, bool isFirst);
    void takePage(Result<imaging::StudyPage> page, bool isFirst);
    void loadContents(const QString& studyUid);
    void takeContents(const QString& studyUid, Result<imaging::StudyContents> contents);
    void setState(State state);
    void queueThumbnail(const imaging::SeriesContents& series);
    void makeNextThumbnail();

    std::shared_ptr<imaging::ImagingStore> m_store;
    ThumbnailSource m_thumbnails;
    std::shared_ptr<const Clock> m_clock;
    Pools& m_pools;
    StudyTreeModel m_model;
    PatientId m_patient;
    State m_state = State::NoPatient;
    std::optional<Error> m_error;
    QDateTime m_readAt;
    int m_epoch = 0; ///< answers that carry another are for something no longer shown
    int m_pending = 0;
    struct Wanted
    {
        QString seriesUid;
        std::vector<imaging::Instance> candidates; ///< the best last
    };
    std::deque<Wanted> m_queue;
    bool m_areThumbnailsAllowed = true;
    bool m_isMakingThumbnail = false;
};

} // namespace wardlight::ui
