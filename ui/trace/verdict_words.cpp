#include "ui/trace/verdict_words.h"

#include "ui/common/formats.h"
#include "ui/trace/trace_words.h"

#include <QCoreApplication>

namespace wardlight::ui {

namespace {

/// The context of this file's translations.
struct VerdictWords
{
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)
};

/// The fields of a row that hold something, after its time.
QString fieldsOf(const QJsonObject& row, std::initializer_list<const char*> names)
{
    QStringList parts;
    const QDateTime time =
        QDateTime::fromString(row[QStringLiteral("time")].toString(), Qt::ISODateWithMs);
    if (time.isValid())
        parts << formatDateTime(time.toLocalTime());
    for (const char* name : names) {
        const QJsonValue value = row[QLatin1String(name)];
        const QString text =
            value.isDouble() ? QString::number(value.toDouble()) : value.toString();
        if (!text.isEmpty())
            parts << text;
    }
    return parts.join(QStringLiteral(" · "));
}

QString daySpan(const QJsonObject& row)
{
    const auto day = [&row](const char* name) {
        const QDateTime time =
            QDateTime::fromString(row[QLatin1String(name)].toString(), Qt::ISODateWithMs);
        return time.isValid() ? formatDate(time.toUTC().date()) : QStringLiteral("…");
    };
    return day("from") + QStringLiteral(" – ") + day("to");
}

QString eventText(const QJsonObject& row)
{
    QString text = fieldsOf(row, {"link", "status", "site"});
    if (row[QStringLiteral("lat")].isDouble())
        text += QStringLiteral(" · ") +
                placeText(trace::Coordinates{row[QStringLiteral("lat")].toDouble(),
                                             row[QStringLiteral("lon")].toDouble()});
    return text;
}

} // namespace

LevelLook lookOf(const std::optional<trace::Level>& level)
{
    if (!level)
        return {QChar(0x25cf), VerdictWords::tr("No adverse evidence"), TextRole::Ok};
    switch (*level) {
    case trace::Level::Stop:
        return {QChar(0x25a0), VerdictWords::tr("Stop"), TextRole::Failed};
    case trace::Level::Suspect:
        return {QChar(0x25b2), VerdictWords::tr("Suspect"), TextRole::Failed};
    case trace::Level::CheckScan:
        return {QChar(0x25c6), VerdictWords::tr("Check the scan"), TextRole::Stale};
    case trace::Level::Unknown:
        return {QChar(0x25cb), VerdictWords::tr("Unknown"), TextRole::Muted};
    case trace::Level::Note:
        return {QChar(0x25b8), VerdictWords::tr("Note"), TextRole::Muted};
    }
    return {};
}

QString evidenceText(const QJsonObject& row)
{
    const QString kind = row[QStringLiteral("kind")].toString();
    if (kind == QLatin1String("event"))
        return eventText(row);
    if (kind == QLatin1String("recall"))
        return VerdictWords::tr("Recall %1 · %2 · %3")
            .arg(row[QStringLiteral("id")].toString(), daySpan(row),
                 fieldsOf(row, {"class", "reason"}));
    if (kind == QLatin1String("approval"))
        return VerdictWords::tr("Approval %1 · %2")
            .arg(row[QStringLiteral("approval")].toString(), daySpan(row));
    if (kind == QLatin1String("item"))
        return VerdictWords::tr("On record: %1").arg(fieldsOf(row, {"name", "batch", "code"}));
    if (kind == QLatin1String("scan"))
        return VerdictWords::tr("Scanned: %1").arg(fieldsOf(row, {"text", "suggestion"}));
    if (kind == QLatin1String("reading"))
        return fieldsOf(row, {"celsius"}) + QStringLiteral(" °C · ") +
               row[QStringLiteral("sensor")].toString();
    return fieldsOf(row, {"code", "parent", "id", "name", "region", "licence", "person", "station",
                          "difference"});
}

QString verdictFoot(const trace::Verdict& verdict)
{
    QStringList parts{VerdictWords::tr("As of %1").arg(formatDateTime(verdict.asOf.toLocalTime()))};
    if (verdict.dataAgeSeconds)
        parts << VerdictWords::tr("data %n day(s) old", nullptr,
                                  int(*verdict.dataAgeSeconds / 86'400));
    parts << VerdictWords::tr("rule set %1").arg(verdict.ruleSet);
    return parts.join(QStringLiteral(" · "));
}

} // namespace wardlight::ui
