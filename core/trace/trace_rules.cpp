#include "core/trace/trace_rules.h"

#include "core/base/sha256.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <charconv>
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

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Figures alone, at least @p fewest and at most @p most.
bool isNumber(QStringView text, qsizetype fewest, qsizetype most)
{
    return text.size() >= fewest && text.size() <= most &&
           std::all_of(text.begin(), text.end(), isDigit);
}

/// Plain decimal degrees: no exponent, no "nan", nothing a person would not write.
std::optional<double> parseDegrees(QStringView text)
{
    const bool isSigned = text.startsWith(u'-') || text.startsWith(u'+');
    const QStringView unsignedText = text.mid(isSigned ? 1 : 0);
    const qsizetype point = unsignedText.indexOf(u'.');
    const QStringView whole = point < 0 ? unsignedText : unsignedText.first(point);
    if (!isNumber(whole, 1, 3) || (point >= 0 && !isNumber(unsignedText.mid(point + 1), 1, 20)))
        return std::nullopt;
    // plain figures: from_chars is exact, and knows no locale to ask
    std::array<char, 32> figures{};
    std::transform(unsignedText.begin(), unsignedText.end(), figures.begin(),
                   [](QChar c) { return c.toLatin1(); });
    double degrees = 0;
    std::from_chars(figures.data(), figures.data() + unsignedText.size(), degrees);
    return text.startsWith(u'-') ? -degrees : degrees;
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

/// Reads "+08:00", "+0800", "Z", and nothing as UTC. @return none where it is no offset
std::optional<int> offsetSeconds(QStringView text)
{
    if (text.isEmpty() || text == u"Z")
        return 0;
    const bool hasColon = text.size() == 6 && text[3] == u':';
    if ((text[0] != u'+' && text[0] != u'-') || !(hasColon || text.size() == 5) ||
        !isNumber(text.mid(1, 2), 2, 2) || !isNumber(text.last(2), 2, 2))
        return std::nullopt;
    const int hours = text.mid(1, 2).toInt(), minutes = text.last(2).toInt();
    if (hours > 14 || minutes > 59)
        return std::nullopt;
    return (text[0] == u'-' ? -60 : 60) * (60 * hours + minutes);
}

/// Reads "08:00", "08:00:30" or "08:00:30.123456789", down to the millisecond.
/// @return invalid where it is none of them
QTime readTimeOfDay(QStringView text)
{
    const bool isLongEnough = text.size() == 5 || text.size() >= 8;
    if (!isLongEnough || !isNumber(text.first(2), 2, 2) || text[2] != u':' ||
        !isNumber(text.mid(3, 2), 2, 2))
        return {};
    int second = 0, ms = 0;
    if (text.size() > 5) {
        if (text[5] != u':' || !isNumber(text.mid(6, 2), 2, 2))
            return {};
        second = text.mid(6, 2).toInt();
    }
    if (text.size() > 8) {
        if (text[8] != u'.' || !isNumber(text.mid(9), 1, 9))
            return {};
        ms = text.mid(9, 3).toString().leftJustified(3, u'0').toInt();
    }
    return QTime(text.first(2).toInt(), text.mid(3, 2).toInt(), second, ms);
}

/// Reads ISO 8601 without regular expressions: an import does this for every line.
/// @return invalid where it is no time
QDateTime readInstant(QStringView text)
{
    constexpr qsizetype DateSize = 10;
    if (text.size() < DateSize || text[4] != u'-' || text[7] != u'-' ||
        !isNumber(text.first(4), 4, 4) || !isNumber(text.mid(5, 2), 2, 2) ||
        !isNumber(text.mid(8, 2), 2, 2))
        return {};
    const QDate date(text.first(4).toInt(), text.mid(5, 2).toInt(), text.mid(8, 2).toInt());
    if (text.size() == DateSize)
        return date.isValid() ? QDateTime(date, QTime(0, 0), Qt::UTC) : QDateTime();
    if (text[DateSize] != u'T' && text[DateSize] != u' ')
        return {};
    const QStringView rest = text.mid(DateSize + 1);
    qsizetype end = 0;
    while (end < rest.size() && (isDigit(rest[end]) || rest[end] == u':' || rest[end] == u'.'))
        ++end;
    const bool isDaysEnd = rest.first(end) == u"24:00" || rest.first(end) == u"24:00:00";
    const QTime time = isDaysEnd ? QTime(0, 0) : readTimeOfDay(rest.first(end));
    const auto offset = offsetSeconds(rest.mid(end));
    if (!date.isValid() || !time.isValid() || !offset)
        return {};
    return QDateTime(date.addDays(isDaysEnd ? 1 : 0), time, Qt::UTC).addSecs(-*offset);
}

} // namespace

Result<std::optional<Coordinates>> parsePlace(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::optional<Coordinates>();
    if (trimmed.contains(u',')) {
        const QStringList parts = trimmed.split(u',');
        if (parts.size() == 2 && isSplitPlace(parts[0], parts[1]))
            return invalid(commaPlaceReason(parts[0], parts[1]));
    }
    const qsizetype colon = trimmed.indexOf(u':');
    const QStringView whole(trimmed);
    const auto latitude = parseDegrees(whole.first(std::max<qsizetype>(colon, 0)).trimmed());
    const auto longitude = colon < 0 ? std::nullopt : parseDegrees(whole.mid(colon + 1).trimmed());
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
    const QDateTime instant = readInstant(trimmed);
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
