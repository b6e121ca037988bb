#include "tests/bench/bench_room.h"

#include "core/ingest/dicom/dicom_import.h"
#include "core/workspace/workspace.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"

#include <QDir>
#include <QDirIterator>

#include <fcntl.h>
#include <unistd.h>

namespace wardlight::bench {

Result<> unpackHead(const QString& folder)
{
    const QDir archives(test::corpusFolder() + QStringLiteral("/dicom/ct-philips-head"));
    const QStringList found = archives.entryList({QStringLiteral("*.tar.zst")});
    if (found.isEmpty())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is no CT head in %1. Set WARDLIGHT_CORPUS to a folder "
                                   "with dicom/ct-philips-head/*.tar.zst.")
                        .arg(archives.path()));
    QDir().mkpath(folder);
    for (const QString& archive : found) {
        const auto outcome = test::runProgram(
            QStringLiteral("tar"), {QStringLiteral("--zstd"), QStringLiteral("-xf"),
                                    archives.filePath(archive), QStringLiteral("-C"), folder});
        if (!outcome.exitedWith(0))
            return fail(ErrorCode::Unavailable, QString::fromUtf8(outcome.describe()));
    }
    return {};
}

Result<BenchRoom> BenchRoom::create()
{
    auto place = test::TemporaryWorkspace::create();
    if (!place)
        return propagate(place);
    BenchRoom room(std::move(*place));
    if (const auto made = workspace::Workspace::create(room.workspaceFolder()); !made)
        return propagate(made);
    if (const Result<> filled = room.fill(); !filled)
        return propagate(filled);
    return room;
}

Result<> BenchRoom::fill() const
{
    const QString files = parentFolder() + QStringLiteral("/head");
    if (const Result<> unpacked = unpackHead(files); !unpacked)
        return unpacked;
    const auto opened = services();
    if (!opened)
        return propagate(opened);
    Job job;
    const auto report = ingest::importDicom(services::importServices(*opened), {files}, {}, job);
    if (!report)
        return propagate(report);
    if (!report->rejected.empty())
        return fail(ErrorCode::Invalid, report->rejected.front().reason);
    return {};
}

Result<services::Services> BenchRoom::services() const
{
    return services::openServices({.workspaceFolder = workspaceFolder(),
                                   .person = QStringLiteral("Benchmark"),
                                   .program = QStringLiteral("wardlight-bench")});
}

QStringList BenchRoom::objectFiles() const
{
    QStringList files;
    QDirIterator it(workspaceFolder() + QStringLiteral("/objects"), {QStringLiteral("*.dcm")},
                    QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    return files;
}

void BenchRoom::dropFileCache() const
{
    for (const QString& path : objectFiles()) {
        const UniqueFd fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
        if (fd.isOpen())
            ::posix_fadvise(fd.get(), 0, 0, POSIX_FADV_DONTNEED);
    }
}

} // namespace wardlight::bench
