#include "core/base/platform/sealed_memory.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/mman.h>
#include <unistd.h>

using namespace wardlight;

namespace {

constexpr std::size_t Page = 4096;

std::span<const std::byte> bytesOf(const QByteArray& text)
{
    return std::as_bytes(std::span(text.data(), static_cast<std::size_t>(text.size())));
}

QByteArray textOf(const SealedMemory& memory)
{
    return QByteArray(reinterpret_cast<const char*>(memory.bytes().data()),
                      qsizetype(memory.size()));
}

Result<SealedMemory> sealedFrom(const QByteArray& text)
{
    auto writer = SealedMemoryWriter::create();
    if (!writer)
        return tl::unexpected(writer.error());
    if (const auto appended = writer->append(bytesOf(text)); !appended)
        return tl::unexpected(appended.error());
    return std::move(*writer).seal();
}

/// A memory file as another process might send it.
UniqueFd memoryFile(std::size_t bytes, int seals)
{
    UniqueFd fd(::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    const bool made = ::ftruncate(fd.get(), static_cast<off_t>(bytes)) == 0 &&
                      ::fcntl(fd.get(), F_ADD_SEALS, seals) == 0;
    return made ? std::move(fd) : UniqueFd();
}

} // namespace

class SealedMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsWhatWasAppended();
    void growsPastItsFirstReservation();
    void reservesWhatIsExpectedButKeepsWhatCame();
    void roomIsFilledInPlace();
    void emptyMemoryIsNotNull();
    void cannotBeWritten();
    void cannotBeMappedForWriting();
    void cannotBeResized();
    void sealsCannotBeTakenBack();
    void outlivesTheFirstOfItsCopies();
    void refusesImpossibleSizes();
    void adoptsWhatIsSealed();
    void adoptRefusesOpenSeals_data();
    void adoptRefusesOpenSeals();
    void adoptRefusesAnotherSize_data();
    void adoptRefusesAnotherSize();
    void adoptRefusesWhatIsNoMemoryFile();
    void writerMovesItsContent();
};

void SealedMemoryTest::holdsWhatWasAppended()
{
    auto writer = SealedMemoryWriter::create();
    VERIFY_OK(writer);
    VERIFY_OK(writer->append(bytesOf("one ")));
    VERIFY_OK(writer->append({}));
    VERIFY_OK(writer->append(bytesOf("two")));
    QCOMPARE(writer->size(), std::size_t(7));
    const auto memory = std::move(*writer).seal();
    VERIFY_OK(memory);
    QCOMPARE(textOf(*memory), QByteArray("one two"));
}

