#pragma once

#include "core/base/clock.h"
#include "core/patients/ward_overview.h"
#include "ui/patients/patient_table_model.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace wardlight::ui {

/// What a cell with a measured value shows, for the delegate.
struct BoardVital
{
    QString value; ///< "134", "118/76", without unit
    QString age;   ///< "4 min", "2 h ago"
    patients::Deviation deviation = patients::Deviation::None;
    int points = 0; ///< of NEWS2, 0–3
    bool isStale = false;
    bool isDoubtful = false;
};

/// What the NEWS2 cell shows.
struct BoardScore
{
    QString score; ///< "7", "≥ 3", "–"
    QString word;  ///< of the band, "incomplete", "not scored"
    std::optional<vitals::News2Band> band;
    bool isComplete = false;
};

/// The beds of the house as a board: grouped by ward under a line each when sorted by bed, as one
/// list with the ward in front when sorted by how sick people are.
class WardBoardModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        BedColumn,
        NameColumn,
        AgeColumn,
        MrnColumn,
        HeartRateColumn,
        SpO2Column,
        PressureColumn,
        RespirationColumn,
        TemperatureColumn,
        News2Column,
        AlertsColumn,
        ColumnCount
    };
    enum Role
    {
        IsWardRole = Qt::UserRole, ///< bool: the line above a ward's beds
        PatientIdRole,             ///< QUuid; null on free beds and wards
        VitalRole,                 ///< BoardVital, in columns that measure
        ScoreRole,                 ///< BoardScore
        OpenAlertsRole             ///< patients::OpenAlerts
    };

    explicit WardBoardModel(std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    /// What is shown stays in place where the same beds come again.
    void setOverview(patients::WardOverview overview);
    void setOrder(patients::WardOrder order);
    [[nodiscard]] patients::WardOrder order() const { return m_order; }
    /// Texts in the language of the moment, ages as of now.
    void retranslate();

    [[nodiscard]] int bedCount() const { return static_cast<int>(m_overview.beds.size()); }
    [[nodiscard]] int takenCount() const;
    /// Null on a ward's line and outside.
    [[nodiscard]] const patients::WardBed* bed(int row) const;
    /// -1 when the patient lies in none of these beds.
    [[nodiscard]] int rowOf(const PatientId& patient) const;
    /// What a column can be sorted by; none: nothing.
    [[nodiscard]] static std::optional<patients::WardOrder> orderOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line
    {
        int bed = -1; ///< index; -1: the line of a ward
        QString ward;

        friend bool operator==(const Line&, const Line&) = default;
    };

    [[nodiscard]] std::vector<Line> arranged() const;
    [[nodiscard]] QString wardText(const QString& ward) const;
    [[nodiscard]] QVariant bedData(const patients::WardBed& bed, int column, int role) const;
    [[nodiscard]] QString text(const patients::WardBed& bed, int column) const;
    [[nodiscard]] QString spokenText(const patients::WardBed& bed, int column) const;
    [[nodiscard]] std::optional<BoardVital> vital(const patients::WardBed& bed, int column) const;

    std::shared_ptr<const Clock> m_clock;
    patients::WardOverview m_overview;
    patients::WardOrder m_order = patients::WardOrder::Bed;
    std::vector<Line> m_lines;
};

} // namespace wardlight::ui

Q_DECLARE_METATYPE(wardlight::ui::BoardVital)
Q_DECLARE_METATYPE(wardlight::ui::BoardScore)
