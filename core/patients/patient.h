#pragma once

#include "core/base/ids.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace wardlight::patients {

/// Administrative gender; a source's "unknown" is no value at all.
enum class Gender
{
    Male,
    Female,
    Other
};

/// Who a patient is; texts are empty where the source gave none.
struct Patient
{
    PatientId id;
    QString mrn;          ///< medical record number, unique per assigner
    QString mrnAssigner;  ///< who gave the number; empty for the house itself
    QString firstName;    ///< given names, Latin script where there is one
    QString lastName;     ///< family name, Latin script where there is one
    QString nativeName;   ///< the whole name in its own script, as it is written there
    QString phoneticName; ///< the whole name as it is spoken (kana, hangul)
    std::optional<QDate> dateOfBirth;
    std::optional<Gender> gender;
};

/// Substances, by name; no list at all means not known, an empty one means none known.
using Allergies = std::optional<QStringList>;

/// A stay: where a patient lies, from and to.
struct Encounter
{
    QString ward;
    QString bed;         ///< empty while there is none
    QDateTime startedAt; ///< UTC
    QDateTime endedAt;   ///< UTC; null while it lasts
};

/// A patient to be recorded, with what is known from the start. A null id is filled in.
struct NewPatient
{
    Patient patient;
    Allergies allergies = {};
    std::vector<Encounter> encounters = {};
};

/// "male", "female", "other": what the database, FHIR and the command line say; empty for none.
[[nodiscard]] QString genderCode(std::optional<Gender> gender);
/// Reads a gender code, any case, or DICOM's M, F, O; everything else is none.
[[nodiscard]] std::optional<Gender> parseGender(const QString& text);
/// The translated word; "Not known" for none.
[[nodiscard]] QString genderWord(std::optional<Gender> gender);

/// Completed years on @p day; none for a birth date after it. Born on 29 February, a year is
/// completed on 1 March of a common year.
[[nodiscard]] std::optional<int> ageInYears(const QDate& born, const QDate& day);
/// The age as a banner shows it, translated: "81y"; below two years "14m", below one month "9d".
/// Empty when born after @p day.
[[nodiscard]] QString ageText(const QDate& born, const QDate& day);

/// The name as a ward writes it: native script first, then family name in capitals and given
/// names ("张伟 ZHANG Wei"); the MRN where no name is known.
[[nodiscard]] QString displayName(const Patient& patient);

} // namespace wardlight::patients