void SealedMemoryTest::growsPastItsFirstReservation()
{
    QByteArray expected;
    auto writer = SealedMemoryWriter::create();
    VERIFY_OK(writer);
    for (int i = 0; i < 50; ++i) {
        const QByteArray piece(100'003, static_cast<char>(i));
        VERIFY_OK(writer->append(bytesOf(piece)));
        expected += piece;
    }
    const auto memory = std::move(*writer).seal();
    VERIFY_OK(memory);
    QVERIFY(textOf(*memory) == expected);
}

void SealedMemoryTest::reservesWhatIsExpectedButKeepsWhatCame()
{
    auto writer = SealedMemoryWriter::create(10 * Page);
    VERIFY_OK(writer);
    VERIFY_OK(writer->append(bytesOf("short")));
    const auto memory = std::move(*writer).seal();
    VERIFY_OK(memory);
    QCOMPARE(memory->size(), std::size_t(5));
    QCOMPARE(::lseek(memory->fd(), 0, SEEK_END), off_t(5));
}

void SealedMemoryTest::roomIsFilledInPlace()
{
    auto writer = SealedMemoryWriter::create();
    VERIFY_OK(writer);
    const auto room = writer->extend(Page);
    VERIFY_OK(room);
    QCOMPARE(room->size(), Page);
    std::fill(room->begin(), room->end(), std::byte{0x5a});
    const auto memory = std::move(*writer).seal();
    VERIFY_OK(memory);
    QCOMPARE(textOf(*memory), QByteArray(Page, '\x5a'));
}

void SealedMemoryTest::emptyMemoryIsNotNull()
{
    QVERIFY(SealedMemory().isNull());
    QCOMPARE(SealedMemory().fd(), -1);
    QVERIFY(SealedMemory().bytes().empty());
    const auto memory = sealedFrom({});
    VERIFY_OK(memory);
    QVERIFY(!memory->isNull());
    QCOMPARE(memory->size(), std::size_t(0));
    QVERIFY(memory->bytes().empty());
}

void SealedMemoryTest::cannotBeWritten()
{
    const auto memory = sealedFrom("verified");
    VERIFY_OK(memory);
    QCOMPARE(::pwrite(memory->fd(), "forged!!", 8, 0), ssize_t(-1));
    QCOMPARE(errno, EPERM);
    QCOMPARE(textOf(*memory), QByteArray("verified"));
}

void SealedMemoryTest::cannotBeMappedForWriting()
{
    const auto memory = sealedFrom("verified");
    VERIFY_OK(memory);
    void* mapped = ::mmap(nullptr, Page, PROT_READ | PROT_WRITE, MAP_SHARED, memory->fd(), 0);
    QVERIFY(mapped == MAP_FAILED);
    QCOMPARE(errno, EPERM);
    auto* readable = const_cast<std::byte*>(memory->bytes().data());
    QCOMPARE(::mprotect(readable, Page, PROT_READ | PROT_WRITE), -1);
}

void SealedMemoryTest::cannotBeResized()
{
    const auto memory = sealedFrom("verified");
    VERIFY_OK(memory);
    QCOMPARE(::ftruncate(memory->fd(), 4), -1);
    QCOMPARE(errno, EPERM);
    QCOMPARE(::ftruncate(memory->fd(), 4096), -1);
    QCOMPARE(errno, EPERM);
}

void SealedMemoryTest::sealsCannotBeTakenBack()
{
    const auto memory = sealedFrom("verified");
    VERIFY_OK(memory);
    const int seals = ::fcntl(memory->fd(), F_GET_SEALS);
    QCOMPARE(seals & (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE),
             F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    QCOMPARE(::fcntl(memory->fd(), F_ADD_SEALS, 0), -1);
}

void SealedMemoryTest::outlivesTheFirstOfItsCopies()
{
    SealedMemory copy;
    {
        const auto memory = sealedFrom("shared");
        VERIFY_OK(memory);
        copy = *memory;
        QCOMPARE(copy.fd(), memory->fd());
    }
    QCOMPARE(textOf(copy), QByteArray("shared"));
}

void SealedMemoryTest::refusesImpossibleSizes()
{
    constexpr auto Most = std::numeric_limits<std::size_t>::max();
    VERIFY_ERROR(SealedMemoryWriter::create(Most), ErrorCode::NoSpace);
    auto writer = SealedMemoryWriter::create();
    VERIFY_OK(writer);
    VERIFY_OK(writer->append(bytesOf("some")));
    for (const std::size_t bytes : {Most, Most - 3, Most - 4, Most / 2})
        VERIFY_ERROR(writer->extend(bytes), ErrorCode::NoSpace);
    const auto memory = std::move(*writer).seal();
    VERIFY_OK(memory);
    QCOMPARE(textOf(*memory), QByteArray("some"));
}

void SealedMemoryTest::adoptsWhatIsSealed()
{
    const auto made = sealedFrom("from a worker");
    VERIFY_OK(made);
    const auto adopted = SealedMemory::adopt(UniqueFd(::dup(made->fd())), made->size());
    VERIFY_OK(adopted);
    QCOMPARE(textOf(*adopted), QByteArray("from a worker"));
}

void SealedMemoryTest::adoptRefusesOpenSeals_data()
{
    QTest::addColumn<int>("seals");
    QTest::newRow("none") << 0;
    QTest::newRow("still writable") << (F_SEAL_SHRINK | F_SEAL_GROW);
    QTest::newRow("can shrink") << (F_SEAL_WRITE | F_SEAL_GROW);
    QTest::newRow("can grow") << (F_SEAL_WRITE | F_SEAL_SHRINK);
}

void SealedMemoryTest::adoptRefusesOpenSeals()
{
    QFETCH(const int, seals);
    UniqueFd fd = memoryFile(Page, seals);
    QVERIFY(fd.isOpen());
    VERIFY_ERROR(SealedMemory::adopt(std::move(fd), Page), ErrorCode::Integrity);
}

void SealedMemoryTest::adoptRefusesAnotherSize_data()
{
    QTest::addColumn<quint64>("expected");
    QTest::newRow("one less") << quint64(Page - 1);
    QTest::newRow("one more") << quint64(Page + 1);
    QTest::newRow("nothing") << quint64(0);
    QTest::newRow("everything") << quint64(std::numeric_limits<quint64>::max());
}

void SealedMemoryTest::adoptRefusesAnotherSize()
{
    QFETCH(const quint64, expected);
    UniqueFd fd = memoryFile(Page, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    QVERIFY(fd.isOpen());
    VERIFY_ERROR(SealedMemory::adopt(std::move(fd), expected), ErrorCode::Integrity);
}

void SealedMemoryTest::adoptRefusesWhatIsNoMemoryFile()
{
    VERIFY_ERROR(SealedMemory::adopt(UniqueFd(), 0), ErrorCode::Integrity);
    UniqueFd device(::open("/dev/zero", O_RDONLY | O_CLOEXEC));
    QVERIFY(device.isOpen());
    VERIFY_ERROR(SealedMemory::adopt(std::move(device), 0), ErrorCode::Integrity);
}

void SealedMemoryTest::writerMovesItsContent()
{
    auto first = SealedMemoryWriter::create();
    auto second = SealedMemoryWriter::create();
    VERIFY_OK(first);
    VERIFY_OK(second);
    VERIFY_OK(first->append(bytesOf("kept")));
    VERIFY_OK(second->append(bytesOf("dropped")));
    *second = std::move(*first);
    VERIFY_OK(second->append(bytesOf(" on")));
    const auto memory = std::move(*second).seal();
    VERIFY_OK(memory);
    QCOMPARE(textOf(*memory), QByteArray("kept on"));
}

QTEST_GUILESS_MAIN(SealedMemoryTest)
#include "sealed_memory_test.moc"
