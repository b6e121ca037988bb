#include "core/ingest/waves/open_source.h"

#include "core/ingest/edf/edf_source.h"
#include "core/ingest/waves/csv_wave_source.h"
#include "core/ingest/wfdb/wfdb_source.h"

#include <QFileInfo>

namespace wardlight::ingest {

WaveformFormat formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("edf") || suffix == QStringLiteral("bdf"))
        return WaveformFormat::Edf;
    return suffix == QStringLiteral("csv") ? WaveformFormat::Csv : WaveformFormat::Wfdb;
}

namespace {

/// A file that is a record by itself.
template <class Source>
Result<OpenedSource> alone(Result<std::unique_ptr<Source>> source, const QString& path)
{
    if (!source)
        return propagate(source);
    return OpenedSource{std::move(*source), {path}};
}

} // namespace

Result<OpenedSource> openSource(WaveformFormat format, const QString& path,
                                std::optional<double> rateHz)
{
    switch (format) {
    case WaveformFormat::Edf:
        return alone(edf::EdfSource::open(path), path);
    case WaveformFormat::Csv:
        return alone(CsvWaveSource::open(path, rateHz), path);
    case WaveformFormat::Wfdb:
        break;
    }
    auto source = wfdb::WfdbSource::open(path);
    if (!source)
        return propagate(source);
    const QStringList files = (*source)->files();
    return OpenedSource{std::move(*source), files};
}

} // namespace wardlight::ingest
