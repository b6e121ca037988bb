#pragma once

#include "core/alerts/alert_feed.h"
#include "core/async/pools.h"
#include "ui/alerts/alert_history_model.h"
#include "ui/alerts/feed_inbox.h"
#include "ui/alerts/open_alert_model.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// Fills the open list and the history, follows the feed, and carries out what a person decides.
/// Holds no widget.
///
/// A storm is taken in small portions, one a frame, so that the window stays quick.
class AlertsPresenter final : public QObject
{
    Q_OBJECT

public:
    /// The most open alerts that are read; openTotal() tells of more.
    static constexpr int LargestList = 50'000;

    /// What the presenter works with; the pools outlive it.
    struct Dependencies
    {
        std::shared_ptr<alerts::AlertStore> store;
        alerts::AlertFeed::Listen listen;
        std::shared_ptr<const Clock> clock;
        Pools& pools;
    };

    enum class State
    {
        Loading,
        Ready,
        Failed ///< nothing could be read; error() says why
    };

    explicit AlertsPresenter(Dependencies dependencies, QObject* parent = nullptr);
    ~AlertsPresenter() override;

    /// Reads the lists, at first and anew, and follows what comes.
    void refresh();
    void acknowledge(const std::vector<AlertId>& ids, const QString& note);
    void silence(const alerts::NewSilence& silence);
    void endSilence(const PatientId& patient, const QString& type);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// What is shown may be old since then; none while it is live.
    [[nodiscard]] const std::optional<QDateTime>& staleSince() const { return m_staleSince; }
    /// More open alerts exist than were read.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] OpenAlertModel& open() { return m_open; }
    [[nodiscard]] const OpenAlertModel& open() const { return m_open; }
    [[nodiscard]] AlertHistoryModel& history() { return m_history; }
    /// Nothing is being read or written.
    [[nodiscard]] bool isSettled() const;
    /// Every event since the start that the feed told and this has taken in.
    [[nodiscard]] qint64 eventsTaken() const { return m_eventsTaken; }

signals:
    void stateChanged();
    /// Open alerts or silences are others now.
    void openChanged();
    /// New critical alerts that nobody has silenced; @p first is the first of them.
    void criticalRaised(const wardlight::alerts::Alert& first, int count);
    void acknowledged(int count);
    /// Somebody was faster with these.
    void wereAcknowledged(const std::vector<wardlight::alerts::AckOutcome>& others);
    void silenced();
    void unsilenced();
    void actFailed(const wardlight::Error& why);

private:
    /// What one reading of everything gives.
    struct Lists
    {
        alerts::ChangeCursor position; ///< taken before the rest
        std::vector<alerts::Alert> open;
        std::vector<alerts::Silence> silences;
        alerts::HistoryPage history;
        bool isCut = false;
    };

    [[nodiscard]] static Result<Lists> readLists(alerts::AlertStore& store);
    void tick();
    void takeLists(Result<Lists> lists);
    void follow(const alerts::ChangeCursor& from);
    void takePortion();
    void takeWord(const FeedStale& stale);
    void takeWord(const FeedLive& live);
    void takeWord(const FeedRestarted& restarted);
    void takeEvents(const std::vector<alerts::AlertEvent>& events);
    void tellCritical(const std::vector<alerts::AlertEvent>& events, const QSet<AlertId>& known);
    void readSilences();
    void loadMoreHistory();
    void takeOutcomes(const std::vector<alerts::AckOutcome>& outcomes);
    void act(const Result<>& done, void (AlertsPresenter::*tell)());

    Dependencies m_with;
    OpenAlertModel m_open;
    AlertHistoryModel m_history;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::optional<QDateTime> m_staleSince;
    std::optional<alerts::HistoryCursor> m_nextHistory;
    std::vector<alerts::AlertEvent> m_meanwhile; ///< told while lists were being read
    QSet<AlertId> m_mine;                        ///< acknowledged from here
    QTimer m_portions;                           ///< between two portions
    QTimer m_ticks;                              ///< time passes
    qint64 m_eventsTaken = 0;
    int m_toldWhileStale = 0;
    int m_epoch = 0; ///< answers that carry another are dropped
    int m_acts = 0;  ///< under way
    int m_ticksFailed = 0;
    bool m_isLoading = false;
    bool m_isCut = false;
    FeedInbox m_inbox;
    std::unique_ptr<alerts::AlertFeed> m_feed; ///< last: it ends before its inbox
};

} // namespace wardlight::ui
