#include "ui/common/formats.h"

#include <QCoreApplication>

#include <cstdlib>

namespace wardlight::ui {
QString formatDate(const QDate& date, const QLocale& locale)
{
    if (!date.isValid())
        return QCoreApplication::translate("Formats", "Not known");
    if (locale.language() == QLocale::Chinese)
        return date.toString(Qt::ISODate);
    return QLocale::c().toString(date, QStringLiteral("dd-MMM-yyyy"));
}

QString formatTime(const QDateTime& time)
{
    return QLocale::c().toString(time.time(), QStringLiteral("HH:mm"));
}

QString formatDateTime(const QDateTime& time, const QLocale& locale)
{
    if (!time.isValid())
        return formatDate({}, locale);
    const QDateTime local = time.toLocalTime();
    return QStringLiteral("%1 %2 %3")
        .arg(formatDate(local.date(), locale), formatTime(local), formatOffset(local));
}

QString formatOffset(const QDateTime& time)
{
    const int minutes = time.offsetFromUtc() / 60;
    return QStringLiteral("%1%2:%3")
        .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString formatBorn(const std::optional<QDate>& born, const QString& age, const QLocale& locale)
{
    if (!born || !born->isValid())
        return QCoreApplication::translate("Formats", "Date of birth not known");
    if (age.isEmpty())
        return QCoreApplication::translate("Formats", "Born %1").arg(formatDate(*born, locale));
    return QCoreApplication::translate("Formats", "Born %1 (%2)")
        .arg(formatDate(*born, locale), age);
}

QString formatBytes(qint64 bytes, const QLocale& locale)
{
    if (bytes < 1000)
        return QCoreApplication::translate("Formats", "%n bytes", nullptr, static_cast<int>(bytes));
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString formatRemaining(std::chrono::seconds remaining)
{
    const auto seconds = remaining.count();
    if (seconds < 10)
        return QCoreApplication::translate("Formats", "less than 10 s left");
    if (seconds < 90)
        return QCoreApplication::translate("Formats", "%1 s left").arg((seconds + 5) / 10 * 10);
    if (seconds < 90 * 60)
        return QCoreApplication::translate("Formats", "%1 min left").arg((seconds + 30) / 60);
    return QCoreApplication::translate("Formats", "%1 h left").arg((seconds + 1800) / 3600);
}

} // namespace wardlight::ui
