#include "core/ingest/waves/open_source.h"

#include "core/ingest/edf/edf_source.h"
#include "core/ingest/wfdb/wfdb_source.h"

#include <QFileInfo>

namespace wardlight::ingest {

WaveformFormat formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QStringLiteral("edf") || suffix == QStringLiteral("bdf")
               ? WaveformFormat::Edf
               : WaveformFormat::Wfdb;
}

Result<OpenedSource> openSource(WaveformFormat format, const QString& path)
{
    if (format == WaveformFormat::Edf) {
        auto source = edf::EdfSource::open(path);
        if (!source)
            return propagate(source);
        return OpenedSource{std::move(*source), {path}};
    }
    auto source = wfdb::WfdbSource::open(path);
    if (!source)
        return propagate(source);
    const QStringList files = (*source)->files();
    return OpenedSource{std::move(*source), files};
}

} // namespace wardlight::ingest
