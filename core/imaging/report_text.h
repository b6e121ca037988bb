#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace wardlight::imaging {

/// One line of a report as a person reads it.
struct ReportLine
{
    int depth = 0; ///< how far inside the document, from 0
    QString name;  ///< "Finding"; may be empty
    QString value; ///< "Normal heart size", "23 mm"; empty for a heading
};

/// The content of a structured report, in its order.
/// @param report  what Decoder::documentJson() gave; anything in it may be missing or of another
///        type
[[nodiscard]] std::vector<ReportLine> reportLines(const QJsonObject& report);

/// Whether lines are the way to read it: a structured report or a key object selection.
[[nodiscard]] bool isReport(const QJsonObject& document);

} // namespace wardlight::imaging
