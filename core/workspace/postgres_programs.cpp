#include "core/workspace/postgres_programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace wardlight::workspace {

namespace {

constexpr int OldestMajor = 15;

bool isComplete(const PostgresPrograms& programs)
{
    return QFileInfo(programs.initdb()).isExecutable() &&
           QFileInfo(programs.postgres()).isExecutable() &&
           QFileInfo(programs.pgCtl()).isExecutable();
}

int majorOf(const QString& dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/PG_VERSION"));
    return file.open(QIODevice::ReadOnly) ? file.read(16).trimmed().toInt() : 0;
}

} // namespace

std::vector<PostgresPrograms> installedPostgres()
{
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    std::vector<PostgresPrograms> found;
    for (const QString& name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const PostgresPrograms programs{name.toInt(), root.filePath(name + QStringLiteral("/bin"))};
        if (programs.major >= OldestMajor && isComplete(programs))
            found.push_back(programs);
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.major > b.major; });
    return found;
}

Result<PostgresPrograms> newestPostgres()
{
    const auto installed = installedPostgres();
    if (!installed.empty())
        return installed.front();
    return fail(ErrorCode::Unavailable,
                QCoreApplication::translate(
                    "Workspace", "PostgreSQL %1 is not installed, and a workspace needs "
                                 "it. Install the package postgresql-%1, then try again.")
                    .arg(OldestMajor),
                QStringLiteral("no server programs"));
}

Result<PostgresPrograms> postgresFor(const QString& dataFolder)
{
    const int major = majorOf(dataFolder);
    for (const PostgresPrograms& programs : installedPostgres()) {
        if (programs.major == major)
            return programs;
    }
    return fail(ErrorCode::Unsupported,
                QCoreApplication::translate("Workspace",
                                            "This workspace was made with PostgreSQL %1, which is "
                                            "not installed. Its data are untouched; install the "
                                            "package postgresql-%1 to open it.")
                    .arg(major),
                QStringLiteral("cluster of major %1").arg(major));
}

} // namespace wardlight::workspace
