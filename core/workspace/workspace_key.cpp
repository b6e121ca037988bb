#include "core/workspace/workspace_key.h"

#include "core/base/platform/durable_file.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <sys/random.h>

namespace wardlight::workspace {

Result<> ensureKey(const QString& path)
{
    if (QFile::exists(path))
        return {};
    std::array<std::byte, KeyBytes> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != KeyBytes)
        return tl::unexpected(fileError(errno, path));
    return writeFileDurably(path, bytes);
}

Result<QByteArray> readKey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(file.exists() ? EACCES : ENOENT, path));
    const QByteArray bytes = file.read(KeyBytes + 1);
    if (bytes.size() == KeyBytes)
        return bytes;
    return fail(ErrorCode::Integrity,
                QCoreApplication::translate(
                    "Workspace", "The workspace's key in %1 is damaged, so the signatures "
                                 "on the audit log cannot be checked. Bring the file back "
                                 "from a backup.")
                    .arg(path),
                QStringLiteral("key of %1 bytes").arg(bytes.size()));
}

} // namespace wardlight::workspace
