#include "ui/waveforms/recording_words.h"

#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace wardlight::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(RecordingWords)
};

constexpr qint64 Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;
constexpr double MsASecond = 1000;

/// "3 d 4 h", or "3 d" where the rest is nothing.
QString twoUnits(const QString& greater, const QString& smaller, qint64 rest)
{
    return rest == 0 ? greater : QStringLiteral("%1 %2").arg(greater, smaller);
}

} // namespace

QString durationText(double seconds)
{
    if (seconds < double(Minute)) {
        const double tenths = std::round(seconds * 10) / 10;
        return Words::tr("%1 s").arg(QLocale().toString(tenths, 'g', 4));
    }
    const auto whole = qint64(std::llround(seconds));
    const auto number = [](qint64 value) { return QString::number(value); };
    const QString s = Words::tr("%1 s").arg(number(whole % Minute));
    const QString min = Words::tr("%1 min").arg(number(whole % Hour / Minute));
    const QString h = Words::tr("%1 h").arg(number(whole % Day / Hour));
    const QString d = Words::tr("%1 d").arg(number(whole / Day));
    if (whole < Hour)
        return twoUnits(min, s, whole % Minute);
    if (whole < Day)
        return twoUnits(h, min, whole % Hour / Minute);
    return twoUnits(d, h, whole % Day / Hour);
}

QString elapsedText(double seconds)
{
    const auto whole = qint64(std::floor(seconds));
    return QStringLiteral("%1:%2:%3")
        .arg(whole / Hour)
        .arg(whole % Hour / Minute, 2, 10, QLatin1Char('0'))
        .arg(whole % Minute, 2, 10, QLatin1Char('0'));
}

QString spanText(const QDateTime& start, const RecordingSpan& span)
{
    const QString width = durationText(span.width());
    if (!start.isValid())
        return Words::tr("from %1 · %2").arg(elapsedText(std::max(0.0, span.fromSeconds)), width);
    const QDateTime from = start.addMSecs(qint64(span.fromSeconds * MsASecond)).toLocalTime();
    return QStringLiteral("%1 %2 %3 · %4")
        .arg(formatDate(from.date()), from.toString(QStringLiteral("HH:mm:ss")), formatOffset(from),
             width);
}

} // namespace wardlight::ui
