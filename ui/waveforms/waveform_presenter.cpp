#include "ui/waveforms/waveform_presenter.h"

#include "core/async/tasks.h"

#include <algorithm>
#include <cstdlib>

namespace wardlight::ui {

using objects::UnverifiedPolicy;
using waveforms::OpenedRecord;
using waveforms::RecordSummary;

WaveformPresenter::WaveformPresenter(std::shared_ptr<waveforms::WaveformStore> store, Pools& pools,
                                     QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{}

void WaveformPresenter::setPatient(const PatientId& patient)
{
    if (patient == m_patient)
        return;
    m_patient = patient;
    m_moment = {};
    m_asked.clear();
    m_records.clear();
    m_summary.reset();
    m_opened.reset();
    ++m_epoch;
    if (m_patient.isNull())
        setState(State::NoPatient);
    else
        list();
}

void WaveformPresenter::lookAt(const QDateTime& moment)
{
    if (moment == m_moment && m_asked.isEmpty())
        return;
    m_moment = moment;
    m_asked.clear();
    emit momentChanged();
    if (!m_records.empty())
        choose();
}

void WaveformPresenter::show(const QString& recordId)
{
    m_asked = recordId;
    if (byId(recordId))
        choose();
    else
        refresh(); // it may have come since the list was read
}

void WaveformPresenter::acceptUnverified()
{
    if (m_state == State::NeedsConsent)
        open(RecordSummary(*m_summary), UnverifiedPolicy::Accept);
}

void WaveformPresenter::refresh()
{
    if (!m_patient.isNull())
        list();
}

std::shared_ptr<const waveforms::WaveformRecord> WaveformPresenter::record() const
{
    if (!m_opened)
        return {};
    return {m_opened, &m_opened->record};
}

const objects::Provenance* WaveformPresenter::provenance() const
{
    return m_opened ? &m_opened->provenance : nullptr;
}

void WaveformPresenter::list()
{
    setState(State::Loading);
    const auto reading = runTask(m_pools.database, [store = m_store, patient = m_patient] {
        return store->records(waveforms::RecordQuery{patient});
    });
    whenDone(reading, this, [this, epoch = ++m_epoch](Result<std::vector<RecordSummary>> records) {
        if (epoch == m_epoch)
            takeList(std::move(records));
    });
}

void WaveformPresenter::takeList(Result<std::vector<RecordSummary>> records)
{
    m_opened.reset();
    m_summary.reset();
    if (!records) {
        m_error = records.error();
        setState(State::Failed);
        return;
    }
    m_records = std::move(*records);
    if (m_records.empty())
        setState(State::Empty);
    else
        choose();
}

void WaveformPresenter::choose()
{
    const RecordSummary* asked = m_asked.isEmpty() ? nullptr : byId(m_asked);
    const RecordSummary* wanted = asked ? asked : nearest();
    if (!m_summary || m_summary->id != wanted->id)
        open(*wanted, UnverifiedPolicy::Refuse);
}

const RecordSummary* WaveformPresenter::nearest() const
{
    const auto distance = [this](const RecordSummary& record) {
        return std::llabs(m_moment.msecsTo(record.start));
    };
    const RecordSummary* best = nullptr;
    for (const RecordSummary& record : m_records) {
        if (!record.start.isValid())
            continue;
        // without a moment the newest; the list is in order of time
        if (!best || !m_moment.isValid() || distance(record) < distance(*best))
            best = &record;
    }
    return best ? best : &m_records.back();
}

const RecordSummary* WaveformPresenter::byId(const QString& id) const
{
    const auto found = std::find_if(m_records.begin(), m_records.end(),
                                    [&id](const RecordSummary& record) { return record.id == id; });
    return found == m_records.end() ? nullptr : &*found;
}

void WaveformPresenter::open(const RecordSummary& summary, UnverifiedPolicy policy)
{
    m_summary = summary;
    m_opened.reset();
    setState(State::Loading);
    const auto opening = runTask(m_pools.decode, [store = m_store, id = summary.id, policy] {
        return store->open(id, policy);
    });
    whenDone(opening, this, [this, epoch = ++m_epoch](Result<OpenedRecord> opened) {
        if (epoch == m_epoch)
            take(std::move(opened));
    });
}

void WaveformPresenter::take(Result<OpenedRecord> opened)
{
    if (opened) {
        m_opened = std::make_shared<const OpenedRecord>(std::move(*opened));
        setState(State::Ready);
        return;
    }
    m_error = opened.error();
    setState(m_error->code == ErrorCode::Unverified ? State::NeedsConsent : State::Failed);
}

void WaveformPresenter::setState(State state)
{
    m_state = state;
    if (state != State::Failed && state != State::NeedsConsent)
        m_error.reset();
    emit changed();
}

} // namespace wardlight::ui
