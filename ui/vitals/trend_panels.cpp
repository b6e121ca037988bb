#include "ui/vitals/trend_panels.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

namespace {

const QString BloodPressure = QStringLiteral("blood_pressure");
constexpr int DecimalsOfUnknown = 6;

/// The context of this file's translations.
struct TrendPanels
{
    Q_DECLARE_TR_FUNCTIONS(TrendPanels)
};

QString panelIdOf(const QString& type)
{
    return type.startsWith(BloodPressure + u'_') ? BloodPressure : type;
}

/// The place of a panel on the page; unknown types come last.
std::size_t rankOf(const TrendPanel& panel)
{
    const auto& types = vitals::vitalTypes();
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto& type) {
        return panel.types.contains(type.id);
    });
    return std::size_t(found - types.begin());
}

std::size_t rankOf(const QString& type)
{
    return rankOf(TrendPanel{{}, {}, {type}});
}

} // namespace

std::vector<TrendPanel> trendPanels(const std::vector<vitals::Envelope>& envelopes)
{
    std::vector<TrendPanel> panels;
    for (const vitals::Envelope& envelope : envelopes) {
        const QString id = panelIdOf(envelope.type);
        const auto same = std::find_if(panels.begin(), panels.end(), [&](const TrendPanel& panel) {
            return panel.id == id && panel.unit == envelope.unit;
        });
        if (same == panels.end())
            panels.push_back({id, envelope.unit, {envelope.type}});
        else
            same->types << envelope.type;
    }
    for (TrendPanel& panel : panels)
        std::sort(panel.types.begin(), panel.types.end(),
                  [](const QString& a, const QString& b) { return rankOf(a) < rankOf(b); });
    std::stable_sort(panels.begin(), panels.end(), [](const TrendPanel& a, const TrendPanel& b) {
        const std::size_t first = rankOf(a), second = rankOf(b);
        return first != second ? first < second : a.id < b.id;
    });
    return panels;
}

QString panelTitle(const TrendPanel& panel)
{
    const QString name =
        panel.id == BloodPressure ? TrendPanels::tr("Blood pressure") : vitals::vitalName(panel.id);
    const QString unit = vitals::unitText(panel.unit);
    return unit.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, unit);
}

QColor Palette::*trendColour(const QString& type)
{
    static const QHash<QString, QColor Palette::*> Colours = {
        {QStringLiteral("heart_rate"), &Palette::ecg},
        {QStringLiteral("spo2"), &Palette::spo2},
        {QStringLiteral("respiratory_rate"), &Palette::respiration},
        {QStringLiteral("etco2"), &Palette::respiration},
        {QStringLiteral("temperature"), &Palette::temperature},
    };
    if (panelIdOf(type) == BloodPressure)
        return &Palette::pressure;
    return Colours.value(type, &Palette::accent);
}

vitals::Band panelBand(const TrendPanel& panel)
{
    // one band behind two pressures would be true of neither
    if (panel.types.size() != 1)
        return {};
    const vitals::VitalType* type = vitals::findVitalType(panel.types.first());
    return type && type->unit == panel.unit ? type->reference : vitals::Band{};
}

bool isLevelType(const QString& type)
{
    return type == QLatin1String("consciousness");
}

QString vitalText(const QString& type, double value)
{
    static const QString Levels = QStringLiteral("ACVPU");
    if (isLevelType(type) && value >= 0 && value <= double(Levels.size() - 1))
        return Levels.mid(qsizetype(std::round(value)), 1);
    const vitals::VitalType* known = vitals::findVitalType(type);
    if (!known)
        return QString::number(value, 'g', DecimalsOfUnknown);
    // a value between whole ones is not shown as if it were one
    const bool isFiner = known->decimals == 0 && value != std::round(value);
    return QString::number(value, 'f', isFiner ? 1 : known->decimals);
}

} // namespace wardlight::ui
