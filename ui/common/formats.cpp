#include "ui/common/formats.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ui {
namespace {

bool isHan(const QString& text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

QString formatName(const PersonName& name)
{
    if (isHan(name.family) || isHan(name.given))
        return name.family + name.given;
    QStringList parts;
    if (!name.ideographic.isEmpty())
        parts << name.ideographic;
    if (!name.family.isEmpty())
        parts << name.family.toUpper();
    if (!name.given.isEmpty())
        parts << name.given;
    if (parts.isEmpty())
        return QCoreApplication::translate("Formats", "Name not known");
    return parts.join(QLatin1Char(' '));
}

QString formatGender(Gender gender)
{
    switch (gender) {
    case Gender::Unknown:
        return QCoreApplication::translate("Formats", "Gender not known");
    case Gender::Female:
        return QCoreApplication::translate("Formats", "Female");
    case Gender::Male:
        return QCoreApplication::translate("Formats", "Male");
    case Gender::Other:
        return QCoreApplication::translate("Formats", "Other gender");
    }
    return {};
}

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

QString formatAge(const QDate& born, const QDate& today)
{
    if (!born.isValid() || !today.isValid() || born > today)
        return {};
    const qint64 days = born.daysTo(today);
    if (days < 28)
        return QCoreApplication::translate("Formats", "%1d", "age in days").arg(days);
    const bool dayPending = today.day() < born.day() && today.day() != today.daysInMonth();
    const int months =
        (today.year() - born.year()) * 12 + today.month() - born.month() - (dayPending ? 1 : 0);
    if (months < 24)
        return QCoreApplication::translate("Formats", "%1m", "age in months").arg(months);
    return QCoreApplication::translate("Formats", "%1y", "age in years").arg(months / 12);
}

QString formatBorn(const std::optional<QDate>& born, const QDate& today, const QLocale& locale)
{
    if (!born || !born->isValid())
        return QCoreApplication::translate("Formats", "Date of birth not known");
    const QString age = formatAge(*born, today);
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
