#include "ui/vitals/trends_presenter.h"

#include "core/async/tasks.h"

#include <algorithm>
#include <utility>

namespace wardlight::ui {

using vitals::Envelope;

namespace {

constexpr int LiveMs = 10'000;
constexpr int MarkerDays = 400;
constexpr qint64 OverviewWidthMs = 1'800'000;
constexpr qint64 OverviewMs = 90 * 86'400'000LL;
/// Values may arrive this late and still appear by themselves.
constexpr qint64 LateMs = 120'000;
/// Room after the newest reading where a view ends there, of its width.
constexpr double RoomAfterNewest = 0.02;

QDateTime utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

vitals::EnvelopeQuery queryOf(const PatientId& patient, const TrendCache::Span& of)
{
    return {
        patient, {}, {utc(of.span.fromMs), utc(of.span.toMs)}, int(of.span.widthMs() / of.widthMs)};
}

/// The columns of @p more beside those of @p known that are not in it.
std::vector<Envelope> withTypesOf(const std::vector<TrendPanel>& known,
                                  const std::vector<Envelope>& more)
{
    std::vector<Envelope> all;
    for (const TrendPanel& panel : known) {
        for (const QString& type : panel.types)
            all.push_back({type, panel.unit, {}});
    }
    for (const Envelope& envelope : more) {
        const bool isKnown = std::any_of(all.begin(), all.end(), [&](const Envelope& each) {
            return each.type == envelope.type && each.unit == envelope.unit;
        });
        if (!isKnown)
            all.push_back({envelope.type, envelope.unit, {}});
    }
    return all;
}

} // namespace

TrendsPresenter::TrendsPresenter(Sources sources, Pools& pools, QObject* parent)
    : QObject(parent), m_with(std::move(sources)), m_pools(pools)
{
    m_live.setInterval(LiveMs);
    connect(&m_live, &QTimer::timeout, this, &TrendsPresenter::followClock);
}

void TrendsPresenter::setPatient(const PatientId& patient)
{
    ++m_epoch;
    ++m_scoreEpoch;
    ++m_markerEpoch;
    m_isReading = m_isReadingScore = m_isReadingMarkers = m_hasOverview = false;
    m_overview.reset();
    m_patient = patient;
    m_cache.clear();
    m_shown.clear();
    m_panels.clear();
    m_markers.clear();
    m_latest.clear();
    m_news2.reset();
    m_scoreAt = {};
    m_aroundMs.reset();
    m_extent = {};
    m_error.reset();
    setState(patient.isNull() ? State::NoPatient : State::Loading);
    emit trendsChanged();
    emit markersChanged();
    emit scoreChanged();
    if (!patient.isNull())
        readExtent();
}

void TrendsPresenter::setBirthDate(const std::optional<QDate>& born)
{
    if (m_born == born)
        return;
    m_born = born;
    if (m_news2)
        readScore();
}

void TrendsPresenter::setMostColumns(int columns)
{
    if (columns == m_mostColumns || columns < 2)
        return;
    m_mostColumns = columns;
    if (m_state == State::Ready)
        load();
}

void TrendsPresenter::readExtent()
{
    m_isReading = true;
    auto read = runTask(m_pools.database,
                        [store = m_with.store, id = m_patient] { return store->extent(id); });
    whenDone(read, this, [this, epoch = m_epoch](const Result<vitals::Extent>& extent) {
        if (epoch != m_epoch)
            return;
        m_isReading = false;
        if (!extent) {
            fail(extent.error());
            return;
        }
        m_extent = *extent;
        if (m_extent.types.isEmpty())
            setState(State::Empty);
        else
            showFirst();
        refreshMarkers();
        readScore();
    });
}

/// After the extent was read: what was asked for meanwhile, what was shown before, or the last day.
void TrendsPresenter::showFirst()
{
    const qint64 width = m_view.widthMs() > 0 ? m_view.widthMs() : FirstWidthMs;
    if (const auto ms = std::exchange(m_aroundMs, std::nullopt)) {
        m_view = centred({0, width}, *ms);
        m_isFollowing = false;
        load();
    } else if (m_state == State::Loading) {
        showLast(width);
    } else {
        load();
    }
}

void TrendsPresenter::showAround(qint64 ms)
{
    if (m_state == State::Ready)
        setView(centred(m_view, ms));
    else
        m_aroundMs = ms;
}

void TrendsPresenter::showLast(qint64 widthMs)
{
    const qint64 now = m_with.clock->now().toMSecsSinceEpoch();
    qint64 end = now;
    m_isFollowing = true;
    if (m_extent.last.isValid() && m_extent.last.toMSecsSinceEpoch() < now - widthMs) {
        end = m_extent.last.toMSecsSinceEpoch() + qint64(double(widthMs) * RoomAfterNewest);
        m_isFollowing = false;
    }
    m_view = {end - widthMs, end};
    if (!m_patient.isNull() && m_state != State::Empty)
        load();
}

void TrendsPresenter::setView(const TimeView& view)
{
    if (view == m_view)
        return;
    m_isFollowing = false;
    m_view = view;
    if (m_state == State::Ready)
        load();
}

void TrendsPresenter::load()
{
    const auto span = missing();
    if (!span || m_state == State::Ready)
        publish();
    if (span && !m_isReading && !isInOverview())
        read(*span);
}

qint64 TrendsPresenter::columnWidthMs() const
{
    return TrendCache::columnWidthMs(m_view.widthMs(), m_mostColumns);
}

/// Of the view, what data can be in: there is nothing before the first value.
TimeView TrendsPresenter::viewWithData() const
{
    const qint64 first = m_extent.first.toMSecsSinceEpoch();
    return {std::clamp(first, m_view.fromMs, m_view.toMs - 1), m_view.toMs};
}

std::optional<TrendCache::Span> TrendsPresenter::missing() const
{
    return m_cache.missing(columnWidthMs(), viewWithData());
}

void TrendsPresenter::read(const TrendCache::Span& span)
{
    m_isReading = true;
    auto read = runTask(m_pools.database, [store = m_with.store, query = queryOf(m_patient, span)] {
        return store->envelopes(query);
    });
    whenDone(read, this,
             [this, epoch = m_epoch, span](const Result<std::vector<Envelope>>& envelopes) {
                 if (epoch != m_epoch)
                     return;
                 m_isReading = false;
                 takeRead(span, envelopes);
             });
}

void TrendsPresenter::takeRead(const TrendCache::Span& span,
                               const Result<std::vector<Envelope>>& envelopes)
{
    if (!envelopes) {
        fail(envelopes.error());
        return;
    }
    const bool isNews = m_state != State::Ready || m_error;
    m_error.reset();
    m_readAt = m_with.clock->now();
    m_cache.add(span, *envelopes);
    m_panels = trendPanels(withTypesOf(m_panels, *envelopes));
    if (isNews)
        setState(State::Ready);
    load(); // the view may have moved on meanwhile
    if (!m_hasOverview)
        readOverview();
}

/// What wide ranges are made of, while the person still looks at the first one.
void TrendsPresenter::readOverview()
{
    m_hasOverview = true;
    const qint64 end = std::max(m_view.toMs, m_with.clock->now().toMSecsSinceEpoch());
    const qint64 first = std::max(end - OverviewMs, m_extent.first.toMSecsSinceEpoch());
    if (first >= m_view.fromMs)
        return; // all there is is in view
    m_overview = TrendCache::Span{
        OverviewWidthMs,
        {first / OverviewWidthMs * OverviewWidthMs, (end / OverviewWidthMs + 1) * OverviewWidthMs}};
    auto read =
        runTask(m_pools.database, [store = m_with.store, query = queryOf(m_patient, *m_overview)] {
            return store->envelopes(query);
        });
    whenDone(read, this, [this, epoch = m_epoch](const Result<std::vector<Envelope>>& envelopes) {
        if (epoch == m_epoch)
            takeRead(*std::exchange(m_overview, std::nullopt), envelopes);
    });
}

/// Whether the overview that is being read will show the view.
bool TrendsPresenter::isInOverview() const
{
    const TimeView view = viewWithData();
    return m_overview && columnWidthMs() % OverviewWidthMs == 0 &&
           view.fromMs >= m_overview->span.fromMs && view.toMs <= m_overview->span.toMs;
}

void TrendsPresenter::publish()
{
    std::vector<Envelope> cut = m_cache.cut(columnWidthMs(), viewWithData());
    // rather the wrong resolution than nothing, until the right one is there
    if (!cut.empty() || !missing())
        m_shown = std::move(cut);
    emit trendsChanged();
}

/// All of the patient's, a year back at least: panning over them asks nobody.
void TrendsPresenter::refreshMarkers()
{
    if (!m_with.markers || m_patient.isNull())
        return;
    m_isReadingMarkers = true;
    const QDateTime to = m_with.clock->now().addDays(1);
    const QDateTime yearAgo = to.addDays(-MarkerDays);
    const QDateTime from = m_extent.first.isValid() ? std::min(m_extent.first, yearAgo) : yearAgo;
    auto read = runTask(m_pools.database, [load = m_with.markers, id = m_patient, from, to] {
        return load(id, from, to);
    });
    whenDone(read, this, [this, epoch = ++m_markerEpoch](Result<std::vector<TrendMarker>> found) {
        if (epoch != m_markerEpoch)
            return;
        m_isReadingMarkers = false;
        if (!found)
            return; // the curves say themselves what is wrong with the database
        m_markers = std::move(*found);
        std::sort(m_markers.begin(), m_markers.end(),
                  [](const TrendMarker& a, const TrendMarker& b) { return a.at < b.at; });
        emit markersChanged();
    });
}

std::vector<TrendMarker> TrendsPresenter::markers() const
{
    std::vector<TrendMarker> shown;
    for (const TrendMarker& marker : m_markers) {
        if (m_view.contains(marker.at.toMSecsSinceEpoch()))
            shown.push_back(marker);
    }
    return shown;
}

void TrendsPresenter::scoreAt(const QDateTime& at)
{
    if (at == m_scoreAt)
        return;
    m_scoreAt = at;
    if (m_state == State::Ready)
        readScore();
}

void TrendsPresenter::readScore()
{
    m_isReadingScore = true;
    const QDateTime at = m_scoreAt.isValid() ? m_scoreAt : m_with.clock->now();
    auto read = runTask(m_pools.database, [store = m_with.store, id = m_patient, at] {
        return store->latestOfPatient(id, at);
    });
    whenDone(read, this,
             [this, at, epoch = ++m_scoreEpoch](const Result<vitals::LatestSamples>& latest) {
                 if (epoch != m_scoreEpoch)
                     return;
                 m_isReadingScore = false;
                 if (latest) {
                     m_latest = *latest;
                     m_news2 = vitals::news2(*latest, at, vitals::SpO2Scale::One, m_born);
                     m_scoredAt = at;
                 }
                 emit scoreChanged();
             });
}

void TrendsPresenter::refresh()
{
    if (m_patient.isNull())
        return;
    ++m_epoch;
    m_cache.clear();
    m_overview.reset();
    m_hasOverview = false;
    if (m_state == State::Failed || m_state == State::Empty)
        setState(State::Loading);
    readExtent();
}

void TrendsPresenter::setLive(bool isLive)
{
    if (isLive)
        m_live.start();
    else
        m_live.stop();
}

void TrendsPresenter::followClock()
{
    if (!m_isFollowing || m_state != State::Ready || m_isReading)
        return;
    const qint64 now = m_with.clock->now().toMSecsSinceEpoch();
    m_cache.forgetFrom(std::min(m_view.toMs, now) - std::max(LateMs, columnWidthMs()));
    m_view = {now - m_view.widthMs(), now};
    load();
}

void TrendsPresenter::fail(const Error& error)
{
    m_error = error;
    if (m_shown.empty())
        setState(State::Failed);
    else
        emit stateChanged(); // what is there stays, and says how old it is
}

std::optional<QDateTime> TrendsPresenter::staleSince() const
{
    return m_error && m_state == State::Ready ? std::optional(m_readAt) : std::nullopt;
}

void TrendsPresenter::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

bool TrendsPresenter::isSettled() const
{
    const bool isWaiting = m_state == State::Ready && isInOverview() && missing();
    return !m_isReading && !m_isReadingScore && !m_isReadingMarkers && !isWaiting;
}

} // namespace wardlight::ui
