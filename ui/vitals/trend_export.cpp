#include "ui/vitals/trend_export.h"

#include "core/base/csv_cell.h"
#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSaveFile>

namespace wardlight::ui {

namespace {

/// The context of this file's translations.
struct TrendExport
{
    Q_DECLARE_TR_FUNCTIONS(TrendExport)
};

QString isoLocal(const QDateTime& instant)
{
    const QDateTime local = instant.toLocalTime();
    return local.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + formatOffset(local);
}

} // namespace

QString csvNumber(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray samplesCsv(const std::vector<vitals::Sample>& samples)
{
    QByteArray csv("\xef\xbb\xbfmeasured_at,type,value,unit,device,flags\r\n");
    for (const vitals::Sample& sample : samples) {
        const QStringList cells{isoLocal(sample.measuredAt), csvCell(sample.type),
                                csvNumber(sample.value),     csvCell(sample.unit),
                                csvCell(sample.device),      csvCell(sample.flags.join(u' '))};
        csv += cells.join(u',').toUtf8() + "\r\n";
    }
    return csv;
}

Result<> writeWhole(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return fail(ErrorCode::Unavailable,
                TrendExport::tr("The file could not be saved: %1. Nothing was changed.")
                    .arg(out.errorString()));
}

} // namespace wardlight::ui
