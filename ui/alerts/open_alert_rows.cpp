#include "ui/alerts/alert_words.h"
#include "ui/alerts/open_alert_model.h"

#include <algorithm>

// How the rows of an OpenAlertModel are made of groups, and how they come, move and go.

namespace wardlight::ui {

using alerts::Alert;

AlertGroup* OpenAlertModel::groupAt(const QModelIndex& index) const
{
    if (auto* group = static_cast<AlertGroup*>(index.internalPointer()))
        return group;
    const bool isRow = index.isValid() && index.row() < static_cast<int>(m_groups.size());
    return isRow ? m_groups[static_cast<std::size_t>(index.row())].get() : nullptr;
}

const OpenAlert* OpenAlertModel::entry(const QModelIndex& index) const
{
    const AlertGroup* group = groupAt(index);
    if (!group)
        return nullptr;
    if (index.internalPointer()) {
        return index.row() < group->childCount()
                   ? group->alerts[static_cast<std::size_t>(index.row())].get()
                   : nullptr;
    }
    const auto staying =
        std::find_if(group->alerts.begin(), group->alerts.end(),
                     [](const OpenAlertPointer& each) { return each->leavesAt.isNull(); });
    return staying == group->alerts.end() ? &group->head() : staying->get();
}

QModelIndex OpenAlertModel::groupIndex(const AlertGroup& group, int column) const
{
    return createIndex(group.row, column, nullptr);
}

QModelIndex OpenAlertModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? groupAt(parent) : nullptr);
}

QModelIndex OpenAlertModel::parent(const QModelIndex& index) const
{
    const auto* group = static_cast<const AlertGroup*>(index.internalPointer());
    return group ? groupIndex(*group) : QModelIndex();
}

int OpenAlertModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool isGroupRow = !parent.internalPointer() && parent.column() == 0;
    const AlertGroup* group = isGroupRow ? groupAt(parent) : nullptr;
    return group ? group->childCount() : 0;
}

int OpenAlertModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

void OpenAlertModel::put(const alerts::GroupKey& key, std::vector<OpenAlertPointer> added)
{
    if (AlertGroup* group = m_byKey.value(key))
        growGroup(*group, std::move(added));
    else
        addGroup(key, std::move(added));
}

void OpenAlertModel::addGroup(const alerts::GroupKey& key, std::vector<OpenAlertPointer> added)
{
    auto group = std::make_unique<AlertGroup>();
    group->key = key;
    for (InsertRun& run : insertRuns(*group, std::move(added)))
        group->alerts = std::move(run.alerts); // all in one, for there was nothing
    const auto place = std::lower_bound(
        m_groups.begin(), m_groups.end(), group,
        [](const GroupPointer& a, const GroupPointer& b) { return standsBefore(*a, *b); });
    const int row = static_cast<int>(place - m_groups.begin());
    for (const OpenAlertPointer& entry : group->alerts)
        m_shown.insert(entry->alert.id, {entry.get(), group.get()});
    beginInsertRows({}, row, row);
    m_byKey.insert(key, group.get());
    m_groups.insert(place, std::move(group));
    renumber(row, static_cast<int>(m_groups.size()) - 1);
    endInsertRows();
}

void OpenAlertModel::growGroup(AlertGroup& group, std::vector<OpenAlertPointer> added)
{
    for (const OpenAlertPointer& entry : added)
        m_shown.insert(entry->alert.id, {entry.get(), &group});
    const bool wasSingle = group.childCount() == 0;
    if (wasSingle) // the one that stood for itself becomes one of the rows below
        beginInsertRows(groupIndex(group), 0, static_cast<int>(added.size()));
    for (InsertRun& run : insertRuns(group, std::move(added))) {
        if (!wasSingle)
            beginInsertRows(groupIndex(group), run.at,
                            run.at + static_cast<int>(run.alerts.size()) - 1);
        group.alerts.insert(group.alerts.begin() + run.at,
                            std::make_move_iterator(run.alerts.begin()),
                            std::make_move_iterator(run.alerts.end()));
        if (!wasSingle)
            endInsertRows();
    }
    if (wasSingle)
        endInsertRows();
    emit dataChanged(groupIndex(group), groupIndex(group, ColumnCount - 1));
    restoreOrder(group);
}

void OpenAlertModel::takeOut(const QSet<AlertId>& ids)
{
    QHash<AlertGroup*, std::vector<int>> rows;
    QSet<AlertGroup*> touched;
    for (const AlertId& id : ids) {
        if (const auto shown = m_shown.constFind(id); shown != m_shown.constEnd())
            touched.insert(shown->second);
    }
    for (AlertGroup* group : touched) {
        for (int row = 0; row < static_cast<int>(group->alerts.size()); ++row) {
            if (ids.contains(group->alerts[static_cast<std::size_t>(row)]->alert.id))
                rows[group].push_back(row);
        }
    }
    for (auto group = rows.cbegin(); group != rows.cend(); ++group) {
        if (group->size() == group.key()->alerts.size())
            removeGroup(*group.key());
        else
            shrinkGroup(*group.key(), *group);
    }
}

