#include "core/base/uuid.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <mutex>

namespace wardlight {

namespace {

/// Milliseconds in the upper 48 bits, a 12-bit counter below: one number that never goes back.
quint64 nextTick()
{
    static std::mutex mutex;
    static quint64 last = 0;
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    const std::lock_guard lock(mutex);
    last = std::max(last + 1, static_cast<quint64>(now.count()) << 12);
    return last;
}

} // namespace

QUuid newUuidV7()
{
    const quint64 tick = nextTick();
    const quint64 high = ((tick >> 12) << 16) | 0x7000U | (tick & 0xfffU);
    const quint64 low =
        (QRandomGenerator::system()->generate64() & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    std::array<char, 16> bytes{};
    qToBigEndian(high, bytes.data());
    qToBigEndian(low, bytes.data() + 8);
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), bytes.size()));
}

std::chrono::milliseconds uuidV7Time(const QUuid& uuid)
{
    const QByteArray bytes = uuid.toRfc4122();
    return std::chrono::milliseconds(qFromBigEndian<quint64>(bytes.constData()) >> 16);
}

} // namespace wardlight
