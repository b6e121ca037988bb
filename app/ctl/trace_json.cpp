#include "app/ctl/trace_json.h"

#include <QCoreApplication>

namespace wardlight::ctl {

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const QDateTime& instant)
{
    return instant.isValid() ? QJsonValue(instant.toUTC().toString(Qt::ISODateWithMs))
                             : QJsonValue();
}

QJsonValue degrees(const std::optional<trace::Coordinates>& place,
                   double trace::Coordinates::*member)
{
    return place ? QJsonValue((*place).*member) : QJsonValue();
}

QJsonObject toJson(const trace::Item& item)
{
    return {{QStringLiteral("category"), item.category},
            {QStringLiteral("name"), item.name},
            {QStringLiteral("code"), item.code},
            {QStringLiteral("maker"), orNull(item.maker)},
            {QStringLiteral("produced"), orNull(item.produced.instant)},
            {QStringLiteral("expires"), orNull(item.expires.instant)},
            {QStringLiteral("status"), orNull(item.status)},
            {QStringLiteral("link"), orNull(item.link)},
            {QStringLiteral("lat"), degrees(item.place, &trace::Coordinates::latitude)},
            {QStringLiteral("lon"), degrees(item.place, &trace::Coordinates::longitude)}};
}

QJsonObject toJson(const trace::Event& event)
{
    return {{QStringLiteral("time"), orNull(event.time)},
            {QStringLiteral("lat"), degrees(event.place, &trace::Coordinates::latitude)},
            {QStringLiteral("lon"), degrees(event.place, &trace::Coordinates::longitude)},
            {QStringLiteral("link"), orNull(event.link)},
            {QStringLiteral("status"), orNull(event.status)}};
}

Result<trace::Circle> parseCircle(const QString& text)
{
    const QStringList parts = text.split(u',');
    bool isNumber[3] = {};
    trace::Circle circle;
    if (parts.size() == 3) {
        circle.centre.latitude = parts[0].toDouble(&isNumber[0]);
        circle.centre.longitude = parts[1].toDouble(&isNumber[1]);
        circle.metres = parts[2].toDouble(&isNumber[2]);
    }
    const bool isOnEarth =
        std::abs(circle.centre.latitude) <= 90 && std::abs(circle.centre.longitude) <= 180;
    if (!isNumber[0] || !isNumber[1] || !isNumber[2] || !isOnEarth || !(circle.metres >= 0))
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "TraceCommands", "A circle is LAT,LON,METRES, such as 31.65,103.84,5000."));
    return circle;
}

} // namespace wardlight::ctl
