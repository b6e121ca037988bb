#include "app/services/import_recordings.h"

#include "core/ingest/waves/waveform_import.h"

#include <QFileInfo>
#include <QMap>

namespace wardlight::services {

namespace {

using ingest::WaveformFormat;

const QString Header = QStringLiteral("hea");

QString endingOf(const QString& path)
{
    return QFileInfo(path).suffix().toLower();
}

WaveformFormat formatOf(const QString& path)
{
    const QString ending = endingOf(path);
    if (ending == Header)
        return WaveformFormat::Wfdb;
    return ending == QStringLiteral("edf") || ending == QStringLiteral("bdf") ? WaveformFormat::Edf
                                                                              : WaveformFormat::Csv;
}

} // namespace

bool isRecording(const QString& path)
{
    return formatOf(path) != WaveformFormat::Csv && QFileInfo(path).isFile();
}

bool isPartOfRecording(const QString& path)
{
    const QFileInfo file(path);
    const QString header = file.path() + u'/' + file.completeBaseName() + u'.' + Header;
    return endingOf(path) != Header && !endingOf(path).isEmpty() &&
           endingOf(path) != QStringLiteral("dcm") && QFileInfo::exists(header);
}

ingest::ImportReport importRecordings(const Services& services, const QStringList& paths,
                                      const std::optional<PatientId>& patient, Job& job)
{
    QMap<WaveformFormat, QStringList> byFormat;
    for (const QString& path : paths) {
        if (!isPartOfRecording(path)) // its header brings it along
            byFormat[formatOf(path)] << path;
    }
    ingest::ImportReport all;
    for (auto format = byFormat.cbegin(); format != byFormat.cend() && !all.stopped; ++format) {
        const ingest::ImportReport part = ingest::importWaveforms(
            services.database, services.audit, {format.key(), *format, patient}, job);
        ingest::join(all, part);
    }
    return all;
}

} // namespace wardlight::services
