#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <span>

namespace wardlight {

/// Anonymous memory behind a file descriptor that nobody can change any more, not even its maker.
///
/// Bytes are verified once and then handed on, across processes too: what was checked is what is
/// read. Cheap to copy; the memory goes when the last copy does. Linux: memfd with all seals.
class SealedMemory
{
public:
    SealedMemory() = default;

    /// Takes over a descriptor that came from another process.
    /// @return Error::Integrity unless it is a memory file sealed against writing, growing and
    ///         shrinking whose size is exactly @p expectedBytes
    [[nodiscard]] static Result<SealedMemory> adopt(UniqueFd fd, std::size_t expectedBytes);

    [[nodiscard]] bool isNull() const { return !m_shared; }
    [[nodiscard]] std::size_t size() const;
    /// All bytes; valid as long as any copy of this object lives.
    [[nodiscard]] std::span<const std::byte> bytes() const;
    /// The descriptor, owned by this object; a receiver may map it read-only. -1 when null.
    [[nodiscard]] int fd() const;

private:
    friend class SealedMemoryWriter;
    struct Shared;
    static Result<SealedMemory> map(UniqueFd fd, std::size_t size);
    std::shared_ptr<const Shared> m_shared;
};

/// Collects bytes, in order, for a SealedMemory.
class SealedMemoryWriter
{
public:
    /// @param expectedBytes  a hint that avoids growing step by step; 0 when not known
    [[nodiscard]] static Result<SealedMemoryWriter> create(std::size_t expectedBytes = 0);

    SealedMemoryWriter(SealedMemoryWriter&&) noexcept;
    SealedMemoryWriter& operator=(SealedMemoryWriter&&) noexcept;
    SealedMemoryWriter(const SealedMemoryWriter&) = delete;
    SealedMemoryWriter& operator=(const SealedMemoryWriter&) = delete;
    ~SealedMemoryWriter();

    /// @return Error::NoSpace when memory runs out
    [[nodiscard]] Result<> append(std::span<const std::byte> bytes);
    /// Room for exactly @p bytes more, to be filled in place; invalid after the next call.
    [[nodiscard]] Result<std::span<std::byte>> extend(std::size_t bytes);
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Ends writing for good.
    [[nodiscard]] Result<SealedMemory> seal() &&;

private:
    explicit SealedMemoryWriter(UniqueFd fd) : m_fd(std::move(fd)) {}
    [[nodiscard]] Result<> reserve(std::size_t capacity);
    void unmap();

    UniqueFd m_fd;
    std::byte* m_map = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_size = 0;
};

} // namespace wardlight
