#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace wardlight {

/// The 32 bytes of a SHA-256.
class Sha256Digest
{
public:
    static constexpr std::size_t Size = 32;

    Sha256Digest() = default;
    explicit Sha256Digest(const std::array<std::byte, Size>& bytes) : m_bytes(bytes) {}

    /// Reads 64 hex digits of either case; empty when it is anything else.
    [[nodiscard]] static std::optional<Sha256Digest> fromHex(QStringView text);
    /// Reads the raw 32 bytes; empty for any other length.
    [[nodiscard]] static std::optional<Sha256Digest> fromBytes(QByteArrayView bytes);

    /// 64 lower-case hex digits.
    [[nodiscard]] QString toHex() const;
    [[nodiscard]] QByteArray toBytes() const;

    friend bool operator==(const Sha256Digest&, const Sha256Digest&) = default;
    friend auto operator<=>(const Sha256Digest&, const Sha256Digest&) = default;

private:
    std::array<std::byte, Size> m_bytes{};
};

/// SHA-256 of bytes that arrive in pieces (OpenSSL: 1.2 to 1.8 GB/s a core).
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::span<const std::byte> bytes);
    /// The digest of everything added; starts anew afterwards.
    [[nodiscard]] Sha256Digest finish();

    /// The digest of everything added so far, which may go on.
    [[nodiscard]] Sha256Digest soFar() const;

    /// The digest of bytes that are all there.
    [[nodiscard]] static Sha256Digest of(std::span<const std::byte> bytes);
    [[nodiscard]] static Sha256Digest of(QByteArrayView bytes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace wardlight
