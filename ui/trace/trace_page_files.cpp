// What the Trace page writes to files: the map, its lists, a verdict.

#include "core/async/tasks.h"
#include "core/trace/item_export.h"
#include "core/trace/scan_text.h"
#include "ui/trace/map_view.h"
#include "ui/trace/scan_list_model.h"
#include "ui/trace/trace_page.h"
#include "ui/trace/trace_presenter.h"
#include "ui/trace/trace_table.h"
#include "ui/trace/verdict_pdf.h"
#include "ui/trace/verdict_presenter.h"

#include <QAction>
#include <QFileDialog>
#include <QSaveFile>
#include <QTabWidget>
#include <QTableView>

namespace wardlight::ui {

void TracePage::askForFile(const QString& title, const QString& filter, const QString& suggestion,
                           void (TracePage::*write)(const QString&))
{
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suggestion.section(u'.', -1));
    dialog->selectFile(suggestion);
    connect(dialog, &QFileDialog::fileSelected, this, write);
    dialog->open();
}

void TracePage::exportPicture()
{
    askForFile(tr("Export the map as a picture"), tr("Pictures (*.png)"),
               m_presenter->openCode().isEmpty()
                   ? QStringLiteral("map.png")
                   : QStringLiteral("trace-%1.png").arg(m_presenter->openCode()),
               &TracePage::savePicture);
}

void TracePage::exportList()
{
    askForFile(m_exportList->text(), tr("Tables (*.csv *.xlsx)"),
               m_lists->currentWidget() == m_scanTable ? QStringLiteral("scanned.csv")
                                                       : QStringLiteral("drugs.csv"),
               &TracePage::saveList);
}

void TracePage::saveList(const QString& file)
{
    const bool isScans = m_lists->currentWidget() == m_scanTable;
    const trace::ItemTable table =
        isScans ? tableOf(*m_scans) : tableOf(m_presenter->items().items());
    auto written = runTask(m_with.pools.compute, [file, table] {
        return file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)
                   ? trace::writeXlsx(file, table)
                   : trace::writeCsv(file, table);
    });
    whenDone(written, this, [this, file](const Result<>& result) {
        emit notice(result ? tr("The list was saved as %1.").arg(file) : result.error().message);
    });
}

void TracePage::exportVerdict()
{
    if (!m_verdict->verdict()) {
        emit notice(tr("Scan or choose a pack first: its verdict goes onto the sheet."));
        return;
    }
    askForFile(m_exportVerdict->text(), tr("Documents (*.pdf)"),
               QStringLiteral("verdict-%1.pdf").arg(trace::scannedCode(m_verdict->verdict()->code)),
               &TracePage::saveVerdict);
}

void TracePage::saveVerdict(const QString& file)
{
    if (!m_verdict->verdict())
        return;
    const Result<> written = writeVerdictPdf(file, {*m_verdict->verdict(), m_presenter->path()});
    emit notice(written ? tr("The sheet was saved as %1.").arg(file) : written.error().message);
}

void TracePage::savePicture(const QString& file)
{
    QSaveFile out(file);
    const bool isSaved =
        out.open(QIODevice::WriteOnly) && m_map->picture().save(&out, "PNG") && out.commit();
    emit notice(isSaved ? tr("The map was saved as %1.").arg(file)
                        : tr("The map could not be saved: %1").arg(out.errorString()));
}

} // namespace wardlight::ui
