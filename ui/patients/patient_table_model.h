#pragma once

#include "core/base/clock.h"
#include "core/patients/patient_store.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace wardlight::ui {

/// The patient list, page after page.
///
/// While a page is on its way, grey placeholder rows stand at the end: fetchMore() puts them there
/// and says moreWanted(); append() or stopLoading() takes them away.
class PatientTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        MrnColumn,
        BornColumn,
        AgeColumn,
        GenderColumn,
        WardColumn,
        News2Column,
        AlertsColumn,
        VitalsColumn,
        ColumnCount
    };
    enum Role
    {
        IsPlaceholderRole = Qt::UserRole,
        PatientIdRole,  ///< QUuid
        OpenAlertsRole, ///< patients::OpenAlerts, in AlertsColumn
        News2BandRole   ///< int, a vitals::News2Band, in News2Column; none without one
    };

    static constexpr int Placeholders = 12;

    explicit PatientTableModel(std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    /// The first page; replaces everything.
    void setRows(std::vector<patients::PatientRow> rows, bool hasMore);
    /// A further page.
    void append(std::vector<patients::PatientRow> rows, bool hasMore);
    /// The page asked for will not come; nothing more is asked for until setRows().
    void stopLoading();
    /// Texts in the language of the moment.
    void retranslate();

    [[nodiscard]] int patientCount() const { return static_cast<int>(m_rows.size()); }
    /// These are not all.
    [[nodiscard]] bool hasMore() const { return m_hasMore || m_placeholders > 0; }
    /// Null on a placeholder or outside.
    [[nodiscard]] const patients::PatientRow* row(int row) const;
    /// -1 when the patient is not among those loaded.
    [[nodiscard]] int rowOf(const PatientId& id) const;
    /// What the store can sort by for a column; none: it cannot.
    [[nodiscard]] static std::optional<patients::PatientOrder> orderOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void moreWanted();

private:
    void removePlaceholders();
    [[nodiscard]] QString text(const patients::PatientRow& row, int column) const;

    std::shared_ptr<const Clock> m_clock;
    std::vector<patients::PatientRow> m_rows;
    int m_placeholders = 0;
    bool m_hasMore = false; ///< and nobody asked for it yet
};

} // namespace wardlight::ui

Q_DECLARE_METATYPE(wardlight::patients::OpenAlerts)
