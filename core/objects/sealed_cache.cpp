#include "core/objects/sealed_cache.h"

#include "core/base/platform/durable_file.h"
#include "core/objects/sealed_file.h"
#include "core/objects/staged_file.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace wardlight::objects {

namespace {

/// After an eviction the cache is this full, so that not every insertion evicts.
constexpr double FillAfterEviction = 0.9;
const QString Suffix = QStringLiteral(".sealed");

struct CachedFile
{
    QByteArray path;
    qint64 bytes = 0;
    qint64 usedNs = 0;
};

std::vector<CachedFile> filesIn(const QString& folder)
{
    std::vector<CachedFile> files;
    const QStringList names = QDir(folder).entryList({u'*' + Suffix}, QDir::Files);
    for (const QString& name : names) {
        const QByteArray path = QFile::encodeName(folder + u'/' + name);
        if (const auto file = regularFile(path))
            files.push_back({path, file->bytes, file->modifiedNs});
    }
    return files;
}

qint64 totalBytes(const std::vector<CachedFile>& files)
{
    qint64 total = 0;
    for (const CachedFile& file : files)
        total += file.bytes;
    return total;
}

/// The moment a file was used last is its time stamp.
void markUsed(const OpenFile& file)
{
    const timespec times[] = {{0, UTIME_OMIT}, {0, UTIME_NOW}};
    ::futimens(file.fd.get(), times);
}

QByteArray identityOf(const QString& key, const Sha256Digest& sha256)
{
    return sha256.toBytes() + key.toUtf8();
}

} // namespace

SealedCache::SealedCache(QString folder, QByteArray key, qint64 maximumBytes)
    : m_folder(std::move(folder)), m_key(std::move(key)), m_maximumBytes(maximumBytes)
{}

Result<std::shared_ptr<SealedCache>>
SealedCache::open(const QString& folder, const QByteArray& workspaceKey, qint64 maximumBytes)
{
    if (const auto made = makePrivateFolder(folder); !made)
        return propagate(made);
    StagedFile::removeLeftovers(QFile::encodeName(folder) + "/.staging");
    std::shared_ptr<SealedCache> cache(
        new SealedCache(folder, SealedFile::wrappingKey(workspaceKey), maximumBytes));
    if (const auto made = ensureFolder(QFile::encodeName(folder) + "/.staging"); !made)
        return propagate(made);
    const std::lock_guard lock(cache->m_mutex);
    cache->m_bytes = totalBytes(filesIn(folder));
    return cache;
}

QString SealedCache::fileName(const QString& key, const Sha256Digest& sha256) const
{
    constexpr int TellingApart = 16;
    const QByteArray who = SealedFile::authenticate(m_key, key.toUtf8()).toHex();
    return m_folder + u'/' + sha256.toHex() + u'-' + QString::fromLatin1(who.left(TellingApart)) +
           Suffix;
}

std::optional<SealedMemory> SealedCache::find(const QString& key, const Sha256Digest& sha256)
{
    const QByteArray path = QFile::encodeName(fileName(key, sha256));
    const auto file = openFile(path);
    if (!file || !*file)
        return std::nullopt;
    auto bytes = SealedFile::decrypt(m_key, identityOf(key, sha256), **file);
    if (bytes && Sha256::of(bytes->bytes()) == sha256) {
        markUsed(**file);
        return std::move(*bytes);
    }
    if (bytes || bytes.error().code == ErrorCode::Integrity) {
        const std::lock_guard lock(m_mutex);
        ++m_damaged;
        if (::unlink(path.constData()) == 0)
            m_bytes -= (*file)->identity.bytes;
    }
    return std::nullopt;
}

Result<> SealedCache::write(const QString& key, const Sha256Digest& sha256,
                            const SealedMemory& bytes) const
{
    const QByteArray path = QFile::encodeName(fileName(key, sha256));
    auto staged = StagedFile::create(QFile::encodeName(m_folder) + "/.staging", path);
    if (!staged)
        return propagate(staged);
    auto written = SealedFile::encrypt(
        m_key, identityOf(key, sha256), bytes.bytes(),
        [&staged](std::span<const std::byte> piece) { return staged->write(piece); });
    if (!written)
        return written;
    // Not synced: what a power cut leaves torn is found damaged and fetched anew.
    const int failure = staged->moveTo(path);
    return failure == 0 ? Result<>() : tl::unexpected(storeFileError(failure, path));
}

void SealedCache::insert(const QString& key, const Sha256Digest& sha256, const SealedMemory& bytes)
{
    if (qint64(bytes.size()) > m_maximumBytes)
        return;
    const QByteArray path = QFile::encodeName(fileName(key, sha256));
    if (regularFile(path) || !write(key, sha256, bytes))
        return;
    const auto file = regularFile(path);
    const std::lock_guard lock(m_mutex);
    m_bytes += file ? file->bytes : 0;
    if (m_bytes > m_maximumBytes)
        evict();
}

void SealedCache::evict()
{
    std::vector<CachedFile> files = filesIn(m_folder);
    m_bytes = totalBytes(files);
    std::ranges::sort(files, {}, &CachedFile::usedNs);
    const auto goal = m_bytes > m_maximumBytes ? qint64(double(m_maximumBytes) * FillAfterEviction)
                                               : m_maximumBytes;
    for (const CachedFile& file : files) {
        if (m_bytes <= goal)
            return;
        if (::unlink(file.path.constData()) == 0 || errno == ENOENT)
            m_bytes -= file.bytes;
    }
}

SealedCache::Usage SealedCache::usage() const
{
    const std::vector<CachedFile> files = filesIn(m_folder);
    const std::lock_guard lock(m_mutex);
    return {qint64(files.size()), totalBytes(files), m_maximumBytes, m_damaged};
}

Result<> SealedCache::clear()
{
    const std::lock_guard lock(m_mutex);
    for (const CachedFile& file : filesIn(m_folder)) {
        if (::unlink(file.path.constData()) != 0 && errno != ENOENT)
            return tl::unexpected(storeFileError(errno, file.path));
    }
    m_bytes = 0;
    return {};
}

} // namespace wardlight::objects
