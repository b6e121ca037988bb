#include "core/trace/item_export.h"

#include "core/base/csv_cell.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <xlsxwriter.h>

namespace wardlight::trace {

namespace {

/// What one cell of a spreadsheet holds at most.
constexpr qsizetype LongestCell = 32'767;

/// The context of this file's translations.
struct ExportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ExportTexts)
};

tl::unexpected<Error> cannotWrite(const QString& path, const QString& why)
{
    return fail(ErrorCode::Permission,
                ExportTexts::tr("The file %1 cannot be written: %2").arg(path, why));
}

QByteArray csvLine(const QStringList& fields)
{
    QByteArray line;
    for (const QString& field : fields)
        line += (line.isNull() ? "" : ",") + csvCell(field).toUtf8();
    return line + "\r\n";
}

void fillSheet(lxw_worksheet* sheet, const ItemTable& table, lxw_format* bold)
{
    for (int column = 0; column < int(table.header.size()); ++column)
        worksheet_write_string(sheet, 0, lxw_col_t(column),
                               table.header[column].toUtf8().constData(), bold);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        for (int column = 0; column < int(table.rows[i].size()); ++column)
            worksheet_write_string(sheet, lxw_row_t(i + 1), lxw_col_t(column),
                                   table.rows[i][column].left(LongestCell).toUtf8().constData(),
                                   nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

} // namespace

Result<> writeCsv(const QString& path, const ItemTable& table)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    file.write("\xef\xbb\xbf");
    file.write(csvLine(table.header));
    for (const QStringList& row : table.rows)
        file.write(csvLine(row));
    if (!file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

Result<> writeXlsx(const QString& path, const ItemTable& table)
{
    // beside its place, so that the last step is a rename
    QTemporaryFile part(QFileInfo(path).absolutePath() + QStringLiteral("/.export-XXXXXX.xlsx"));
    if (!part.open())
        return cannotWrite(path, part.errorString());
    part.close();
    lxw_workbook* workbook = workbook_new(QFile::encodeName(part.fileName()).constData());
    if (!workbook)
        return cannotWrite(path, ExportTexts::tr("there is not enough memory"));
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    fillSheet(workbook_add_worksheet(workbook, nullptr), table, bold);
    const lxw_error error = workbook_close(workbook);
    if (error != LXW_NO_ERROR)
        return cannotWrite(path, QString::fromUtf8(lxw_strerror(error)));
    if (QFile::exists(path) && !QFile::remove(path))
        return cannotWrite(path, ExportTexts::tr("the file that is there cannot be replaced"));
    if (!part.rename(path))
        return cannotWrite(path, part.errorString());
    part.setAutoRemove(false);
    return {};
}

} // namespace wardlight::trace
