#pragma once

#include "core/patients/patient_row.h"

#include <chrono>
#include <optional>
#include <vector>

namespace wardlight::patients {

/// A ward that data know of: somebody lies there, or left within FreeBedMemory.
struct Ward
{
    QString name;
    int takenBeds = 0; ///< people who lie there, those without a bed's number included
    int freeBeds = 0;
};

/// A bed and who lies in it. What data do not name is not known: a bed is known by the stays in it.
struct WardBed
{
    QString ward;
    QString bed;     ///< empty for a patient of the ward who has none yet
    QDateTime since; ///< UTC: when the stay began; for a free bed, when the last one ended
    std::optional<PatientRow> patient; ///< none: the bed is free
    vitals::LatestSamples latest;      ///< of wardVitals()
};

struct WardOverview
{
    QDateTime at;              ///< UTC, the moment it holds for
    std::vector<WardBed> beds; ///< by ward, then bed ("2" before "10"); two in one bed are two rows
};

enum class WardOrder
{
    Bed,
    News2, ///< the sickest first
    Alerts ///< the most severe first
};

/// Sorts the beds of an overview. By News2 and Alerts, equal ones by ward and bed; incomplete
/// scores count what is known of them; free beds come last.
void sortBeds(std::vector<WardBed>& beds, WardOrder order);

/// How long after its last stay a bed still counts as one of the ward.
constexpr std::chrono::days FreeBedMemory{30};

/// The measurement types an overview reads: those of NEWS2, and the diastolic and mean pressure.
[[nodiscard]] const QStringList& wardVitals();

/// Which way a value lies outside what is usual.
enum class Deviation
{
    None,
    Low,
    High
};

/// The newest value of one type, as a board shows it.
struct WardVital
{
    double value = 0;
    QString unit;                          ///< UCUM
    QDateTime measuredAt;                  ///< UTC
    int points = 0;                        ///< its part of NEWS2, 0–3; 0 where it is not scored
    Deviation deviation = Deviation::None; ///< of a value with points
    bool isStale = false;
    bool isDoubtful = false; ///< flagged at intake or by its source
};

/// The newest value of a type; none where nothing was measured.
/// @param now  UTC
[[nodiscard]] std::optional<WardVital> wardVital(const WardBed& bed, const QString& type,
                                                 const QDateTime& now);

/// From what age a value no longer says how somebody is now: 90 minutes, for the temperature six
/// hours. The rounds of a ward, not a standard: NEWS2 itself asks for 12 hours at the least.
[[nodiscard]] std::chrono::minutes staleAfter(const QString& type);

} // namespace wardlight::patients
