#include "core/vitals/vital_type.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace wardlight::vitals {

namespace {

constexpr double MilligramsPerMillimole = 18.016; ///< glucose, mg/dL in one mmol/L
constexpr double KilopascalsPerMmHg = 0.133322387415;
constexpr double KilogramsPerPound = 0.45359237;
constexpr double ConversionDecimals = 1e6;

/// The context of this file's translations.
struct VitalTypeTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalTypeTexts)
};

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Other spellings of one unit.
void spell(VitalType& type, std::initializer_list<const char*> spellings, double factor = 1,
           double offset = 0)
{
    for (const char* spelling : spellings)
        type.units.push_back({text(spelling), factor, offset});
}

struct Limits
{
    Band reference;
    Band plausible;
    Band validation;
    Band possible;
};

VitalType make(const char* id, const char* loinc, const char* unit, int decimals,
               const Limits& limits)
{
    VitalType type{};
    type.id = text(id);
    type.loinc = text(loinc);
    type.unit = text(unit);
    type.decimals = decimals;
    type.reference = limits.reference;
    type.plausible = limits.plausible;
    type.validation = limits.validation;
    type.possible = limits.possible;
    return type;
}

VitalType heartRate()
{
    VitalType type =
        make("heart_rate", "8867-4", "/min", 0, {{60, 100}, {30, 220}, {20, 300}, {0, 350}});
    type.isZeroSuspicious = true;
    spell(type, {"bpm", "beats/min", "{beats}/min", "{beat}/min", "1/min", "次/分"});
    return type;
}

VitalType share(const char* id, const char* loinc, const Limits& limits)
{
    VitalType type = make(id, loinc, "%", 0, limits);
    type.isShare = true;
    spell(type, {"percent", "pct", "{percent}"});
    spell(type, {"1", "{fraction}", "fraction"}, 100);
    return type;
}

VitalType spo2()
{
    VitalType type = share("spo2", "59408-5", {{95, 100}, {70, {}}, {0, 100}, {0, 100}});
    type.isZeroSuspicious = true;
    return type;
}

VitalType respiratoryRate()
{
    VitalType type =
        make("respiratory_rate", "9279-1", "/min", 0, {{12, 20}, {4, 60}, {}, {0, 300}});
    type.isZeroSuspicious = true;
    spell(type,
          {"bpm", "rpm", "brpm", "breaths/min", "{breaths}/min", "{breath}/min", "1/min", "次/分"});
    return type;
}

VitalType temperature()
{
    VitalType type =
        make("temperature", "8310-5", "Cel", 1, {{36.1, 37.8}, {32, 42}, {30, 45}, {10, 47}});
    spell(type, {"°C", "℃", "C", "degC", "celsius"});
    spell(type, {"[degF]", "°F", "℉", "F", "degF", "fahrenheit"}, 5.0 / 9.0, 32);
    spell(type, {"K"}, 1, 273.15);
    return type;
}

VitalType pressure(const char* id, const char* loinc, const Limits& limits)
{
    VitalType type = make(id, loinc, "mm[Hg]", 0, limits);
    type.isZeroSuspicious = true;
    spell(type, {"mmHg", "mm Hg", "torr"});
    spell(type, {"kPa"}, 1 / KilopascalsPerMmHg);
    return type;
}

VitalType glucose()
{
    const auto millimoles = [](double milligrams) { return milligrams / MilligramsPerMillimole; };
    VitalType type =
        make("glucose", "15074-8", "mmol/L", 1,
             {{3.9, 7.8}, {millimoles(40), millimoles(600)}, {}, {0, millimoles(2200)}});
    type.isZeroSuspicious = true;
    spell(type, {"mmol/l"});
    spell(type, {"mg/dL"}, 1 / MilligramsPerMillimole);
    return type;
}

VitalType etco2()
{
    return pressure("etco2", "19891-1", {{35, 45}, {10, 80}, {}, {0, 150}});
}

VitalType body(const char* id, const char* loinc, const char* unit)
{
    VitalType type = make(id, loinc, unit, 1, {{}, {}, {}, {0, {}}});
    type.isZeroNoValue = true;
    return type;
}

VitalType weight()
{
    VitalType type = body("weight", "29463-7", "kg");
    spell(type, {"公斤"});
    spell(type, {"g"}, 0.001);
    spell(type, {"[lb_av]", "lb", "lbs"}, KilogramsPerPound);
    return type;
}

VitalType height()
{
    VitalType type = body("height", "8302-2", "cm");
    spell(type, {"m"}, 100);
    spell(type, {"mm"}, 0.1);
    spell(type, {"[in_i]", "in"}, 2.54);
    return type;
}

VitalType bmi()
{
    VitalType type = body("bmi", "39156-5", "kg/m2");
    spell(type, {"kg/m^2", "kg/m²"});
    return type;
}

/// ACVPU as a number: 0 Alert, 1 new Confusion, 2 Voice, 3 Pain, 4 Unresponsive.
VitalType consciousness()
{
    VitalType type = make("consciousness", "", "{ACVPU}", 0, {{0, 0}, {}, {}, {0, 4}});
    spell(type, {"", "1", "ACVPU", "{score}"});
    return type;
}

/// 0: air; anything else: oxygen is given.
VitalType supplementalOxygen()
{
    VitalType type = make("supplemental_oxygen", "", "{yes}", 0, {{}, {}, {}, {0, 1}});
    spell(type, {"", "1", "{bool}"});
    return type;
}

