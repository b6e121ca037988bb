#include "ui/alerts/alerts_presenter.h"

#include "core/async/tasks.h"

#include <algorithm>

namespace wardlight::ui {

using alerts::Alert;
using alerts::AlertEvent;
using alerts::EventKind;

namespace {

constexpr int OpenPage = 2'000;
constexpr int HistoryPageSize = 200;
constexpr std::size_t EventsPerPortion = 60;
constexpr int PortionPauseMs = 25;
constexpr int TickMs = 1'000;
constexpr int TicksBeforeRetry = 5;

const std::vector<EventKind> Acts{EventKind::Acknowledged, EventKind::Silenced,
                                  EventKind::Unsilenced};

bool isAct(const AlertEvent& event)
{
    return event.kind != EventKind::Raised;
}

} // namespace

AlertsPresenter::AlertsPresenter(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_with(std::move(dependencies)), m_open(m_with.clock),
      m_history(m_with.clock)
{
    m_portions.setSingleShot(true);
    m_portions.setInterval(PortionPauseMs);
    connect(&m_portions, &QTimer::timeout, this, &AlertsPresenter::takePortion);
    connect(&m_inbox, &FeedInbox::arrived, this, [this] {
        if (!m_portions.isActive())
            m_portions.start();
    });
    connect(&m_history, &AlertHistoryModel::moreWanted, this, &AlertsPresenter::loadMoreHistory);
    m_ticks.setInterval(TickMs);
    connect(&m_ticks, &QTimer::timeout, this, &AlertsPresenter::tick);
    m_ticks.start();
}

AlertsPresenter::~AlertsPresenter() = default;

void AlertsPresenter::tick()
{
    m_open.tick();
    emit openChanged();
    const bool isWaiting = m_state == State::Failed && !m_isLoading && m_error->retryable;
    m_ticksFailed = isWaiting ? m_ticksFailed + 1 : 0;
    if (m_ticksFailed >= TicksBeforeRetry)
        refresh();
}

Result<AlertsPresenter::Lists> AlertsPresenter::readLists(alerts::AlertStore& store)
{
    Lists lists;
    const auto position = store.position();
    if (!position)
        return propagate(position);
    lists.position = *position;
    alerts::AlertQuery query{.state = alerts::AlertState::Open, .limit = OpenPage};
    do {
        auto page = store.list(query);
        if (!page)
            return propagate(page);
        lists.open.insert(lists.open.end(), std::make_move_iterator(page->alerts.begin()),
                          std::make_move_iterator(page->alerts.end()));
        query.after = page->next;
    } while (query.after && lists.open.size() < std::size_t(LargestList));
    lists.isCut = query.after.has_value();
    auto silences = store.activeSilences();
    if (!silences)
        return propagate(silences);
    lists.silences = std::move(*silences);
    auto history = store.history({.kinds = Acts, .limit = HistoryPageSize});
    if (!history)
        return propagate(history);
    lists.history = std::move(*history);
    return lists;
}

void AlertsPresenter::refresh()
{
    m_isLoading = true;
    m_meanwhile.clear();
    auto read =
        runTask(m_with.pools.database, [store = m_with.store] { return readLists(*store); });
    whenDone(read, this, [this, epoch = ++m_epoch](Result<Lists> lists) {
        if (epoch == m_epoch)
            takeLists(std::move(lists));
    });
}

void AlertsPresenter::takeLists(Result<Lists> lists)
{
    m_isLoading = false;
    m_error.reset();
    if (!lists) {
        m_error = lists.error();
        if (m_state != State::Ready) // what is there stays; the feed says that it is old
            m_state = State::Failed;
        emit stateChanged();
        return;
    }
    m_isCut = lists->isCut;
    m_nextHistory = lists->history.next;
    m_open.reset(lists->open);
    m_open.setSilences(std::move(lists->silences));
    m_history.setEvents(std::move(lists->history.events), m_nextHistory.has_value());
    std::vector<Alert> later;
    for (const AlertEvent& event : m_meanwhile) {
        if (event.alert)
            later.push_back(*event.alert);
    }
    m_open.apply(later, m_mine);
    m_meanwhile.clear();
    m_state = State::Ready;
    if (!m_feed)
        follow(lists->position);
    emit stateChanged();
    emit openChanged();
}

void AlertsPresenter::follow(const alerts::ChangeCursor& from)
{
    m_feed = std::make_unique<alerts::AlertFeed>(m_with.store, from, m_with.listen, m_with.clock,
                                                 m_inbox.consumer());
}

void AlertsPresenter::takePortion()
{
    std::vector<AlertEvent> events;
    const auto flush = [this, &events] {
        if (!events.empty())
            takeEvents(std::exchange(events, {}));
    };
    for (FeedWord& word : m_inbox.take(EventsPerPortion)) {
        if (auto* event = std::get_if<AlertEvent>(&word)) {
            events.push_back(std::move(*event));
            continue;
        }
        flush();
        if (const auto* stale = std::get_if<FeedStale>(&word))
            takeWord(*stale);
        else if (const auto* live = std::get_if<FeedLive>(&word))
            takeWord(*live);
        else
            takeWord(FeedRestarted());
    }
    flush();
    if (!m_inbox.isEmpty())
        m_portions.start();
}

void AlertsPresenter::takeWord(const FeedStale& stale)
{
    m_staleSince = stale.since;
    m_toldWhileStale = 0;
    emit stateChanged();
}

void AlertsPresenter::takeWord(const FeedLive& live)
{
    m_staleSince.reset();
    if (live.gap)
        m_history.addGap(*live.gap, m_toldWhileStale);
    emit stateChanged();
}

void AlertsPresenter::takeWord(const FeedRestarted&)
{
    refresh();
}

void AlertsPresenter::takeEvents(const std::vector<AlertEvent>& events)
{
    m_eventsTaken += qint64(events.size());
    m_toldWhileStale += m_staleSince ? int(events.size()) : 0;
    if (m_isLoading)
        m_meanwhile.insert(m_meanwhile.end(), events.begin(), events.end());
    std::vector<Alert> changed;
    std::vector<AlertEvent> acts;
    QSet<AlertId> known;
    bool areSilencesOthers = false;
    for (const AlertEvent& event : events) {
        if (event.alert) {
            changed.push_back(*event.alert);
            if (m_open.find(event.alert->id))
                known.insert(event.alert->id);
        }
        if (isAct(event))
            acts.push_back(event);
        areSilencesOthers |=
            event.kind == EventKind::Silenced || event.kind == EventKind::Unsilenced;
    }
    m_open.apply(changed, m_mine);
    m_history.prepend(acts);
    if (areSilencesOthers)
        readSilences();
    tellCritical(events, known);
    emit openChanged();
}

void AlertsPresenter::tellCritical(const std::vector<AlertEvent>& events,
                                   const QSet<AlertId>& known)
{
    const Alert* first = nullptr;
    int count = 0;
    for (const AlertEvent& event : events) {
        const bool isNews = event.kind == EventKind::Raised && event.alert &&
                            !event.alert->acknowledged && !known.contains(event.alert->id) &&
                            event.alert->severity == alerts::Severity::Critical;
        if (!isNews || m_open.silence(m_open.indexOf(event.alert->id)))
            continue;
        first = first ? first : &*event.alert;
        ++count;
    }
    if (first)
        emit criticalRaised(*first, count);
}

void AlertsPresenter::readSilences()
{
    auto read =
        runTask(m_with.pools.database, [store = m_with.store] { return store->activeSilences(); });
    whenDone(read, this, [this](Result<std::vector<alerts::Silence>> silences) {
        if (!silences)
            return; // the feed says that the connection is lost
        m_open.setSilences(std::move(*silences));
        emit openChanged();
    });
}

void AlertsPresenter::loadMoreHistory()
{
    if (!m_nextHistory)
        return;
    alerts::HistoryQuery query{.kinds = Acts, .after = m_nextHistory, .limit = HistoryPageSize};
    auto read = runTask(m_with.pools.database,
                        [store = m_with.store, query] { return store->history(query); });
    whenDone(read, this, [this, epoch = m_epoch](Result<alerts::HistoryPage> page) {
        if (epoch != m_epoch)
            return;
        if (!page) {
            m_history.stopLoading();
            emit actFailed(page.error());
            return;
        }
        m_nextHistory = page->next;
        m_history.append(std::move(page->events), m_nextHistory.has_value());
    });
}

void AlertsPresenter::acknowledge(const std::vector<AlertId>& ids, const QString& note)
{
    if (ids.empty())
        return;
    ++m_acts;
    m_mine.unite(QSet<AlertId>(ids.begin(), ids.end())); // the feed may be faster than the answer
    auto done = runTask(m_with.pools.database,
                        [store = m_with.store, operation = OperationId::generate(), ids, note] {
                            return store->acknowledge(operation, ids, note);
                        });
    whenDone(done, this, [this, ids](const Result<std::vector<alerts::AckOutcome>>& outcomes) {
        --m_acts;
        if (outcomes) {
            takeOutcomes(*outcomes);
            return;
        }
        m_mine.subtract(QSet<AlertId>(ids.begin(), ids.end()));
        emit actFailed(outcomes.error());
    });
}

void AlertsPresenter::takeOutcomes(const std::vector<alerts::AckOutcome>& outcomes)
{
    using Kind = alerts::AckOutcome::Kind;
    std::vector<Alert> changed;
    std::vector<alerts::AckOutcome> others;
    int mine = 0;
    for (const alerts::AckOutcome& outcome : outcomes) {
        mine += outcome.kind == Kind::Acknowledged ? 1 : 0;
        if (outcome.kind == Kind::WasAlready) {
            m_mine.remove(outcome.id); // its row stays for a moment and says who was faster
            others.push_back(outcome);
        }
        if (const Alert* known = m_open.find(outcome.id)) {
            changed.push_back(*known);
            changed.back().acknowledged = outcome.acknowledged;
        }
    }
    m_open.apply(changed, m_mine);
    emit openChanged();
    if (mine > 0)
        emit acknowledged(mine);
    if (!others.empty())
        emit wereAcknowledged(others);
}

void AlertsPresenter::act(const Result<>& done, void (AlertsPresenter::*tell)())
{
    --m_acts;
    if (!done) {
        emit actFailed(done.error());
        return;
    }
    readSilences();
    emit(this->*tell)();
}

void AlertsPresenter::silence(const alerts::NewSilence& silence)
{
    ++m_acts;
    auto done = runTask(m_with.pools.database, [store = m_with.store,
                                                operation = OperationId::generate(), silence] {
        return store->silence(operation, silence).map([](const alerts::SilenceId&) {});
    });
    whenDone(done, this,
             [this](const Result<>& outcome) { act(outcome, &AlertsPresenter::silenced); });
}

void AlertsPresenter::endSilence(const PatientId& patient, const QString& type)
{
    ++m_acts;
    auto done = runTask(m_with.pools.database,
                        [store = m_with.store, operation = OperationId::generate(), patient, type] {
                            return store->endSilence(operation, patient, type);
                        });
    whenDone(done, this,
             [this](const Result<>& outcome) { act(outcome, &AlertsPresenter::unsilenced); });
}

bool AlertsPresenter::isSettled() const
{
    return !m_isLoading && m_acts == 0 && m_inbox.isEmpty();
}

} // namespace wardlight::ui
