#pragma once

#include "core/vitals/vital_type.h"
#include "core/vitals/vitals_store.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace wardlight::ui {

/// One chart: what belongs together on one value axis.
struct TrendPanel
{
    QString id;        ///< a type, or "blood_pressure"
    QString unit;      ///< UCUM
    QStringList types; ///< drawn in this order
};

/// A chart for each vital, in the order a ward reads them, the three blood pressures together;
/// types that are not known follow by name. Values in another unit get a chart of their own.
[[nodiscard]] std::vector<TrendPanel> trendPanels(const std::vector<vitals::Envelope>& envelopes);

/// "Heart rate, /min"; for the chart's corner.
[[nodiscard]] QString panelTitle(const TrendPanel& panel);
/// The colour token of a type's curve.
[[nodiscard]] QColor Palette::*trendColour(const QString& type);
/// The range of healthy adults, where there is one for all of the panel.
[[nodiscard]] vitals::Band panelBand(const TrendPanel& panel);
/// "72", "36.6": with the decimals of its type; a level of consciousness as its letter.
[[nodiscard]] QString vitalText(const QString& type, double value);

/// Whether a type's values are levels that have letters, not amounts.
[[nodiscard]] bool isLevelType(const QString& type);

/// A time marked on the axis: something that happened elsewhere, told in words.
struct TrendMarker
{
    enum class Kind
    {
        Image,
        Alert
    };
    Kind kind = Kind::Image;
    QDateTime at; ///< UTC
    QString text; ///< translated: "CT chest", "HR 134 > 120"
    QString id;   ///< what the kind's own page knows it by

    friend bool operator==(const TrendMarker&, const TrendMarker&) = default;
};

} // namespace wardlight::ui
