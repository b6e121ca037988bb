#include "ui/alerts/alert_history_model.h"

#include "core/alerts/alert_rules.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/formats.h"

#include <algorithm>

namespace wardlight::ui {

using alerts::AlertEvent;
using alerts::EventKind;

AlertHistoryModel::AlertHistoryModel(std::shared_ptr<const Clock> clock, QObject* parent)
    : QAbstractTableModel(parent), m_clock(std::move(clock))
{}

/// When a person acted, as the alert says; else when it was recorded.
QDateTime AlertHistoryModel::timeOf(const Entry& entry)
{
    if (const auto* gap = std::get_if<Gap>(&entry))
        return gap->time.to;
    const auto& event = std::get<AlertEvent>(entry);
    const bool isAcknowledged = event.kind == EventKind::Acknowledged && event.alert &&
                                event.alert->acknowledged &&
                                event.alert->acknowledged->at.isValid();
    return isAcknowledged ? event.alert->acknowledged->at : event.occurredAt;
}

void AlertHistoryModel::setEvents(std::vector<AlertEvent> events, bool hasMore)
{
    beginResetModel();
    std::vector<Entry> gaps;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(gaps),
                 [](const Entry& entry) { return std::holds_alternative<Gap>(entry); });
    m_entries.assign(std::make_move_iterator(events.begin()),
                     std::make_move_iterator(events.end()));
    for (Entry& gap : gaps) {
        const QDateTime end = timeOf(gap);
        const auto place = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const Entry& e) { return timeOf(e) <= end; });
        m_entries.insert(place, std::move(gap));
    }
    m_hasMore = hasMore;
    endResetModel();
}

void AlertHistoryModel::append(std::vector<AlertEvent> events, bool hasMore)
{
    if (!events.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(events.size()) - 1);
        m_entries.insert(m_entries.end(), std::make_move_iterator(events.begin()),
                         std::make_move_iterator(events.end()));
        endInsertRows();
    }
    m_hasMore = hasMore;
}

void AlertHistoryModel::prepend(const std::vector<AlertEvent>& events)
{
    if (events.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(events.size()) - 1);
    m_entries.insert(m_entries.begin(), events.rbegin(), events.rend()); // the latest first
    endInsertRows();
}

void AlertHistoryModel::addGap(const alerts::FeedGap& gap, int told)
{
    beginInsertRows({}, 0, 0);
    m_entries.insert(m_entries.begin(), Gap{gap, told});
    endInsertRows();
}

void AlertHistoryModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int AlertHistoryModel::rowOf(const AlertId& id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const AlertEvent* at = event(row);
        if (at && at->alert && at->alert->id == id)
            return row;
    }
    return -1;
}

const AlertEvent* AlertHistoryModel::event(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return std::get_if<AlertEvent>(&m_entries[static_cast<std::size_t>(row)]);
}

int AlertHistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int AlertHistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

QString whatText(const AlertEvent& event)
{
    switch (event.kind) {
    case EventKind::Raised:
        return AlertHistoryModel::tr("Raised");
    case EventKind::Acknowledged:
        return AlertHistoryModel::tr("Acknowledged");
    case EventKind::Silenced:
        return AlertHistoryModel::tr("Silenced until %1")
            .arg(sinceText(event.silencedUntil, event.silencedUntil));
    case EventKind::Unsilenced:
        return AlertHistoryModel::tr("Silence ended");
    }
    return {};
}

} // namespace

QString AlertHistoryModel::text(const AlertEvent& event, int column) const
{
    switch (column) {
    case TimeColumn:
        return sinceText(timeOf(event), m_clock->now());
    case WhatColumn:
        return whatText(event);
    case AlertColumn:
        return event.alert ? alerts::headline(*event.alert)
                           : alerts::measurementAbbreviation(event.type);
    case PatientColumn:
        return patientWords(event.patient);
    case PersonColumn:
        return alerts::plainLine(event.person);
    case NoteColumn:
        return alerts::plainLine(event.note);
    default:
        return {};
    }
}

QString AlertHistoryModel::text(const Gap& gap, int column) const
{
    switch (column) {
    case TimeColumn:
        return sinceText(gap.time.to, m_clock->now());
    case WhatColumn:
        return tr("Not live");
    case AlertColumn:
        return tr("Nothing was heard from %1 to %2; %n change(s) were read afterwards", nullptr,
                  gap.told)
            .arg(formatTime(gap.time.from.toLocalTime()), formatTime(gap.time.to.toLocalTime()));
    default:
        return {};
    }
}

QVariant AlertHistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    const AlertEvent* event = std::get_if<AlertEvent>(&entry);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return event ? text(*event, index.column()) : text(std::get<Gap>(entry), index.column());
    case IconRole:
        return event && event->alert
                   ? severityIcon(event->alert->severity, alerts::isTechnical(*event->alert))
                   : QString();
    case SeverityRole:
        return event && event->alert ? static_cast<int>(event->alert->severity) : -1;
    case IsGapRole:
        return !event;
    default:
        return {};
    }
}

QVariant AlertHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case WhatColumn:
        return tr("What happened");
    case AlertColumn:
        return tr("Alert");
    case PatientColumn:
        return tr("Patient");
    case PersonColumn:
        return tr("By");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

bool AlertHistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasMore;
}

void AlertHistoryModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_hasMore = false;
    emit moreWanted();
}

} // namespace wardlight::ui
