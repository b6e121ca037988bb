#include "ui/alerts/open_alert_model.h"

#include "ui/alerts/alert_words.h"

#include <algorithm>
#include <chrono>

namespace wardlight::ui {

using alerts::Alert;
using alerts::Severity;

namespace {

/// How long a row stays that somebody else acknowledged.
constexpr std::chrono::milliseconds Farewell{8'000};

bool isStaying(const OpenAlertPointer& entry)
{
    return entry->leavesAt.isNull();
}

QString haystack(const Alert& alert)
{
    QStringList texts{alerts::headline(alert), alert.type};
    if (alert.patient)
        texts << alert.patient->name << alert.patient->mrn << alert.patient->ward
              << alert.patient->bed;
    return texts.join(u'\n');
}

} // namespace

OpenAlertModel::OpenAlertModel(std::shared_ptr<const Clock> clock, QObject* parent)
    : QAbstractItemModel(parent), m_clock(std::move(clock))
{}

void OpenAlertModel::reset(const std::vector<Alert>& alerts)
{
    std::vector<OpenAlertPointer> entries;
    entries.reserve(alerts.size());
    for (const Alert& alert : alerts) {
        if (!alert.acknowledged)
            entries.push_back(made(alert));
    }
    beginResetModel();
    (void)takeAll();
    fill(std::move(entries));
    endResetModel();
}

OpenAlertPointer OpenAlertModel::made(const Alert& alert) const
{
    return std::make_unique<OpenAlert>(
        OpenAlert{alert, alerts::urgency(alert, m_clock->now()), QDateTime()});
}

void OpenAlertModel::apply(const std::vector<Alert>& changed, const QSet<AlertId>& mine)
{
    QHash<alerts::GroupKey, std::vector<const Alert*>> added;
    QSet<AlertId> gone;
    QSet<AlertId> seen; // the last word about an alert counts
    for (auto alert = changed.rbegin(); alert != changed.rend(); ++alert) {
        if (seen.contains(alert->id))
            continue;
        seen.insert(alert->id);
        if (const auto shown = m_shown.constFind(alert->id); shown != m_shown.constEnd()) {
            if (alert->acknowledged && mine.contains(alert->id))
                gone.insert(alert->id);
            renew(*shown->first, *alert, mine);
            tellChanged(*shown->second);
        } else if (alert->acknowledged) {
            m_hidden.erase(alert->id);
        } else if (passes(*alert)) {
            added[alerts::groupKey(*alert)].push_back(&*alert);
            m_hidden.erase(alert->id);
        } else {
            m_hidden.insert_or_assign(alert->id, made(*alert));
        }
    }
    takeOut(gone);
    for (auto group = added.cbegin(); group != added.cend(); ++group) {
        std::vector<OpenAlertPointer> entries;
        for (const Alert* alert : *group)
            entries.push_back(made(*alert));
        put(group.key(), std::move(entries));
    }
}

/// Severity and type of an alert stay as they were raised; everything else may be renewed.
void OpenAlertModel::renew(OpenAlert& entry, const Alert& alert, const QSet<AlertId>& mine)
{
    const bool wasAcknowledged = entry.alert.acknowledged.has_value();
    const Severity severity = entry.alert.severity;
    entry.alert = alert;
    entry.alert.severity = severity;
    if (alert.acknowledged && !wasAcknowledged && !mine.contains(alert.id))
        entry.leavesAt = m_clock->now().addMSecs(Farewell.count());
    if (!alert.acknowledged)
        entry.leavesAt = {};
}

void OpenAlertModel::tellChanged(const AlertGroup& group)
{
    emit dataChanged(groupIndex(group), groupIndex(group, ColumnCount - 1));
    if (group.childCount() > 0) {
        const QModelIndex parent = groupIndex(group);
        emit dataChanged(index(0, 0, parent),
                         index(group.childCount() - 1, ColumnCount - 1, parent));
    }
}

void OpenAlertModel::setSilences(std::vector<alerts::Silence> silences)
{
    m_silences = std::move(silences);
    tick();
}

void OpenAlertModel::setFilter(const AlertFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_words = filter.text.simplified().split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    fill(takeAll());
    endResetModel();
}

void OpenAlertModel::tick()
{
    const QDateTime now = m_clock->now();
    QSet<AlertId> gone;
    for (const GroupPointer& group : m_groups) {
        for (const OpenAlertPointer& entry : group->alerts) {
            if (!isStaying(entry) && entry->leavesAt <= now)
                gone.insert(entry->alert.id);
        }
    }
    takeOut(gone);
    if (!m_groups.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void OpenAlertModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    for (const GroupPointer& group : m_groups)
        tellChanged(*group);
}

bool OpenAlertModel::passes(const Alert& alert) const
{
    if (m_filter.severity && alert.severity != *m_filter.severity)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = haystack(alert);
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

std::vector<OpenAlertPointer> OpenAlertModel::takeAll()
{
    std::vector<OpenAlertPointer> all;
    for (GroupPointer& group : m_groups)
        std::move(group->alerts.begin(), group->alerts.end(), std::back_inserter(all));
    for (auto& hidden : m_hidden)
        all.push_back(std::move(hidden.second));
    m_groups.clear();
    m_byKey.clear();
    m_shown.clear();
    m_hidden.clear();
    return all;
}

void OpenAlertModel::fill(std::vector<OpenAlertPointer> entries)
{
    for (OpenAlertPointer& entry : entries) {
        if (!passes(entry->alert)) {
            const AlertId id = entry->alert.id;
            m_hidden.insert_or_assign(id, std::move(entry));
            continue;
        }
        const alerts::GroupKey key = alerts::groupKey(entry->alert);
        AlertGroup*& group = m_byKey[key];
        if (!group) {
            m_groups.push_back(std::make_unique<AlertGroup>());
            group = m_groups.back().get();
            group->key = key;
        }
        m_shown.insert(entry->alert.id, {entry.get(), group});
        group->alerts.push_back(std::move(entry));
    }
    for (const GroupPointer& group : m_groups)
        std::sort(group->alerts.begin(), group->alerts.end(),
                  [](const auto& a, const auto& b) { return a->urgency < b->urgency; });
    std::sort(m_groups.begin(), m_groups.end(),
              [](const auto& a, const auto& b) { return standsBefore(*a, *b); });
    renumber(0, static_cast<int>(m_groups.size()) - 1);
}

void OpenAlertModel::renumber(int from, int to)
{
    for (int row = from; row <= to; ++row)
        m_groups[static_cast<std::size_t>(row)]->row = row;
}

const Alert* OpenAlertModel::alert(const QModelIndex& index) const
{
    const OpenAlert* shown = entry(index);
    return shown ? &shown->alert : nullptr;
}

std::vector<AlertId> OpenAlertModel::alertIds(const QModelIndex& index) const
{
    std::vector<AlertId> ids;
    const OpenAlert* shown = entry(index);
    if (!shown)
        return ids;
    if (index.internalPointer()) {
        if (shown->leavesAt.isNull())
            ids.push_back(shown->alert.id);
        return ids;
    }
    for (const OpenAlertPointer& each : groupAt(index)->alerts) {
        if (isStaying(each))
            ids.push_back(each->alert.id);
    }
    return ids;
}

QModelIndex OpenAlertModel::indexOf(const AlertId& id) const
{
    const auto shown = m_shown.constFind(id);
    if (shown == m_shown.constEnd())
        return {};
    const AlertGroup& group = *shown->second;
    if (group.childCount() == 0)
        return groupIndex(group);
    const auto place =
        std::find_if(group.alerts.begin(), group.alerts.end(),
                     [&](const OpenAlertPointer& entry) { return entry.get() == shown->first; });
    return index(static_cast<int>(place - group.alerts.begin()), 0, groupIndex(group));
}

const alerts::Silence* OpenAlertModel::silence(const QModelIndex& index) const
{
    const OpenAlert* shown = entry(index);
    return shown ? alerts::silenceOf(shown->alert, m_silences, m_clock->now()) : nullptr;
}

const Alert* OpenAlertModel::find(const AlertId& id) const
{
    if (const auto shown = m_shown.constFind(id); shown != m_shown.constEnd())
        return &shown->first->alert;
    const auto hidden = m_hidden.find(id);
    return hidden == m_hidden.end() ? nullptr : &hidden->second->alert;
}

bool OpenAlertModel::isHeard(const OpenAlert& entry) const
{
    return entry.leavesAt.isNull() && !alerts::silenceOf(entry.alert, m_silences, m_clock->now());
}

int OpenAlertModel::openCount() const
{
    auto count = static_cast<std::ptrdiff_t>(m_hidden.size());
    for (const GroupPointer& group : m_groups)
        count += std::count_if(group->alerts.begin(), group->alerts.end(), isStaying);
    return static_cast<int>(count);
}

QMap<Severity, int> OpenAlertModel::heardCounts() const
{
    std::array<int, alerts::AllSeverities.size()> counts{};
    const auto count = [&](const OpenAlert& entry) {
        if (isHeard(entry))
            ++counts[static_cast<std::size_t>(entry.alert.severity)];
    };
    for (const GroupPointer& group : m_groups) {
        for (const OpenAlertPointer& entry : group->alerts)
            count(*entry);
    }
    for (const auto& hidden : m_hidden)
        count(*hidden.second);
    QMap<Severity, int> heard;
    for (const Severity severity : alerts::AllSeverities)
        heard.insert(severity, counts[static_cast<std::size_t>(severity)]);
    return heard;
}

bool OpenAlertModel::isAnyFlashing() const
{
    return std::any_of(m_groups.begin(), m_groups.end(), [this](const GroupPointer& group) {
        return groupIndex(*group).data(IsFlashingRole).toBool();
    });
}

} // namespace wardlight::ui
