#include "core/patients/ward_overview.h"

#include "core/vitals/vital_type.h"

#include <algorithm>
#include <array>

namespace wardlight::patients {

namespace {

using namespace std::chrono_literals;

const QString Temperature = QStringLiteral("temperature");

/// Which end of the usual range a scored value is nearer to.
Deviation deviationOf(const QString& type, double value)
{
    const vitals::VitalType* known = vitals::findVitalType(type);
    if (!known || !known->reference.low || !known->reference.high)
        return Deviation::High;
    const double middle = (*known->reference.low + *known->reference.high) / 2;
    return value < middle ? Deviation::Low : Deviation::High;
}

/// Where a bed stands by ward and number: "2" before "10", as the database sorts them.
std::pair<QByteArray, QString> placeOf(const WardBed& bed)
{
    return {bed.ward.toUtf8(), bed.bed.left(12).rightJustified(12, u'0')};
}

/// The higher, the sicker: the band first, because a single 3 counts for more than a sum of 4.
std::array<int, 2> sicknessOf(const WardBed& bed)
{
    if (!bed.patient)
        return {-2, 0};
    const auto& news2 = bed.patient->news2;
    if (!news2 || !news2->isApplicable)
        return {-1, 0};
    const auto band = news2->band();
    return {band ? int(*band) : 0, news2->atLeast()};
}

std::array<int, 4> alertsOf(const WardBed& bed)
{
    if (!bed.patient)
        return {-1, 0, 0, 0};
    const OpenAlerts& open = bed.patient->openAlerts;
    return {open.critical, open.high, open.medium, open.low};
}

} // namespace

void sortBeds(std::vector<WardBed>& beds, WardOrder order)
{
    std::stable_sort(beds.begin(), beds.end(),
                     [](const WardBed& a, const WardBed& b) { return placeOf(a) < placeOf(b); });
    switch (order) {
    case WardOrder::Bed:
        return;
    case WardOrder::News2:
        std::stable_sort(beds.begin(), beds.end(), [](const WardBed& a, const WardBed& b) {
            return sicknessOf(a) > sicknessOf(b);
        });
        return;
    case WardOrder::Alerts:
        std::stable_sort(beds.begin(), beds.end(), [](const WardBed& a, const WardBed& b) {
            return alertsOf(a) > alertsOf(b);
        });
        return;
    }
}

const QStringList& wardVitals()
{
    static const QStringList Types = {QStringLiteral("heart_rate"),
                                      QStringLiteral("spo2"),
                                      QStringLiteral("respiratory_rate"),
                                      Temperature,
                                      QStringLiteral("blood_pressure_systolic"),
                                      QStringLiteral("blood_pressure_diastolic"),
                                      QStringLiteral("blood_pressure_mean"),
                                      QStringLiteral("fio2"),
                                      QStringLiteral("supplemental_oxygen"),
                                      QStringLiteral("consciousness")};
    return Types;
}

std::optional<WardVital> wardVital(const WardBed& bed, const QString& type, const QDateTime& now)
{
    const auto found = bed.latest.constFind(type);
    if (found == bed.latest.cend())
        return std::nullopt;
    WardVital vital;
    vital.value = found->value;
    vital.unit = found->unit;
    vital.measuredAt = found->measuredAt;
    vital.isStale =
        found->measuredAt.addMSecs(std::chrono::milliseconds(staleAfter(type)).count()) < now;
    vital.isDoubtful = !found->flags.isEmpty();
    if (bed.patient && bed.patient->news2)
        vital.points = bed.patient->news2->parts.value(type);
    if (vital.points > 0)
        vital.deviation = deviationOf(type, vital.value);
    return vital;
}

std::chrono::minutes staleAfter(const QString& type)
{
    return type == Temperature ? std::chrono::minutes(6h) : 90min;
}

} // namespace wardlight::patients
