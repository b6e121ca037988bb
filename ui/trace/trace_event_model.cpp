#include "ui/trace/trace_event_model.h"

#include "core/trace/trace_rules.h"
#include "ui/common/formats.h"
#include "ui/trace/trace_words.h"

namespace wardlight::ui {

void TraceEventModel::setEvents(std::vector<trace::Event> events)
{
    beginResetModel();
    m_events = std::move(events);
    endResetModel();
}

void TraceEventModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_events.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TraceEventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int TraceEventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceEventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.parent().isValid() || index.row() >= rowCount())
        return {};
    const bool isFigure = index.column() == NumberColumn || index.column() == DistanceColumn;
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn)
            return tr("As recorded: %1").arg(m_events[std::size_t(index.row())].timeText);
        if (index.column() == PlaceColumn)
            return tr("As recorded: %1").arg(m_events[std::size_t(index.row())].placeText);
        return {};
    default:
        return {};
    }
}

QString TraceEventModel::text(int row, int column) const
{
    const trace::Event& event = m_events[std::size_t(row)];
    switch (column) {
    case NumberColumn:
        return QString::number(row + 1);
    case TimeColumn:
        return formatDateTime(event.time.toLocalTime());
    case LinkColumn:
        return event.link;
    case StatusColumn:
        return event.status;
    case PlaceColumn:
        return event.place ? placeText(event.place) : tr("Not recorded");
    case DistanceColumn:
        return distanceBefore(row);
    default:
        return {};
    }
}

QString TraceEventModel::distanceBefore(int row) const
{
    const auto& here = m_events[std::size_t(row)].place;
    for (int before = row - 1; here && before >= 0; --before) {
        const auto& place = m_events[std::size_t(before)].place;
        if (place)
            return distanceText(trace::distanceMetres(*place, *here));
    }
    return {};
}

QVariant TraceEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isFigure = section == NumberColumn || section == DistanceColumn;
    if (role == Qt::TextAlignmentRole)
        return int((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("No.");
    case TimeColumn:
        return tr("Time");
    case LinkColumn:
        return tr("Stage");
    case StatusColumn:
        return tr("Status");
    case PlaceColumn:
        return tr("Place");
    case DistanceColumn:
        return tr("Distance");
    default:
        return {};
    }
}

} // namespace wardlight::ui
