#include "tests/bench/figures.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace wardlight::bench {

namespace {

QJsonValue orNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

std::optional<double> ratio(const Figure& figure)
{
    if (!figure.peerValue || *figure.peerValue <= 0)
        return std::nullopt;
    return figure.value / *figure.peerValue;
}

} // namespace

QJsonObject toJson(const QString& bench, const Figures& figures)
{
    QJsonArray array;
    for (const Figure& figure : figures)
        array.append(QJsonObject{{QStringLiteral("name"), figure.name},
                                 {QStringLiteral("value"), figure.value},
                                 {QStringLiteral("unit"), figure.unit},
                                 {QStringLiteral("goal"), orNull(figure.goal)},
                                 {QStringLiteral("peer"),
                                  figure.peer.isEmpty() ? QJsonValue() : QJsonValue(figure.peer)},
                                 {QStringLiteral("peer_value"), orNull(figure.peerValue)},
                                 {QStringLiteral("ratio"), orNull(ratio(figure))}});
    return {{QStringLiteral("bench"), bench}, {QStringLiteral("figures"), array}};
}

QString toText(const Figure& figure)
{
    QString text = QStringLiteral("%1: %2 %3")
                       .arg(figure.name, QString::number(figure.value, 'f', 2), figure.unit);
    if (figure.goal)
        text += QStringLiteral(" (goal %1)").arg(*figure.goal);
    if (const auto factor = ratio(figure))
        text += QStringLiteral("; %1: %2 %3, ratio %4")
                    .arg(figure.peer, QString::number(*figure.peerValue, 'f', 2), figure.unit,
                         QString::number(*factor, 'f', 2));
    return text;
}

double quantile(std::vector<double> samples, double share)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const double rank = std::ceil(share * double(samples.size())) - 1;
    return samples[std::size_t(std::clamp(rank, 0.0, double(samples.size() - 1)))];
}

double median(const std::vector<double>& samples)
{
    return quantile(samples, 0.5);
}

} // namespace wardlight::bench
