#pragma once

#include "core/base/clock.h"
#include "ui/alerts/alert_groups.h"

#include <QAbstractItemModel>
#include <QMap>
#include <QSet>

#include <map>
#include <optional>

namespace wardlight::ui {

/// Which open alerts are shown.
struct AlertFilter
{
    std::optional<alerts::Severity> severity; ///< none: all
    QString text; ///< words that must all be part of name, MRN, ward, bed or alert, any case

    friend bool operator==(const AlertFilter&, const AlertFilter&) = default;
};

/// The open alerts by urgency. Alerts that repeat each other share one row, with the single ones
/// below it.
///
/// An alert that somebody else acknowledged stays for some seconds and says who it was, so that a
/// row does not vanish from under the hand.
class OpenAlertModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        SeverityColumn,
        AlertColumn,
        PatientColumn,
        PlaceColumn,
        DeviceColumn,
        SinceColumn,
        StateColumn,
        ColumnCount
    };
    enum Role
    {
        SeverityRole = Qt::UserRole, ///< alerts::Severity as int
        IsTechnicalRole,
        CountRole,   ///< alerts that the row stands for
        IsMutedRole, ///< silenced, or on its way out
        IsFlashingRole
    };

    explicit OpenAlertModel(std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    /// Replaces everything.
    void reset(const std::vector<alerts::Alert>& alerts);
    /// Takes in alerts as they are now: open ones are put in or renewed, acknowledged ones leave;
    /// at once when @p mine holds them, else after some seconds.
    void apply(const std::vector<alerts::Alert>& changed, const QSet<AlertId>& mine = {});
    void setSilences(std::vector<alerts::Silence> silences);
    void setFilter(const AlertFilter& filter);
    [[nodiscard]] const AlertFilter& filter() const { return m_filter; }
    /// Time has passed: rows whose time is up go, ages and silences are looked at again.
    void tick();
    void retranslate();

    /// Null outside; a group's most urgent one.
    [[nodiscard]] const alerts::Alert* alert(const QModelIndex& index) const;
    /// Of every open alert that a row stands for.
    [[nodiscard]] std::vector<AlertId> alertIds(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const AlertId& id) const;
    /// The silence in force for a row's alerts; null: they are heard.
    [[nodiscard]] const alerts::Silence* silence(const QModelIndex& index) const;
    /// An open alert, shown or not; null when it is not among them.
    [[nodiscard]] const alerts::Alert* find(const AlertId& id) const;

    /// Open alerts, those that the filter hides as well.
    [[nodiscard]] int openCount() const;
    /// The open alerts that are not silenced, by severity.
    [[nodiscard]] QMap<alerts::Severity, int> heardCounts() const;
    [[nodiscard]] bool isAnyFlashing() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    using GroupPointer = std::unique_ptr<AlertGroup>;

    /// What a row shows; a group's most urgent one that nobody acknowledged meanwhile.
    [[nodiscard]] const OpenAlert* entry(const QModelIndex& index) const;
    [[nodiscard]] AlertGroup* groupAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex groupIndex(const AlertGroup& group, int column = 0) const;
    [[nodiscard]] OpenAlertPointer made(const alerts::Alert& alert) const;
    [[nodiscard]] bool passes(const alerts::Alert& alert) const;
    [[nodiscard]] bool isHeard(const OpenAlert& entry) const;
    [[nodiscard]] QString text(const OpenAlert& entry, int column) const;
    [[nodiscard]] QString stateText(const OpenAlert& entry) const;
    [[nodiscard]] QVariant flag(const OpenAlert& entry, const QModelIndex& index, int role) const;

    /// Both within a reset.
    void fill(std::vector<OpenAlertPointer> entries);
    [[nodiscard]] std::vector<OpenAlertPointer> takeAll();
    void put(const alerts::GroupKey& key, std::vector<OpenAlertPointer> added);
    void addGroup(const alerts::GroupKey& key, std::vector<OpenAlertPointer> added);
    void growGroup(AlertGroup& group, std::vector<OpenAlertPointer> added);
    void takeOut(const QSet<AlertId>& ids);
    void shrinkGroup(AlertGroup& group, const std::vector<int>& rows);
    void removeGroup(AlertGroup& group);
    void restoreOrder(AlertGroup& group);
    void renumber(int from, int to);
    void tellChanged(const AlertGroup& group);
    void renew(OpenAlert& entry, const alerts::Alert& alert, const QSet<AlertId>& mine);

    std::shared_ptr<const Clock> m_clock;
    AlertFilter m_filter;
    QStringList m_words; ///< of the filter
    std::vector<alerts::Silence> m_silences;
    std::vector<GroupPointer> m_groups; ///< in the order of the list
    QHash<alerts::GroupKey, AlertGroup*> m_byKey;
    QHash<AlertId, std::pair<OpenAlert*, AlertGroup*>> m_shown;
    std::map<AlertId, OpenAlertPointer> m_hidden; ///< by the filter
};

} // namespace wardlight::ui
