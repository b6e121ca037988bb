#include "ui/waveforms/recording_presenter.h"

#include "core/async/tasks.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

using waveforms::DerivedChannel;
using waveforms::StoredRecord;

namespace {

constexpr double ReadBeyond = 0.5; ///< of the span, to either side: small moves need nothing new
constexpr double SameWidth = 0.01; ///< of a column; two so alike look the same
constexpr double MsASecond = 1000;

QDateTime endOf(const StoredRecord& record)
{
    return record.start.addMSecs(qint64(record.durationSeconds() * MsASecond));
}

std::vector<DerivedChannel> firstChannels(const StoredRecord& record)
{
    std::vector<DerivedChannel> channels;
    const std::size_t count = std::min(record.channels.size(), RecordingPresenter::FirstChannels);
    for (std::size_t i = 0; i < count; ++i)
        channels.push_back({record.channels[i].source.name, {{int(i), 1}}});
    return channels;
}

} // namespace

RecordingPresenter::RecordingPresenter(std::shared_ptr<waveforms::SegmentStore> store, Pools& pools,
                                       QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{}

void RecordingPresenter::setPatient(const PatientId& patient)
{
    if (patient == m_patient)
        return;
    m_patient = patient;
    ++m_epoch;
    m_records.setRecords({});
    m_wanted = {};
    m_record.reset();
    m_reading.reset();
    m_marks.clear();
    m_moment = {};
    m_between.reset();
    m_isReading = m_isAsking = false;
    if (patient.isNull())
        setState(State::NoPatient);
    else
        list();
}

void RecordingPresenter::refresh()
{
    if (!m_patient.isNull())
        list();
}

void RecordingPresenter::list()
{
    m_isAsking = true;
    m_isReading = false; // its answer belongs to an earlier epoch
    if (!m_record)
        setState(State::Loading);
    const auto listing = runTask(m_pools.database, [store = m_store, patient = m_patient] {
        return store->records(patient);
    });
    whenDone(listing, this, [this, epoch = ++m_epoch](Result<std::vector<StoredRecord>> records) {
        if (epoch == m_epoch)
            takeList(std::move(records));
    });
}

void RecordingPresenter::takeList(Result<std::vector<StoredRecord>> records)
{
    if (!records) {
        fail(records.error());
        return;
    }
    m_isAsking = false;
    m_records.setRecords(std::move(*records));
    const bool isThere = m_records.rowOf(m_wanted) >= 0;
    const StoredRecord* first = firstChoice();
    if (isThere) {
        choose(waveforms::RecordId(m_wanted));
    } else if (first) {
        choose(first->id);
    } else {
        m_record.reset();
        m_reading.reset();
        setState(State::Empty);
    }
}

/// The one that overlaps most; null where none does.
const StoredRecord* RecordingPresenter::recordAt(const QDateTime& from, const QDateTime& to) const
{
    const StoredRecord* best = nullptr;
    qint64 most = -1;
    for (const StoredRecord& record : m_records.records()) {
        if (!record.start.isValid() || record.start > to || endOf(record) < from)
            continue;
        const qint64 overlap = std::max(record.start, from).msecsTo(std::min(endOf(record), to));
        if (overlap > most) {
            most = overlap;
            best = &record;
        }
    }
    return best;
}

const StoredRecord* RecordingPresenter::firstChoice() const
{
    if (m_between) {
        if (const StoredRecord* found = recordAt(m_between->first, m_between->second))
            return found;
    }
    if (m_moment.isValid()) {
        if (const StoredRecord* found = recordAt(m_moment, m_moment))
            return found;
    }
    return m_records.records().empty() ? nullptr : &m_records.records().front();
}

void RecordingPresenter::choose(const waveforms::RecordId& id)
{
    m_wanted = id;
    m_isAsking = true;
    m_isReading = false;
    if (!m_record || m_record->id != id)
        setState(State::Loading);
    const auto opening = runTask(m_pools.database, [store = m_store, id]() -> Result<Opened> {
        auto record = store->record(id.toString());
        if (!record)
            return propagate(record);
        const auto annotations = store->annotations(*record);
        if (!annotations)
            return propagate(annotations);
        auto marks = marksOf(*record, *annotations);
        return Opened{std::move(*record), std::move(marks)};
    });
    whenDone(opening, this, [this, epoch = ++m_epoch](Result<Opened> opened) {
        if (epoch == m_epoch)
            take(std::move(opened));
    });
}

void RecordingPresenter::take(Result<Opened> opened)
{
    m_isAsking = false;
    if (!opened) {
        fail(opened.error());
        return;
    }
    const bool isSame = m_record && m_record->id == opened->record.id;
    m_record = std::make_shared<const StoredRecord>(std::move(opened->record));
    m_marks = std::move(opened->marks);
    if (!isSame) {
        m_reading.reset();
        m_channels = firstChannels(*m_record);
        m_span = within({}, m_record->durationSeconds());
    }
    m_isOutdated = true; // a recording that grows has more now
    setState(State::Ready);
    showMoment();
    emit marksChanged();
    emit spanChanged();
    read();
}

/// Where the charts look, if the recording was made then.
void RecordingPresenter::showMoment()
{
    if (!m_record || !m_record->start.isValid())
        return;
    if (m_between) {
        m_span = spanBetween(m_record->start, m_between->first, m_between->second);
        return;
    }
    const bool isInside =
        m_moment.isValid() && m_moment >= m_record->start && m_moment <= endOf(*m_record);
    if (isInside)
        m_span = within(centred(m_span, double(m_record->start.msecsTo(m_moment)) / MsASecond),
                        m_record->durationSeconds());
}

void RecordingPresenter::lookAt(const QDateTime& moment)
{
    m_between.reset();
    m_moment = moment;
    if (!moment.isValid())
        return;
    const StoredRecord* there = recordAt(moment, moment);
    if (!there)
        return;
    const bool isShown = m_record && m_record->start.isValid() && moment >= m_record->start &&
                         moment <= endOf(*m_record);
    if (!isShown && m_wanted != there->id) {
        choose(there->id);
        return;
    }
    const RecordingSpan before = m_span;
    showMoment();
    moveTo(std::exchange(m_span, before));
}

void RecordingPresenter::lookBetween(const QDateTime& from, const QDateTime& to)
{
    m_between = {from, to};
    const StoredRecord* there = recordAt(from, to);
    const bool isShown =
        m_record && m_record->start.isValid() && m_record->start <= to && endOf(*m_record) >= from;
    if (there && !isShown && m_wanted != there->id) {
        choose(there->id);
        return;
    }
    const RecordingSpan before = m_span;
    showMoment();
    moveTo(std::exchange(m_span, before));
}

void RecordingPresenter::setSpan(const RecordingSpan& span)
{
    m_between.reset();
    m_moment = {};
    if (m_record)
        moveTo(within(span, m_record->durationSeconds()));
}

void RecordingPresenter::moveTo(const RecordingSpan& span)
{
    if (span == m_span)
        return;
    m_span = span;
    emit spanChanged();
    read();
}

void RecordingPresenter::setColumns(int columns)
{
    if (columns == m_columns || columns < 1)
        return;
    m_columns = columns;
    read();
}

void RecordingPresenter::setChannels(std::vector<DerivedChannel> channels)
{
    if (channels.size() > MostChannels)
        channels.resize(MostChannels);
    m_channels = std::move(channels);
    m_isOutdated = true;
    emit changed();
    read();
}

void RecordingPresenter::setFilters(const waveforms::FilterSettings& filters)
{
    if (filters == m_filters)
        return;
    m_filters = filters;
    m_isOutdated = true;
    read();
}

void RecordingPresenter::refreshMarks()
{
    if (!m_record)
        return;
    const auto reading = runTask(m_pools.database, [store = m_store, record = m_record] {
        return store->annotations(*record);
    });
    whenDone(reading, this,
             [this, record = m_record](const Result<std::vector<waveforms::AnnotationSet>>& sets) {
                 if (record != m_record || !sets)
                     return; // those that are shown stay
                 m_marks = marksOf(*record, *sets);
                 emit marksChanged();
             });
}

double RecordingPresenter::columnsPerSecond() const
{
    return double(m_columns) / m_span.width();
}

bool RecordingPresenter::isAtHand() const
{
    if (!m_reading || m_isOutdated)
        return false;
    const RecordingSpan needed = {std::max(0.0, m_span.fromSeconds),
                                  std::min(m_span.toSeconds, m_record->durationSeconds())};
    const double difference = std::abs(m_reading->columnsPerSecond / columnsPerSecond() - 1);
    return difference < SameWidth && m_reading->span.covers(needed);
}

void RecordingPresenter::read()
{
    if (m_state != State::Ready || m_isReading || m_columns == 0 || isAtHand())
        return;
    const double beyond = m_span.width() * ReadBeyond;
    const RecordingQuestion question{m_store,
                                     m_record,
                                     m_channels,
                                     m_filters,
                                     {m_span.fromSeconds - beyond, m_span.toSeconds + beyond},
                                     columnsPerSecond()};
    m_isReading = true;
    m_isOutdated = false;
    const auto reading = runTask(m_pools.database, [question] { return readRecording(question); });
    whenDone(reading, this, [this, epoch = m_epoch](Result<RecordingReading> answer) {
        if (epoch == m_epoch)
            takeReading(std::move(answer));
    });
}

void RecordingPresenter::takeReading(Result<RecordingReading> reading)
{
    m_isReading = false;
    if (!reading) {
        fail(reading.error());
        return;
    }
    m_reading = std::make_shared<const RecordingReading>(std::move(*reading));
    emit readingChanged();
    read(); // the person may have moved on
}

void RecordingPresenter::fail(const Error& error)
{
    m_error = error;
    m_isAsking = false;
    m_record.reset();
    m_reading.reset();
    setState(State::Failed);
}

void RecordingPresenter::setState(State state)
{
    m_state = state;
    if (state != State::Failed)
        m_error.reset();
    emit changed();
}

} // namespace wardlight::ui
