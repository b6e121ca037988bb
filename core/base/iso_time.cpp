#include "core/base/iso_time.h"

#include <QRegularExpression>

namespace wardlight {

namespace {

constexpr int LargestOffsetSeconds = 18 * 3600;

/// Milliseconds of a fraction's digits: "25" is 250.
int milliseconds(const QString& digits)
{
    return digits.left(3).leftJustified(3, u'0').toInt();
}

} // namespace

QDateTime IsoTime::instant(int otherwiseSeconds) const
{
    const QDateTime asUtc(date, time.value_or(QTime(0, 0)), Qt::UTC);
    return time ? asUtc.addSecs(-offsetSeconds.value_or(otherwiseSeconds)) : asUtc;
}

std::optional<IsoTime> parseIsoTime(const QString& text)
{
    static const QRegularExpression Form(
        QStringLiteral(R"(\A([0-9]{4})-([0-9]{2})-([0-9]{2}))"
                       R"((?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,12}))?)?)"
                       R"((Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?\z)"));
    const QRegularExpressionMatch match = Form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) { return match.capturedView(group).toInt(); };
    IsoTime read;
    read.date = QDate(number(1), number(2), number(3));
    if (!read.date.isValid())
        return std::nullopt;
    if (match.capturedView(4).isEmpty())
        return read;
    read.time = QTime(number(4), number(5), number(6), milliseconds(match.captured(7)));
    if (!read.time->isValid())
        return std::nullopt;
    if (match.capturedView(8).isEmpty())
        return read;
    read.offsetSeconds = parseUtcOffset(match.captured(8));
    return read.offsetSeconds ? std::optional(read) : std::nullopt;
}

std::optional<int> parseUtcOffset(const QString& text)
{
    if (text == QLatin1String("Z"))
        return 0;
    static const QRegularExpression Form(
        QStringLiteral(R"(\A([+-])([0-9]{2})(?::?([0-9]{2}))?\z)"));
    const QRegularExpressionMatch match = Form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int minutes = match.capturedView(3).toInt();
    const int seconds = match.capturedView(2).toInt() * 3600 + minutes * 60;
    if (minutes > 59 || seconds > LargestOffsetSeconds)
        return std::nullopt;
    return match.capturedView(1) == u"-" ? -seconds : seconds;
}

} // namespace wardlight
