#include "core/base/sha256.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstring>

namespace wardlight {

std::optional<Sha256Digest> Sha256Digest::fromHex(QStringView text)
{
    if (text.size() != 2 * qsizetype(Size))
        return std::nullopt;
    const bool allHex = std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
    if (!allHex)
        return std::nullopt;
    return fromBytes(QByteArray::fromHex(text.toLatin1()));
}

std::optional<Sha256Digest> Sha256Digest::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != qsizetype(Size))
        return std::nullopt;
    std::array<std::byte, Size> digest{};
    std::memcpy(digest.data(), bytes.data(), Size);
    return Sha256Digest(digest);
}

QString Sha256Digest::toHex() const
{
    return QString::fromLatin1(toBytes().toHex());
}

QByteArray Sha256Digest::toBytes() const
{
    return QByteArray(reinterpret_cast<const char*>(m_bytes.data()), qsizetype(Size));
}

struct Sha256::State
{
    State() : context(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    Q_DISABLE_COPY_MOVE(State)

    /// The same algorithm again: looking it up would cost more than a short text.
    void reset() const { EVP_DigestInit_ex(context, nullptr, nullptr); }

    EVP_MD_CTX* context;
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

Sha256Digest Sha256::finish()
{
    std::array<std::byte, Sha256Digest::Size> digest{};
    EVP_DigestFinal_ex(m_state->context, reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    m_state->reset();
    return Sha256Digest(digest);
}

Sha256Digest Sha256::soFar() const
{
    const State copy;
    EVP_MD_CTX_copy_ex(copy.context, m_state->context);
    std::array<std::byte, Sha256Digest::Size> digest{};
    EVP_DigestFinal_ex(copy.context, reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return Sha256Digest(digest);
}

Sha256Digest Sha256::of(std::span<const std::byte> bytes)
{
    thread_local Sha256 hash; // making one costs more than hashing a short text
    hash.add(bytes);
    return hash.finish();
}

Sha256Digest Sha256::of(QByteArrayView bytes)
{
    return of(std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))));
}

} // namespace wardlight
