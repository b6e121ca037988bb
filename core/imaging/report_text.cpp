#include "core/imaging/report_text.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace wardlight::imaging {

namespace {

/// Deeper than any file is read (DatasetParser::MaxDepth), in case a worker says otherwise.
constexpr int Deepest = 128;

QString textOf(const QJsonObject& item, const char* key)
{
    return item.value(QLatin1String(key)).toString();
}

/// DICOM's "20240131", "101530.25" and "20240131101530+0800", as a person reads them.
QString readableTime(const QString& type, const QString& text)
{
    const auto date = [](const QString& digits) {
        return digits.size() == 8 ? digits.left(4) + u'-' + digits.mid(4, 2) + u'-' + digits.mid(6)
                                  : digits;
    };
    const auto time = [](const QString& digits) {
        return digits.size() >= 4 ? digits.left(2) + u':' + digits.mid(2, 2) +
                                        (digits.size() >= 6 ? u':' + digits.mid(4, 2) : QString())
                                  : digits;
    };
    if (type == QLatin1String("DATE"))
        return date(text);
    if (type == QLatin1String("TIME"))
        return time(text);
    const qsizetype zone = text.indexOf(QLatin1Char('+'), 8);
    const QString offset = zone > 0 ? u' ' + text.mid(zone) : QString();
    return date(text.left(8)) + u' ' + time(text.mid(8, zone > 0 ? zone - 8 : -1)) + offset;
}

QString nameOfPerson(const QString& text)
{
    return text.section(u'=', 0, 0).split(u'^', Qt::SkipEmptyParts).join(u' ');
}

QString valueOf(const QJsonObject& item)
{
    const QString type = textOf(item, "type");
    const QString value = textOf(item, "value");
    if (type == QLatin1String("NUM"))
        return (value + u' ' + textOf(item, "unit")).trimmed();
    if (type == QLatin1String("PNAME"))
        return nameOfPerson(value);
    if (type == QLatin1String("DATE") || type == QLatin1String("TIME") ||
        type == QLatin1String("DATETIME"))
        return readableTime(type, value);
    const qsizetype references = item.value(QLatin1String("references")).toArray().size();
    if (references > 0)
        return QCoreApplication::translate("Report", "objects referred to: %1").arg(references);
    return value;
}

void addLines(std::vector<ReportLine>& lines, const QJsonArray& content, int depth)
{
    if (depth > Deepest)
        return;
    for (const QJsonValue& value : content) {
        const QJsonObject item = value.toObject();
        ReportLine line{depth, textOf(item, "name"), valueOf(item)};
        if (!line.name.isEmpty() || !line.value.isEmpty()) // a container need have no heading
            lines.push_back(std::move(line));
        addLines(lines, item.value(QLatin1String("items")).toArray(), depth + 1);
    }
}

} // namespace

std::vector<ReportLine> reportLines(const QJsonObject& report)
{
    std::vector<ReportLine> lines;
    addLines(lines, report.value(QLatin1String("content")).toArray(), 0);
    return lines;
}

bool isReport(const QJsonObject& document)
{
    const QString kind = textOf(document, "kind");
    return kind == QLatin1String("structured-report") || kind == QLatin1String("key-objects");
}

} // namespace wardlight::imaging
