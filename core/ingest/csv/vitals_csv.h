#pragma once

#include "core/vitals/sample.h"

#include <QStringList>

#include <tl/expected.hpp>

#include <array>
#include <optional>

namespace wardlight::ingest::csv {

/// One line of a file of vitals: a reading whose patient is still a number in words.
struct VitalsRow
{
    QString patient; ///< MRN, or the id of a patient on record; empty where the line names none
    vitals::Reading reading; ///< without a patient
};

/// Turns the records of a file of vitals into readings, by the names of its columns.
///
/// Needed are type, value, unit and measured_at; patient and device may be absent. Other names that
/// sources use for them are understood (see vitalsColumnNames()), in any order and letter case;
/// further columns are ignored.
class VitalsColumns
{
public:
    /// What a device is called where a file names none.
    static const QString NamelessDevice;

    /// @param utcOffsetSeconds  for times without an offset; none: such times are refused
    explicit VitalsColumns(std::optional<int> utcOffsetSeconds = {})
        : m_utcOffsetSeconds(utcOffsetSeconds)
    {}

    /// Whether a record names all the columns that are needed.
    [[nodiscard]] static bool isHeader(const QStringList& record);
    /// Takes the order of columns from a header.
    /// @return the reason when a column is missing or comes twice
    [[nodiscard]] tl::expected<void, QString> readHeader(const QStringList& header);
    /// Columns of the header that are not understood.
    [[nodiscard]] const QStringList& ignored() const { return m_ignored; }

    /// @return the row or the reason why the record is none
    [[nodiscard]] tl::expected<VitalsRow, QString> row(const QStringList& record) const;

private:
    static constexpr int RoleCount = 6;
    [[nodiscard]] QString field(const QStringList& record, int role) const;
    [[nodiscard]] std::optional<QString> shapeProblem(const QStringList& record) const;
    [[nodiscard]] tl::expected<QDateTime, QString> instant(const QString& text) const;

    std::optional<int> m_utcOffsetSeconds;
    std::array<qsizetype, RoleCount> m_places{}; ///< where a role stands; −1: nowhere
    qsizetype m_count = 0;
    QStringList m_ignored;
};

/// The columns and the names they may have, for a person to read: "patient (also mrn, …)".
[[nodiscard]] QStringList vitalsColumnNames();

} // namespace wardlight::ingest::csv
