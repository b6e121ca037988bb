#include "core/base/platform/sealed_memory.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/mman.h>
#include <sys/stat.h>

namespace wardlight {

namespace {

constexpr std::size_t FirstReservation = 1U << 20U;
constexpr int AllSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

tl::unexpected<Error> memoryError(const char* step, int errnoValue)
{
    return fail(ErrorCode::NoSpace,
                QCoreApplication::translate("SealedMemory",
                                            "The computer has no memory left for this object. "
                                            "Close other studies and try again."),
                QStringLiteral("%1: errno %2").arg(QLatin1String(step)).arg(errnoValue), true);
}

} // namespace

struct SealedMemory::Shared
{
    Shared(UniqueFd fdToOwn, const std::byte* mapped, std::size_t bytes)
        : fd(std::move(fdToOwn)), data(mapped), size(bytes)
    {}
    ~Shared()
    {
        if (data)
            ::munmap(const_cast<std::byte*>(data), size);
    }
    Q_DISABLE_COPY_MOVE(Shared)

    UniqueFd fd;
    const std::byte* data;
    std::size_t size;
};

Result<SealedMemory> SealedMemory::map(UniqueFd fd, std::size_t size)
{
    const std::byte* data = nullptr;
    if (size > 0) {
        void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
        if (mapped == MAP_FAILED)
            return memoryError("mmap", errno);
        data = static_cast<const std::byte*>(mapped);
    }
    SealedMemory memory;
    memory.m_shared = std::make_shared<const Shared>(std::move(fd), data, size);
    return memory;
}

Result<SealedMemory> SealedMemory::adopt(UniqueFd fd, std::size_t expectedBytes)
{
    struct stat info = {};
    const int needed = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    const int seals = ::fcntl(fd.get(), F_GET_SEALS);
    if (seals < 0 || (seals & needed) != needed || ::fstat(fd.get(), &info) != 0 ||
        info.st_size < 0 || static_cast<std::size_t>(info.st_size) != expectedBytes) {
        return fail(ErrorCode::Integrity,
                    QCoreApplication::translate("SealedMemory",
                                                "A worker process returned memory that does not "
                                                "fit its own description; it was not used."),
                    QStringLiteral("seals %1, size %2, expected %3")
                        .arg(seals)
                        .arg(qint64(info.st_size))
                        .arg(expectedBytes));
    }
    return map(std::move(fd), expectedBytes);
}

std::size_t SealedMemory::size() const
{
    return m_shared ? m_shared->size : 0;
}

std::span<const std::byte> SealedMemory::bytes() const
{
    return m_shared ? std::span(m_shared->data, m_shared->size) : std::span<const std::byte>();
}

int SealedMemory::fd() const
{
    return m_shared ? m_shared->fd.get() : -1;
}

Result<SealedMemoryWriter> SealedMemoryWriter::create(std::size_t expectedBytes)
{
    UniqueFd fd(::memfd_create("wardlight", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!fd.isOpen())
        return memoryError("memfd_create", errno);
    SealedMemoryWriter writer(std::move(fd));
    if (expectedBytes > 0) {
        if (const auto reserved = writer.reserve(expectedBytes); !reserved)
            return propagate(reserved);
    }
    return writer;
}

SealedMemoryWriter::SealedMemoryWriter(SealedMemoryWriter&& other) noexcept
    : m_fd(std::move(other.m_fd)), m_map(std::exchange(other.m_map, nullptr)),
      m_capacity(std::exchange(other.m_capacity, 0)), m_size(std::exchange(other.m_size, 0))
{}

SealedMemoryWriter& SealedMemoryWriter::operator=(SealedMemoryWriter&& other) noexcept
{
    if (this != &other) {
        unmap();
        m_fd = std::move(other.m_fd);
        m_map = std::exchange(other.m_map, nullptr);
        m_capacity = std::exchange(other.m_capacity, 0);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SealedMemoryWriter::~SealedMemoryWriter()
{
    unmap();
}

void SealedMemoryWriter::unmap()
{
    if (m_map)
        ::munmap(m_map, m_capacity);
    m_map = nullptr;
    m_capacity = 0;
}

Result<> SealedMemoryWriter::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return {};
    if (::ftruncate(m_fd.get(), static_cast<off_t>(capacity)) != 0)
        return memoryError("ftruncate", errno);
    unmap();
    void* mapped = ::mmap(nullptr, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, m_fd.get(), 0);
    if (mapped == MAP_FAILED)
        return memoryError("mmap", errno);
    m_map = static_cast<std::byte*>(mapped);
    m_capacity = capacity;
    return {};
}

Result<std::span<std::byte>> SealedMemoryWriter::extend(std::size_t bytes)
{
    // More than a file offset can say cannot be had, and would overflow below.
    constexpr auto Most = static_cast<std::size_t>(std::numeric_limits<off_t>::max());
    if (bytes > Most - m_size)
        return memoryError("size", EFBIG);
    if (m_size + bytes > m_capacity) {
        const std::size_t wanted = std::max({m_size + bytes, 2 * m_capacity, FirstReservation});
        if (const auto reserved = reserve(wanted); !reserved)
            return propagate(reserved);
    }
    const std::span<std::byte> room(m_map + m_size, bytes);
    m_size += bytes;
    return room;
}

Result<> SealedMemoryWriter::append(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return {};
    const auto room = extend(bytes.size());
    if (!room)
        return propagate(room);
    std::memcpy(room->data(), bytes.data(), bytes.size());
    return {};
}

Result<SealedMemory> SealedMemoryWriter::seal() &&
{
    unmap(); // F_SEAL_WRITE is refused while a writable mapping exists
    if (::ftruncate(m_fd.get(), static_cast<off_t>(m_size)) != 0)
        return memoryError("ftruncate", errno);
    if (::fcntl(m_fd.get(), F_ADD_SEALS, AllSeals) != 0)
        return memoryError("F_ADD_SEALS", errno);
    return SealedMemory::map(std::move(m_fd), m_size);
}

} // namespace wardlight
