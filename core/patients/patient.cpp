#include "core/patients/patient.h"

#include <QCoreApplication>

namespace wardlight::patients {

namespace {

/// Completed months on @p day, which is not before @p born. Born on the 31st, a month is completed
/// on the first day after a shorter one.
int ageInMonths(const QDate& born, const QDate& day)
{
    const int months = (day.year() - born.year()) * 12 + day.month() - born.month();
    return day.day() < born.day() ? months - 1 : months;
}

} // namespace

QString genderCode(std::optional<Gender> gender)
{
    if (!gender)
        return {};
    switch (*gender) {
    case Gender::Male:
        return QStringLiteral("male");
    case Gender::Female:
        return QStringLiteral("female");
    case Gender::Other:
        return QStringLiteral("other");
    }
    return {};
}

std::optional<Gender> parseGender(const QString& text)
{
    const QString word = text.trimmed().toLower();
    if (word == QLatin1String("male") || word == QLatin1String("m"))
        return Gender::Male;
    if (word == QLatin1String("female") || word == QLatin1String("f"))
        return Gender::Female;
    if (word == QLatin1String("other") || word == QLatin1String("o"))
        return Gender::Other;
    return std::nullopt;
}

QString genderWord(std::optional<Gender> gender)
{
    if (!gender)
        return QCoreApplication::translate("Patient", "Not known", "gender");
    switch (*gender) {
    case Gender::Male:
        return QCoreApplication::translate("Patient", "Male");
    case Gender::Female:
        return QCoreApplication::translate("Patient", "Female");
    case Gender::Other:
        return QCoreApplication::translate("Patient", "Other", "gender");
    }
    return {};
}

std::optional<int> ageInYears(const QDate& born, const QDate& day)
{
    if (!born.isValid() || !day.isValid() || born > day)
        return std::nullopt;
    return ageInMonths(born, day) / 12;
}

QString ageText(const QDate& born, const QDate& day)
{
    if (!ageInYears(born, day))
        return {};
    const int months = ageInMonths(born, day);
    if (months >= 24)
        return QCoreApplication::translate("Patient", "%1y", "age in years").arg(months / 12);
    if (months >= 1)
        return QCoreApplication::translate("Patient", "%1m", "age in months").arg(months);
    return QCoreApplication::translate("Patient", "%1d", "age in days").arg(born.daysTo(day));
}

QString displayName(const Patient& patient)
{
    QStringList parts;
    for (const QString& part :
         {patient.nativeName, patient.lastName.toUpper(), patient.firstName}) {
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    return parts.isEmpty() ? patient.mrn : parts.join(u' ');
}

} // namespace wardlight::patients
