#include "core/ingest/waves/waveform_import.h"

#include "core/ingest/file_walk.h"
#include "core/ingest/waves/open_source.h"
#include "core/ingest/wfdb/wfdb_header.h"
#include "core/waveforms/record_writer_pg.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace wardlight::ingest {

using waveforms::NewRecord;
using waveforms::RecordSource;
using waveforms::RecordWriter;

namespace {

const QString HeaderSuffix = QStringLiteral("hea");

QString translated(const char* text)
{
    return QCoreApplication::translate("WaveformImport", text);
}

Error cancelled()
{
    return {ErrorCode::Cancelled,
            translated(QT_TRANSLATE_NOOP("WaveformImport", "The import was cancelled."))};
}

QString formatName(WaveformFormat format)
{
    switch (format) {
    case WaveformFormat::Wfdb:
        return QStringLiteral("wfdb");
    case WaveformFormat::Edf:
        return QStringLiteral("edf");
    case WaveformFormat::Csv:
        return QStringLiteral("csv");
    }
    return {};
}

/// Names and bytes of all files: the same source gives the same digest, wherever it lies.
Result<Sha256Digest> digestOf(const QStringList& files, const Job& job)
{
    constexpr qint64 Piece = 1 << 20;
    Sha256 hash;
    for (const QString& path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Permission,
                        translated(QT_TRANSLATE_NOOP("WaveformImport", "%1 cannot be read: %2"))
                            .arg(QFileInfo(path).fileName(), file.errorString()));
        const QByteArray name =
            QFileInfo(path).fileName().toUtf8() + '\0' + QByteArray::number(file.size()) + '\0';
        hash.add(std::as_bytes(std::span(name.constData(), std::size_t(name.size()))));
        while (!file.atEnd()) {
            if (job.isCancelled())
                return tl::unexpected(cancelled());
            const QByteArray bytes = file.read(Piece);
            if (bytes.isEmpty())
                break;
            hash.add(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
        }
    }
    return hash.finish();
}

Result<> copySamples(RecordSource& source, RecordWriter& writer, Job& job)
{
    double total = 0;
    for (const auto& channel : source.record().channels)
        total += channel.rateHz * source.record().durationSeconds.value_or(0);
    for (;;) {
        if (job.isCancelled())
            return tl::unexpected(cancelled());
        auto blocks = source.next();
        if (!blocks)
            return propagate(blocks);
        if (blocks->empty())
            return {};
        if (const auto added = writer.add(std::move(*blocks)); !added)
            return propagate(added);
        job.report(writer.samples(), std::max(writer.samples(), qint64(total)));
    }
}

/// @return the new record's id; none when it was there already
Result<std::optional<waveforms::RecordId>>
importOne(const std::shared_ptr<postgres::Database>& database, const security::AuditContext& audit,
          const WaveformImport& import, const QString& path, Job& job)
{
    auto opened = openSource(import.format, path, import.rateHz);
    if (!opened)
        return propagate(opened);
    const auto digest = digestOf(opened->files, job);
    if (!digest)
        return propagate(digest);
    const auto known = waveforms::isRecorded(*database, *digest);
    if (!known)
        return propagate(known);
    if (*known)
        return std::optional<waveforms::RecordId>();
    RecordSource& source = *opened->source;
    const NewRecord record{waveforms::RecordId::generate(), source.record(),
                           formatName(import.format), *digest, import.patient};
    RecordWriter writer(database, audit, record);
    if (const auto begun = writer.begin(); !begun)
        return propagate(begun);
    if (const auto copied = copySamples(source, writer, job); !copied)
        return propagate(copied);
    const auto annotations = source.annotations();
    if (!annotations)
        return propagate(annotations);
    const auto finished = writer.finish(*annotations, source.remarks());
    if (!finished) {
        // another program imported the same files meanwhile
        if (finished.error().code == ErrorCode::Conflict)
            return std::optional<waveforms::RecordId>();
        return propagate(finished);
    }
    return std::optional(record.id);
}

/// Headers that other headers of the same folder name as their segments.
QSet<QString> segmentHeaders(const QStringList& headers)
{
    QSet<QString> segments;
    for (const QString& path : headers) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto header = wfdb::parseHeader(file.read(1 << 24));
        if (!header)
            continue;
        for (const auto& segment : header->segments)
            segments.insert(QFileInfo(path).absolutePath() + u'/' + segment.record + u'.' +
                            HeaderSuffix);
    }
    return segments;
}

bool isOfFormat(WaveformFormat format, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (format == WaveformFormat::Wfdb)
        return suffix == HeaderSuffix;
    if (format == WaveformFormat::Csv)
        return suffix == QStringLiteral("csv");
    return suffix == QStringLiteral("edf") || suffix == QStringLiteral("bdf");
}

/// What there is to import: everything that was named, and of folders what has the right ending.
WalkedFiles findRecords(const WaveformImport& import, const Job& job)
{
    WalkedFiles found;
    QStringList folders;
    for (const QString& path : import.paths) {
        const bool isRecordName = import.format == WaveformFormat::Wfdb &&
                                  !QFileInfo(path).isDir() && !isOfFormat(import.format, path) &&
                                  QFileInfo::exists(path + u'.' + HeaderSuffix);
        if (QFileInfo(path).isDir())
            folders << path;
        else
            found.files << (isRecordName ? path + u'.' + HeaderSuffix : path);
    }
    WalkedFiles walked = walkFiles(folders, job);
    walked.files.removeIf(
        [&import](const QString& path) { return !isOfFormat(import.format, path); });
    found.files += walked.files;
    if (import.format == WaveformFormat::Wfdb) {
        const QSet<QString> segments = segmentHeaders(found.files);
        found.files.removeIf([&segments](const QString& path) {
            return segments.contains(QFileInfo(path).absoluteFilePath());
        });
    }
    found.skipped = std::move(walked.skipped);
    return found;
}

/// Failures that every further record would share.
bool endsEverything(const Error& error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::Unavailable ||
           error.code == ErrorCode::NoSpace || error.code == ErrorCode::Timeout;
}

} // namespace

ImportReport importWaveforms(const std::shared_ptr<postgres::Database>& database,
                             const security::AuditContext& audit, const WaveformImport& import,
                             Job& job)
{
    const WalkedFiles found = findRecords(import, job);
    ImportReport report;
    report.rejected = found.skipped;
    report.read = int(found.skipped.size());
    for (const QString& path : found.files) {
        ++report.read;
        if (report.stopped) {
            report.rejected.push_back({path, report.stopped->message});
            continue;
        }
        job.setStep(QFileInfo(path).fileName());
        const auto imported = importOne(database, audit, import, path, job);
        if (!imported) {
            report.rejected.push_back({path, imported.error().message});
            if (endsEverything(imported.error()))
                report.stopped = imported.error();
        } else if (*imported) {
            ++report.added;
            report.ids << (*imported)->toString();
        } else {
            ++report.unchanged;
        }
    }
    return report;
}

} // namespace wardlight::ingest
