#include "core/vitals/intake.h"

#include "core/vitals/vital_type.h"

#include <QCoreApplication>
#include <QHash>

#include <cmath>

namespace wardlight::vitals {

namespace {

constexpr int LongestType = 50; ///< characters, as wide as the columns
constexpr int LongestUnit = 20;
constexpr int LongestDevice = 100;
const QDate FirstDay(1900, 1, 1);

/// The context of this file's translations.
struct VitalsIntake
{
    Q_DECLARE_TR_FUNCTIONS(VitalsIntake)
};

QString translated(const char* text)
{
    return VitalsIntake::tr(text);
}

QString number(double value)
{
    return QString::number(value, 'g', 15);
}

std::optional<QString> identityProblem(const Reading& reading, const QString& type)
{
    if (type.isEmpty())
        return VitalsIntake::tr("The measurement type is missing.");
    if (type.size() > LongestType)
        return VitalsIntake::tr("The measurement type is longer than %1 characters.")
            .arg(LongestType);
    if (reading.device.isEmpty() || reading.device.size() > LongestDevice)
        return VitalsIntake::tr("A device is named by 1 to %1 characters.").arg(LongestDevice);
    return std::nullopt;
}

std::optional<QString> timeProblem(const QDateTime& measuredAt, const QDateTime& now)
{
    if (!measuredAt.isValid())
        return VitalsIntake::tr("The time of the measurement is missing.");
    if (measuredAt > now.addMSecs(std::chrono::milliseconds(ClockTolerance).count()))
        return VitalsIntake::tr("The measurement lies in the future (%1). Check the clock of the "
                                "device that sent it.")
            .arg(measuredAt.toUTC().toString(Qt::ISODate));
    if (measuredAt.toUTC().date() < FirstDay)
        return VitalsIntake::tr("The measurement lies before the year 1900.");
    return std::nullopt;
}

QString impossibleReason(const VitalType& type, double value)
{
    const QString said = VitalsIntake::tr("%1 %2 is impossible for %3.")
                             .arg(number(value), type.unit, vitalName(type.id));
    const std::optional<double> fromFahrenheit = convertUnit(type, value, QStringLiteral("[degF]"));
    if (fromFahrenheit && type.plausible.contains(*fromFahrenheit))
        return VitalsIntake::tr("%1 It looks like °F: declare the unit [degF].").arg(said);
    return said;
}

QStringList flagsOf(const VitalType& type, double value)
{
    QStringList flags;
    if (!type.plausible.contains(value))
        flags << flag::Implausible;
    if (!type.validation.contains(value))
        flags << flag::OutsideValidation;
    if (value == 0 && type.isZeroSuspicious)
        flags << flag::Zero;
    if (type.isShare && value > 0 && value <= 1)
        flags << flag::SuspectedFraction;
    return flags;
}

/// Unit and limits; fills in value, unit and flags.
std::optional<QString> applyType(const VitalType& type, const Reading& reading, Sample& sample)
{
    const auto value = convertUnit(type, reading.value, reading.unit);
    if (!value)
        return VitalsIntake::tr("The unit “%1” is not one of %2. Accepted are: %3.")
            .arg(reading.unit.left(LongestUnit), vitalName(type.id), acceptedUnits(type));
    if (!type.possible.contains(*value) || (*value == 0 && type.isZeroNoValue))
        return impossibleReason(type, *value);
    sample.value = *value;
    sample.unit = type.unit;
    sample.flags = flagsOf(type, *value);
    return std::nullopt;
}

} // namespace

QString flagText(const QString& flag)
{
    static const QHash<QString, const char*> Texts = {
        {flag::Implausible, QT_TRANSLATE_NOOP("VitalsIntake", "Implausible: check the sensor.")},
        {flag::OutsideValidation,
         QT_TRANSLATE_NOOP("VitalsIntake", "Outside the range that is accepted without a look.")},
        {flag::Future, QT_TRANSLATE_NOOP("VitalsIntake", "The device's clock is ahead of ours.")},
        {flag::Zero,
         QT_TRANSLATE_NOOP("VitalsIntake", "Zero: an emergency, or the sensor is disconnected.")},
        {flag::SuspectedFraction,
         QT_TRANSLATE_NOOP("VitalsIntake", "Perhaps a fraction sent as percent.")},
        {flag::Artefact,
         QT_TRANSLATE_NOOP("VitalsIntake",
                           "An artefact, the source says: movement, or a sensor coming off.")},
        {flag::DiastolicNotBelowSystolic,
         QT_TRANSLATE_NOOP("VitalsIntake", "Diastolic pressure is not below systolic.")},
        {flag::MeanOutsidePressures,
         QT_TRANSLATE_NOOP("VitalsIntake",
                           "Mean pressure does not lie between diastolic and systolic.")},
    };
    const char* text = Texts.value(flag);
    return text ? translated(text) : flag;
}

tl::expected<Sample, QString> assess(const Reading& reading, const QDateTime& now)
{
    const QString type = resolveVitalType(reading.type);
    if (const auto problem = identityProblem(reading, type))
        return tl::unexpected(*problem);
    if (const auto problem = timeProblem(reading.measuredAt, now))
        return tl::unexpected(*problem);
    if (!std::isfinite(reading.value))
        return tl::unexpected(VitalsIntake::tr("The value is not a number."));
    if (reading.unit.size() > LongestUnit)
        return tl::unexpected(
            VitalsIntake::tr("The unit is longer than %1 characters.").arg(LongestUnit));
    Sample sample{.patient = reading.patient,
                  .device = reading.device,
                  .type = type,
                  .value = reading.value,
                  .unit = reading.unit,
                  .measuredAt = reading.measuredAt.toUTC()};
    if (const VitalType* known = findVitalType(type)) {
        if (const auto problem = applyType(*known, reading, sample))
            return tl::unexpected(*problem);
    }
    if (sample.measuredAt > now)
        sample.flags << flag::Future;
    sample.flags += reading.flags;
    sample.flags.removeDuplicates();
    return sample;
}

} // namespace wardlight::vitals
