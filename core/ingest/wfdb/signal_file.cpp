#include "core/ingest/wfdb/signal_file.h"

#include "core/ingest/wfdb/flac_signal_file.h"
#include "core/ingest/wfdb/raw_signal_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace wardlight::ingest::wfdb {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("SignalFile", text);
}

tl::unexpected<Error> cannotOpen(const QFile& file)
{
    const QString name = QFileInfo(file).fileName();
    if (!file.exists())
        return fail(
            ErrorCode::NotFound,
            translated(QT_TRANSLATE_NOOP("SignalFile", "The signal file %1 is missing beside the "
                                                       "header."))
                .arg(name));
    return fail(ErrorCode::Permission,
                translated(QT_TRANSLATE_NOOP("SignalFile", "The signal file %1 cannot be read: %2"))
                    .arg(name, file.errorString()));
}

bool canShareFile(std::span<const SignalLine> lines)
{
    const SignalLine& first = lines.front();
    return std::all_of(lines.begin(), lines.end(), [&first](const SignalLine& line) {
        return line.format == first.format && line.byteOffset == first.byteOffset &&
               (!isFlac(line.format) || line.samplesPerFrame == first.samplesPerFrame);
    });
}

} // namespace

Result<std::unique_ptr<SignalFile>> SignalFile::open(const QString& path,
                                                     std::span<const SignalLine> lines)
{
    if (!canShareFile(lines))
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("SignalFile",
                                                 "The header gives the signal file %1 different "
                                                 "formats for different signals."))
                        .arg(QFileInfo(path).fileName()));
    auto file = std::make_unique<QFile>(path);
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly))
        return cannotOpen(*file);
    if (isFlac(lines.front().format))
        return FlacSignalFile::create(std::move(file), lines);
    return RawSignalFile::create(std::move(file), lines);
}

} // namespace wardlight::ingest::wfdb
