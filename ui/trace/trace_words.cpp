#include "ui/trace/trace_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace wardlight::ui {

namespace {

struct TraceWords
{
    Q_DECLARE_TR_FUNCTIONS(TraceWords)
};

QString degrees(double value)
{
    return QLocale().toString(std::abs(value), 'f', 5) + QStringLiteral("°");
}

} // namespace

QString stateText(const QString& link, const QString& status)
{
    if (link.isEmpty() || status.isEmpty())
        return link + status;
    return link + QStringLiteral(" · ") + status;
}

QString placeText(const std::optional<trace::Coordinates>& place)
{
    if (!place)
        return {};
    const QString latitude =
        (place->latitude < 0 ? TraceWords::tr("%1 S", "south") : TraceWords::tr("%1 N", "north"))
            .arg(degrees(place->latitude));
    const QString longitude =
        (place->longitude < 0 ? TraceWords::tr("%1 W", "west") : TraceWords::tr("%1 E", "east"))
            .arg(degrees(place->longitude));
    return latitude + QStringLiteral("  ") + longitude;
}

QString distanceText(double metres)
{
    const QLocale locale;
    if (metres < 1)
        return {};
    if (metres < 1000)
        return TraceWords::tr("%1 m").arg(locale.toString(qRound(metres)));
    return TraceWords::tr("%1 km").arg(
        locale.toString(metres / 1000, 'f', metres < 100'000 ? 1 : 0));
}

} // namespace wardlight::ui
