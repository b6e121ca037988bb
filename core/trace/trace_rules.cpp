#include "core/trace/trace_rules.h"

#include "core/base/sha256.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wardlight::trace {

namespace {

constexpr int LongestCode = 128; // bytes

/// The context of this file's translations.
struct TraceRulesTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceRulesTexts)
};

tl::unexpected<Error> invalid(const QString& message)
{
    return fail(ErrorCode::Invalid, message);
}

/// Plain decimal degrees: no exponent, no "nan", nothing a person would not write.
std::optional<double> parseDegrees(const QString& text)
{
    static const QRegularExpression Form(QStringLiteral(R"(\A[+-]?[0-9]{1,3}(\.[0-9]{1,20})?\z)"));
    if (!Form.match(text).hasMatch())
        return std::nullopt;
    return text.toDouble();
}

bool existsOnEarth(double latitude, double longitude)
{
    return std::abs(latitude) <= 90 && std::abs(longitude) <= 180;
}

/// The box around China that a swapped pair falls out of and its mirror falls into.
bool isAroundChina(double latitude, double longitude)
{
    return latitude >= 3 && latitude <= 54 && longitude >= 73 && longitude <= 136;
}

bool looksSwapped(double latitude, double longitude)
{
    if (!existsOnEarth(latitude, longitude))
        return existsOnEarth(longitude, latitude);
    return isAroundChina(longitude, latitude) && !isAroundChina(latitude, longitude);
}

} // namespace

Result<std::optional<Coordinates>> parsePlace(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::optional<Coordinates>();
    const QStringList commaParts = trimmed.split(u',');
    if (commaParts.size() == 2 && isSplitPlace(commaParts[0], commaParts[1]))
        return invalid(commaPlaceReason(commaParts[0], commaParts[1]));
    const QStringList parts = trimmed.split(u':');
    const auto latitude = parts.size() == 2 ? parseDegrees(parts[0].trimmed()) : std::nullopt;
    const auto longitude = parts.size() == 2 ? parseDegrees(parts[1].trimmed()) : std::nullopt;
    if (!latitude || !longitude)
        return invalid(TraceRulesTexts::tr(
                           "The position \"%1\" is not in the form latitude:longitude, in decimal "
                           "degrees, such as 31.65:103.84.")
                           .arg(trimmed.left(80)));
    if (looksSwapped(*latitude, *longitude))
        return invalid(
            TraceRulesTexts::tr("The position \"%1\" looks swapped: the latitude must come first.")
                .arg(trimmed.left(80)));
    if (!existsOnEarth(*latitude, *longitude))
        return invalid(TraceRulesTexts::tr(
                           "The position \"%1\" does not exist: latitudes reach from -90 to 90, "
                           "longitudes from -180 to 180.")
                           .arg(trimmed.left(80)));
    if (*latitude == 0 && *longitude == 0)
        return invalid(TraceRulesTexts::tr(
            "The position 0:0 means that the device did not know where it was."));
    return std::optional(Coordinates{*latitude, *longitude});
}

bool isSplitPlace(const QString& first, const QString& second)
{
    return parseDegrees(first.trimmed()) && parseDegrees(second.trimmed());
}

QString commaPlaceReason(const QString& first, const QString& second)
{
    return TraceRulesTexts::tr(
               "The position \"%1,%2\" has a comma between latitude and longitude; it must be "
               "a colon: %1:%2.")
        .arg(first.trimmed().left(40), second.trimmed().left(40));
}

Result<RecordedTime> parseTime(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return RecordedTime();
    static const QRegularExpression Form(
        QStringLiteral(R"(\A([0-9]{4}-[0-9]{2}-[0-9]{2}))"
                       R"((?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?))"
                       R"((Z|[+-][0-9]{2}:?[0-9]{2})?)?\z)"));
    const QRegularExpressionMatch match = Form.match(trimmed);
    QDateTime instant;
    if (match.hasMatch()) {
        const QString time =
            match.captured(2).isEmpty() ? QStringLiteral("00:00") : match.captured(2);
        const QString offset =
            match.captured(3).isEmpty() ? QStringLiteral("Z") : match.captured(3);
        instant = QDateTime::fromString(match.captured(1) + u'T' + time + offset, Qt::ISODateWithMs)
                      .toUTC();
    }
    if (!instant.isValid() || instant.date().year() < 1900 || instant.date().year() > 2199)
        return invalid(
            TraceRulesTexts::tr("\"%1\" is not a time this program can read; write it like "
                                "2019-01-31T08:00:00+08:00 or 2019-01-31.")
                .arg(trimmed.left(80)));
    return RecordedTime{instant, trimmed};
}

Result<> checkCode(const QString& code)
{
    if (code.isEmpty())
        return invalid(TraceRulesTexts::tr("The trace code is missing."));
    if (code.toUtf8().size() > LongestCode)
        return invalid(
            TraceRulesTexts::tr("The trace code is longer than %1 bytes.").arg(LongestCode));
    const auto isPlain = [](QChar c) { return c.isPrint() && !c.isSpace(); };
    if (!std::all_of(code.cbegin(), code.cend(), isPlain))
        return invalid(TraceRulesTexts::tr(
            "The trace code holds spaces or characters that cannot be printed."));
    return {};
}

qint64 codeHash(const QString& code)
{
    const QByteArray digest = Sha256::of(QByteArrayView(code.toUtf8())).toBytes();
    return qFromBigEndian<qint64>(digest.constData());
}

qint64 drugHash(const QString& category, const QString& name)
{
    return codeHash(category + QChar(0x1f) + name);
}

namespace {

QString firstOf(const Extension& extension, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        const QString value = extension.value(QString::fromUtf8(name));
        if (!value.isEmpty())
            return value;
    }
    return {};
}

} // namespace

// The generated columns of trace_items name the same fields.

QString batchOf(const Extension& extension)
{
    return firstOf(extension, {"批号", "生产批号", "产品批号", "batch", "lot"});
}

QString approvalOf(const Extension& extension)
{
    return firstOf(extension, {"批准文号", "approval", "受理号"});
}

double distanceMetres(const Coordinates& from, const Coordinates& to)
{
    constexpr double MeanRadiusMetres = 6'371'008.8;
    constexpr double Radians = std::numbers::pi / 180;
    const double halfLatitudes = (to.latitude - from.latitude) * Radians / 2;
    const double halfLongitudes = (to.longitude - from.longitude) * Radians / 2;
    const double haversine = std::pow(std::sin(halfLatitudes), 2) +
                             std::cos(from.latitude * Radians) * std::cos(to.latitude * Radians) *
                                 std::pow(std::sin(halfLongitudes), 2);
    return 2 * MeanRadiusMetres * std::asin(std::min(1.0, std::sqrt(haversine)));
}

} // namespace wardlight::trace
