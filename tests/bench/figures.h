#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace wardlight::bench {

/// One measured number, beside what it should be and what another program needs.
struct Figure
{
    QString name;
    double value = 0;
    QString unit;               ///< "ms"
    std::optional<double> goal; ///< in the same unit; what is just acceptable
    QString peer = {};          ///< how the other number came about; empty: there is none
    std::optional<double> peerValue = {};
};

using Figures = std::vector<Figure>;

/// `{"bench","figures":[{"name","value","unit","goal","peer","peer_value","ratio"}]}`; ratio is
/// value over peer value, null without a peer.
[[nodiscard]] QJsonObject toJson(const QString& bench, const Figures& figures);
/// One line for a person.
[[nodiscard]] QString toText(const Figure& figure);

/// The value below which the given share (0 to 1) of the samples lies; 0 for no samples.
[[nodiscard]] double quantile(std::vector<double> samples, double share);
[[nodiscard]] double median(const std::vector<double>& samples);

} // namespace wardlight::bench
