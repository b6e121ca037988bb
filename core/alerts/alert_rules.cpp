#include "core/alerts/alert_rules.h"

#include <QCoreApplication>

#include <cmath>
#include <tuple>

namespace wardlight::alerts {

namespace {

/// The context of this file's translations.
struct AlertTexts
{
    Q_DECLARE_TR_FUNCTIONS(AlertTexts)
};

struct Abbreviation
{
    const char* type;
    const char* text;
};

/// As monitors label them; the same in every language.
constexpr Abbreviation Abbreviations[] = {
    {"heart_rate", "HR"},
    {"pulse", "PR"},
    {"spo2", "SpO2"},
    {"respiratory_rate", "RR"},
    {"temperature", "T"},
    {"blood_pressure_systolic", "SBP"},
    {"blood_pressure_diastolic", "DBP"},
    {"blood_pressure_mean", "MAP"},
    {"systolic_bp", "SBP"},
    {"diastolic_bp", "DBP"},
    {"systolic", "SBP"},
    {"diastolic", "DBP"},
    {"etco2", "EtCO2"},
    {"fio2", "FiO2"},
    {"glucose", "Glucose"},
};

constexpr const char* TechnicalPrefixes[] = {"technical", "device", "object", "sensor", "lead"};

QString numberText(double value)
{
    return QString::number(value, 'g', 6);
}

bool isDirectionMark(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool isInvisible(QChar c)
{
    return isDirectionMark(c.unicode()) || c.unicode() == 0xfeff ||
           c.category() == QChar::Other_Control;
}

} // namespace

bool breaks(const Limit& limit, double value)
{
    return limit.side == LimitSide::High ? value > limit.value : value < limit.value;
}

QString measurementAbbreviation(const QString& type)
{
    for (const Abbreviation& known : Abbreviations) {
        if (type == QLatin1String(known.type))
            return QString::fromLatin1(known.text);
    }
    return plainLine(QString(type).replace(u'_', u' '), 50);
}

QString limitText(const QString& measurementType, double value, double limit)
{
    const QString name = measurementAbbreviation(measurementType);
    if (value > limit)
        return QStringLiteral("%1 %2 > %3").arg(name, numberText(value), numberText(limit));
    if (value < limit)
        return QStringLiteral("%1 %2 < %3").arg(name, numberText(value), numberText(limit));
    return AlertTexts::tr("%1 %2 (limit %3)").arg(name, numberText(value), numberText(limit));
}

QString headline(const Alert& alert)
{
    if (alert.value && alert.limit) {
        return limitText(alert.measurementType.isEmpty() ? alert.type : alert.measurementType,
                         *alert.value, *alert.limit);
    }
    const QString message = plainLine(alert.message);
    return message.isEmpty() ? measurementAbbreviation(alert.type) : message;
}

QString plainLine(const QString& text, int longest)
{
    QString line;
    bool isAfterSpace = true;
    // several times as many characters are looked at as are shown; the rest cannot matter
    const qsizetype looked = qsizetype(longest) * 8;
    for (const QChar c : text.left(looked)) {
        if (c.isSpace()) {
            if (!isAfterSpace)
                line += u' ';
            isAfterSpace = true;
        } else if (!isInvisible(c)) {
            line += c;
            isAfterSpace = false;
        }
    }
    if (line.endsWith(u' '))
        line.chop(1);
    if (line.size() <= longest && text.size() <= looked)
        return line;
    line.truncate(longest - 1);
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    return line + QChar(0x2026);
}

bool isTechnical(const Alert& alert)
{
    if (!alert.patient && alert.measurementType.isEmpty())
        return true;
    for (const char* prefix : TechnicalPrefixes) {
        if (alert.type.startsWith(QLatin1String(prefix), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QDateTime began(const Alert& alert)
{
    return alert.occurredAt.isValid() ? alert.occurredAt : alert.createdAt;
}

GroupKey groupKey(const Alert& alert)
{
    GroupKey key;
    key.type = alert.type;
    if (alert.patient)
        key.patient = alert.patient->id;
    else if (alert.device)
        key.device = alert.device->id;
    return key;
}

bool Urgency::operator<(const Urgency& other) const
{
    // the newest first, so the other one's time stands at the left
    return std::tie(severity, isTechnical, other.began, other.id) <
           std::tie(other.severity, other.isTechnical, began, id);
}

Urgency urgency(const Alert& alert, const QDateTime& now)
{
    QDateTime since = began(alert);
    if (since > now)
        since = now;
    return {alert.severity, isTechnical(alert), since, alert.id};
}

const Silence* silenceOf(const Alert& alert, const std::vector<Silence>& silences,
                         const QDateTime& now)
{
    if (!alert.patient)
        return nullptr;
    const Silence* longest = nullptr;
    for (const Silence& silence : silences) {
        const bool covers = silence.patient.id == alert.patient->id && silence.type == alert.type &&
                            silence.startedAt <= now && now < silence.until;
        if (covers && (!longest || silence.until > longest->until))
            longest = &silence;
    }
    return longest;
}

} // namespace wardlight::alerts
