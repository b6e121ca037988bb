#pragma once

#include <QUuid>

#include <chrono>

namespace wardlight {

/// A new UUID version 7 (RFC 9562): 48 bits of Unix time in ms, then random bits. Sorts by age;
/// thread-safe, and strictly increasing within one process.
[[nodiscard]] QUuid newUuidV7();

/// The instant a version 7 UUID was made, ms since 1970-01-01 UTC.
[[nodiscard]] std::chrono::milliseconds uuidV7Time(const QUuid& uuid);

} // namespace wardlight
