#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/base/platform/unique_fd.h"
#include "core/objects/object_store.h"

#include <QByteArray>

#include <memory>

namespace wardlight::objects {

/// The bytes of a regular file. Its size is that of the moment it was opened.
class FileSource final : public ByteSource
{
public:
    /// @return NotFound, Permission, or Error::Invalid for what is no regular file (a folder, a
    ///         device, a pipe)
    [[nodiscard]] static Result<std::unique_ptr<FileSource>> open(const QString& path);

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override;

private:
    FileSource(UniqueFd fd, QString path, qint64 size)
        : m_fd(std::move(fd)), m_path(std::move(path)), m_size(size)
    {}

    UniqueFd m_fd;
    QString m_path;
    qint64 m_size;
};

/// Bytes that were sealed, an ingested file for example.
class SealedSource final : public ByteSource
{
public:
    explicit SealedSource(SealedMemory bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] qint64 size() const override { return qint64(m_bytes.size()); }
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override;

private:
    SealedMemory m_bytes;
};

/// Bytes in a QByteArray.
class ByteArraySource final : public ByteSource
{
public:
    explicit ByteArraySource(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override;

private:
    QByteArray m_bytes;
};

} // namespace wardlight::objects
