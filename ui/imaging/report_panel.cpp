#include "ui/imaging/report_panel.h"

#include "core/imaging/report_text.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonArray>

namespace wardlight::ui {
namespace {

constexpr int WidestPage = 760; ///< px: about 100 characters a line

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ReportPanel)
};

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

QString personOf(const QString& name)
{
    return name.section(u'=', 0, 0).split(u'^', Qt::SkipEmptyParts).join(u' ');
}

/// Who stands behind the report: what a reader must know before the first finding.
QString state(const QJsonObject& report)
{
    const QString completion = textOf(report, "completion") == QLatin1String("COMPLETE")
                                   ? Words::tr("Complete.")
                                   : Words::tr("Not complete.");
    if (textOf(report, "verification") != QLatin1String("VERIFIED"))
        return completion + u' ' + Words::tr("No person has signed it.");
    QStringList names;
    for (const QJsonValue& observer : report.value(QLatin1String("verified_by")).toArray())
        names << personOf(textOf(observer.toObject(), "name"));
    names.removeAll(QString());
    return completion + u' ' +
           (names.isEmpty() ? Words::tr("Signed.")
                            : Words::tr("Signed by %1.").arg(names.join(QStringLiteral(", "))));
}

QString paragraph(int indent, const QString& html)
{
    return QStringLiteral("<p style=\"margin:%1px 0 0 %2px\">%3</p>")
        .arg(Spacing::Tight)
        .arg(indent)
        .arg(html);
}

QString lineHtml(const imaging::ReportLine& line)
{
    constexpr int DeepestIndent = 12;
    const QString name = line.name.toHtmlEscaped();
    QString value = line.value.toHtmlEscaped();
    value.replace(u'\n', QStringLiteral("<br>"));
    const QString separator = name.isEmpty() || value.isEmpty() ? QString() : QStringLiteral(": ");
    const QString html =
        name.isEmpty() ? value : QStringLiteral("<b>%1</b>%2%3").arg(name, separator, value);
    return paragraph(std::min(line.depth, DeepestIndent) * Spacing::Large, html);
}

} // namespace

QString reportHtml(const QJsonObject& report)
{
    const QString title = textOf(report, "title");
    QString html = QStringLiteral("<h2>%1</h2>")
                       .arg((title.isEmpty() ? Words::tr("Report") : title).toHtmlEscaped());
    const QString patient = personOf(textOf(report, "patient_name"));
    html += paragraph(0, Words::tr("Of %1, ID %2")
                             .arg(patient.isEmpty() ? Words::tr("nobody named") : patient,
                                  textOf(report, "patient_id"))
                             .toHtmlEscaped());
    html += paragraph(0, state(report).toHtmlEscaped());
    const std::vector<imaging::ReportLine> lines = imaging::reportLines(report);
    if (lines.empty())
        html += paragraph(0, Words::tr("The report says nothing more.").toHtmlEscaped());
    for (const imaging::ReportLine& line : lines)
        html += lineHtml(line);
    return html;
}

ReportPanel::ReportPanel(QWidget* viewport) : QTextBrowser(viewport)
{
    setOpenLinks(false);
    setReadOnly(true);
    document()->setDocumentMargin(Spacing::Huge);
    viewport->installEventFilter(this);
    hide();
}

void ReportPanel::setReport(const std::shared_ptr<const QJsonObject>& report)
{
    if (report == m_report && isVisible() == (report != nullptr))
        return;
    m_report = report;
    setVisible(report != nullptr);
    if (!report)
        return;
    write();
    place();
}

void ReportPanel::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_report)
        write();
}

bool ReportPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && m_report)
        place();
    return QTextBrowser::eventFilter(watched, event);
}

void ReportPanel::write()
{
    setAccessibleName(tr("Report"));
    setHtml(reportHtml(*m_report));
}

void ReportPanel::place()
{
    // The badge stays in sight below it.
    const QRect room = parentWidget()->rect().adjusted(
        Spacing::Large, Spacing::Large, -Spacing::Large, -(Spacing::Row + Spacing::Large));
    const int width = std::min(WidestPage, room.width());
    setGeometry(room.x() + (room.width() - width) / 2, room.y(), width, room.height());
}

} // namespace wardlight::ui