void OpenAlertModel::removeGroup(AlertGroup& group)
{
    const int row = group.row;
    for (const OpenAlertPointer& entry : group.alerts)
        m_shown.remove(entry->alert.id);
    beginRemoveRows({}, row, row);
    m_byKey.remove(group.key);
    m_groups.erase(m_groups.begin() + row);
    renumber(row, static_cast<int>(m_groups.size()) - 1);
    endRemoveRows();
}

void OpenAlertModel::shrinkGroup(AlertGroup& group, const std::vector<int>& rows)
{
    const bool becomesSingle = group.alerts.size() - rows.size() == 1;
    if (becomesSingle)
        beginRemoveRows(groupIndex(group), 0, group.childCount() - 1);
    for (const RemoveRun& run : removeRuns(rows)) {
        const auto first = group.alerts.begin() + run.first;
        const auto end = group.alerts.begin() + run.last + 1;
        for (auto entry = first; entry != end; ++entry)
            m_shown.remove((*entry)->alert.id);
        if (!becomesSingle)
            beginRemoveRows(groupIndex(group), run.first, run.last);
        group.alerts.erase(first, end);
        if (!becomesSingle)
            endRemoveRows();
    }
    if (becomesSingle)
        endRemoveRows();
    emit dataChanged(groupIndex(group), groupIndex(group, ColumnCount - 1));
    restoreOrder(group);
}

void OpenAlertModel::restoreOrder(AlertGroup& group)
{
    const auto before = [](const GroupPointer& other, const AlertGroup& moved) {
        return standsBefore(*other, moved);
    };
    const auto own = m_groups.begin() + group.row;
    const auto above = std::lower_bound(m_groups.begin(), own, group, before);
    const auto below = std::lower_bound(own + 1, m_groups.end(), group, before);
    const int from = group.row;
    if (above != own) {
        const int to = static_cast<int>(above - m_groups.begin());
        beginMoveRows({}, from, from, {}, to);
        std::rotate(above, own, own + 1);
        renumber(to, from);
        endMoveRows();
    } else if (below != own + 1) {
        const int to = static_cast<int>(below - m_groups.begin());
        beginMoveRows({}, from, from, {}, to);
        std::rotate(own, own + 1, below);
        renumber(from, to - 1);
        endMoveRows();
    }
}

QString OpenAlertModel::stateText(const OpenAlert& entry) const
{
    const QDateTime now = m_clock->now();
    if (entry.alert.acknowledged)
        return acknowledgedWords(*entry.alert.acknowledged, now);
    if (const auto* silence = alerts::silenceOf(entry.alert, m_silences, now))
        return tr("Silenced until %1").arg(sinceText(silence->until, silence->until));
    return {};
}

QString OpenAlertModel::text(const OpenAlert& entry, int column) const
{
    const Alert& alert = entry.alert;
    const QDateTime now = m_clock->now();
    switch (column) {
    case SeverityColumn:
        return severityWords(alert);
    case AlertColumn:
        return alerts::headline(alert);
    case PatientColumn:
        return patientWords(alert.patient);
    case PlaceColumn:
        return placeWords(alert.patient);
    case DeviceColumn:
        return alert.device ? alerts::plainLine(alert.device->serialNumber) : QString();
    case SinceColumn: {
        const QDateTime since = alerts::began(alert);
        const QString age = ageText(since, now);
        return age.isEmpty() ? sinceText(since, now)
                             : QStringLiteral("%1 · %2").arg(sinceText(since, now), age);
    }
    case StateColumn:
        return stateText(entry);
    default:
        return {};
    }
}

QVariant OpenAlertModel::flag(const OpenAlert& entry, const QModelIndex& index, int role) const
{
    switch (role) {
    case SeverityRole:
        return static_cast<int>(entry.alert.severity);
    case IsTechnicalRole:
        return entry.urgency.isTechnical;
    case CountRole:
        return index.internalPointer() ? 1 : static_cast<int>(groupAt(index)->alerts.size());
    case IsMutedRole:
        return !isHeard(entry);
    case IsFlashingRole:
        return entry.alert.severity == alerts::Severity::Critical && isHeard(entry);
    default:
        return {};
    }
}

QVariant OpenAlertModel::data(const QModelIndex& index, int role) const
{
    const OpenAlert* shown = entry(index);
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == AlertColumn ? alerts::plainLine(shown->alert.message, 1'000)
                                             : text(*shown, index.column());
    case Qt::AccessibleTextRole:
        return text(*shown, index.column());
    default:
        return flag(*shown, index, role);
    }
}

QVariant OpenAlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Priority");
    case AlertColumn:
        return tr("Alert");
    case PatientColumn:
        return tr("Patient");
    case PlaceColumn:
        return tr("Ward / bed");
    case DeviceColumn:
        return tr("Device");
    case SinceColumn:
        return tr("Since");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace wardlight::ui