std::vector<VitalType> makeTypes()
{
    return {
        heartRate(),
        spo2(),
        respiratoryRate(),
        temperature(),
        pressure("blood_pressure_systolic", "8480-6", {{90, 140}, {50, 260}, {50, 250}, {0, 375}}),
        pressure("blood_pressure_diastolic", "8462-4", {{60, 90}, {20, 160}, {30, 150}, {0, 375}}),
        pressure("blood_pressure_mean", "8478-0", {{70, 105}, {30, 200}, {}, {0, 375}}),
        glucose(),
        etco2(),
        share("fio2", "3150-6", {{}, {21, {}}, {}, {0, 100}}),
        weight(),
        height(),
        bmi(),
        consciousness(),
        supplementalOxygen()};
}

struct Names
{
    const char* name;
    const char* shortName;
};

const QHash<QString, Names>& names()
{
    // clang-format off
    static const QHash<QString, Names> Table = {
        {text("heart_rate"),               {QT_TRANSLATE_NOOP("VitalTypeTexts", "Heart rate"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "HR")}},
        {text("spo2"),                     {QT_TRANSLATE_NOOP("VitalTypeTexts", "Oxygen saturation"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "SpO₂")}},
        {text("respiratory_rate"),         {QT_TRANSLATE_NOOP("VitalTypeTexts", "Respiratory rate"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "RR")}},
        {text("temperature"),              {QT_TRANSLATE_NOOP("VitalTypeTexts", "Temperature"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "Temp")}},
        {text("blood_pressure_systolic"),  {QT_TRANSLATE_NOOP("VitalTypeTexts", "Systolic pressure"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "Sys")}},
        {text("blood_pressure_diastolic"), {QT_TRANSLATE_NOOP("VitalTypeTexts", "Diastolic pressure"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "Dia")}},
        {text("blood_pressure_mean"),      {QT_TRANSLATE_NOOP("VitalTypeTexts", "Mean arterial pressure"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "MAP")}},
        {text("glucose"),                  {QT_TRANSLATE_NOOP("VitalTypeTexts", "Glucose"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "Gluc")}},
        {text("etco2"),                    {QT_TRANSLATE_NOOP("VitalTypeTexts", "End-tidal CO₂"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "EtCO₂")}},
        {text("fio2"),                     {QT_TRANSLATE_NOOP("VitalTypeTexts", "Inspired oxygen"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "FiO₂")}},
        {text("weight"),                   {QT_TRANSLATE_NOOP("VitalTypeTexts", "Weight"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "Wt")}},
        {text("height"),                   {QT_TRANSLATE_NOOP("VitalTypeTexts", "Height"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "Ht")}},
        {text("bmi"),                      {QT_TRANSLATE_NOOP("VitalTypeTexts", "Body mass index"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "BMI")}},
        {text("consciousness"),            {QT_TRANSLATE_NOOP("VitalTypeTexts", "Consciousness"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "ACVPU")}},
        {text("supplemental_oxygen"),      {QT_TRANSLATE_NOOP("VitalTypeTexts", "Supplemental oxygen"),
                                            QT_TRANSLATE_NOOP("VitalTypeTexts", "O₂")}},
    };
    // clang-format on
    return Table;
}

QString translated(const char* name)
{
    return VitalTypeTexts::tr(name);
}

QString readable(const QString& id)
{
    QString word = id;
    word.replace(u'_', u' ');
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

bool isSameUnit(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

const std::vector<VitalType>& vitalTypes()
{
    static const std::vector<VitalType> Types = makeTypes();
    return Types;
}

const VitalType* findVitalType(const QString& id)
{
    static const QHash<QString, const VitalType*> ById = [] {
        QHash<QString, const VitalType*> byId;
        for (const VitalType& type : vitalTypes())
            byId.insert(type.id, &type);
        return byId;
    }();
    return ById.value(id);
}

QString resolveVitalType(const QString& word)
{
    const QString lower = word.toLower();
    if (findVitalType(lower))
        return lower;
    // codes of the same things, besides those that the types carry themselves
    static const QHash<QString, QString> ByLoinc = [] {
        QHash<QString, QString> byLoinc{{text("2708-6"), text("spo2")},
                                        {text("2339-0"), text("glucose")}};
        for (const VitalType& type : vitalTypes()) {
            if (!type.loinc.isEmpty())
                byLoinc.insert(type.loinc, type.id);
        }
        return byLoinc;
    }();
    return ByLoinc.value(word, word);
}

QString vitalName(const QString& id)
{
    const auto found = names().constFind(id);
    return found == names().cend() ? readable(id) : translated(found->name);
}

QString vitalShortName(const QString& id)
{
    const auto found = names().constFind(id);
    return found == names().cend() ? readable(id) : translated(found->shortName);
}

QString unitText(const QString& unit)
{
    static const QHash<QString, QString> Written = {
        {text("Cel"), text("°C")},      {text("[degF]"), text("°F")},
        {text("mm[Hg]"), text("mmHg")}, {text("kg/m2"), text("kg/m²")},
        {text("{ACVPU}"), QString()},   {text("{yes}"), QString()},
        {text("1"), QString()}};
    return Written.value(unit, unit);
}

std::optional<double> convertUnit(const VitalType& type, double value, const QString& unit)
{
    if (isSameUnit(unit, type.unit))
        return value;
    const auto accepted =
        std::find_if(type.units.begin(), type.units.end(),
                     [&unit](const AcceptedUnit& each) { return isSameUnit(each.unit, unit); });
    if (accepted == type.units.end())
        return std::nullopt;
    if (accepted->factor == 1 && accepted->offset == 0)
        return value;
    const double converted = (value - accepted->offset) * accepted->factor;
    return std::round(converted * ConversionDecimals) / ConversionDecimals;
}

QString acceptedUnits(const VitalType& type)
{
    QStringList units{type.unit};
    for (const AcceptedUnit& accepted : type.units) {
        if (!accepted.unit.isEmpty())
            units << accepted.unit;
    }
    return units.join(QStringLiteral(", "));
}

} // namespace wardlight::vitals
