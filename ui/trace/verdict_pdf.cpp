#include "ui/trace/verdict_pdf.h"

#include "ui/common/formats.h"
#include "ui/trace/trace_words.h"
#include "ui/trace/verdict_words.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr double MarginMm = 18;
constexpr int LargestType = 10, SmallestType = 7; ///< pt; below, nobody reads
constexpr int MostRows = 12;                      ///< of evidence of one reason

/// The context of this file's translations.
struct VerdictPdfTexts
{
    Q_DECLARE_TR_FUNCTIONS(VerdictPdfTexts)
};

QString paragraph(const QString& text, const char* style = "")
{
    return QStringLiteral("<p style=\"margin:2px 0;%1\">%2</p>")
        .arg(QLatin1String(style), text.toHtmlEscaped());
}

QString itemHtml(const trace::Path& path)
{
    const trace::Item& item = path.item;
    QString html = paragraph(item.name, "font-weight:600") +
                   paragraph(VerdictPdfTexts::tr("Category: %1").arg(item.category));
    if (!item.maker.isEmpty())
        html += paragraph(VerdictPdfTexts::tr("Maker: %1").arg(item.maker));
    const auto day = [](const trace::RecordedTime& time) {
        return time.instant.isValid() ? formatDate(time.instant.toUTC().date())
                                      : QStringLiteral("–");
    };
    html += paragraph(VerdictPdfTexts::tr("Produced: %1 · Expires: %2")
                          .arg(day(item.produced), day(item.expires)));
    if (item.stateTime.isValid())
        html += paragraph(VerdictPdfTexts::tr("Latest state: %1 · %2 · %n event(s)", nullptr,
                                              int(path.events.size()))
                              .arg(stateText(item.link, item.status),
                                   formatDateTime(item.stateTime.toLocalTime())));
    return html;
}

QString findingHtml(const trace::Finding& finding, int mostRows)
{
    const LevelLook look = lookOf(finding.level);
    QString html =
        paragraph(
            VerdictPdfTexts::tr("%1 %2 · rule %3").arg(look.shape).arg(look.word).arg(finding.rule),
            "margin-top:8px;font-weight:600") +
        paragraph(finding.reason);
    const int shown = std::min(mostRows, int(finding.evidence.size()));
    for (int i = 0; i < shown; ++i)
        html += paragraph(evidenceText(finding.evidence[std::size_t(i)]), "margin-left:12px");
    if (int(finding.evidence.size()) > shown)
        html += paragraph(VerdictPdfTexts::tr("and %n more row(s)", nullptr,
                                              int(finding.evidence.size()) - shown),
                          "margin-left:12px");
    return html;
}

QString sheetHtml(const VerdictSheet& sheet, int mostRows)
{
    const trace::Verdict& verdict = sheet.verdict;
    const LevelLook look = lookOf(verdict.level);
    QString html = paragraph(QString(look.shape) + QStringLiteral("  ") + look.word,
                             "font-size:xx-large;font-weight:600") +
                   paragraph(verdict.code.left(200), "font-size:large") +
                   paragraph(verdictFoot(verdict));
    if (!verdict.level)
        html += paragraph(VerdictPdfTexts::tr("Nothing on record speaks against this pack. A "
                                              "cloned code would look the same."));
    html += QStringLiteral("<hr>");
    if (sheet.path)
        html += itemHtml(*sheet.path);
    auto findings = verdict.findings;
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto& a, const auto& b) { return a.level > b.level; });
    for (const trace::Finding& finding : findings)
        html += findingHtml(finding, mostRows);
    if (!verdict.notEvaluated.empty())
        html += paragraph(VerdictPdfTexts::tr("Not evaluated"), "margin-top:8px;font-weight:600");
    for (const trace::NotEvaluated& rule : verdict.notEvaluated)
        html += paragraph(VerdictPdfTexts::tr("Rule %1: %2").arg(rule.rule).arg(rule.why));
    return html;
}

/// Lays the sheet out on one page: smaller type first, then fewer rows.
void layOut(QTextDocument& document, const VerdictSheet& sheet, const QSizeF& page)
{
    for (int rows = MostRows; rows >= 0; rows = rows > 0 ? rows / 2 : -1) {
        for (int type = LargestType; type >= SmallestType; --type) {
            QFont font = document.defaultFont();
            font.setPointSize(type);
            document.setDefaultFont(font);
            document.setHtml(sheetHtml(sheet, rows));
            document.setPageSize(page);
            if (document.pageCount() == 1)
                return;
        }
    }
}

} // namespace

Result<> writeVerdictPdf(const QString& path, const VerdictSheet& sheet)
{
    QSaveFile file(path);
    const auto failed = [&file] {
        return fail(
            ErrorCode::Permission,
            VerdictPdfTexts::tr("The sheet could not be saved: %1").arg(file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(MarginMm, MarginMm, MarginMm, MarginMm),
                              QPageLayout::Millimeter);
        writer.setTitle(VerdictPdfTexts::tr("Verdict on %1").arg(sheet.verdict.code.left(80)));
        writer.setCreator(QStringLiteral("Wardlight"));
        QPainter painter(&writer);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        const QSizeF page(writer.width(), writer.height());
        document.setDocumentMargin(0);
        layOut(document, sheet, page);
        document.drawContents(&painter, QRectF(QPointF(), page)); // one page, whatever comes
    }
    if (!file.commit())
        return failed();
    return {};
}

} // namespace wardlight::ui
