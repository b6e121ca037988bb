#include "core/objects/sealed_file.h"

#include <QtEndian>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace wardlight::objects {

namespace {

constexpr qint64 BlockBytes = qint64(4) * 1024 * 1024;
constexpr int KeyBytes = 32;
constexpr int NonceBytes = 12;
constexpr int TagBytes = 16;
const QByteArray Magic = QByteArrayLiteral("WLCACHE1");

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* bytesOf(std::byte* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}

const unsigned char* bytesOf(const std::byte* bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes);
}

QByteArray littleEndian(quint64 number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Integrity, {}, QStringLiteral("sealed file damaged"));
}

tl::unexpected<Error> cipherFailed()
{
    return fail(ErrorCode::Internal, {}, QStringLiteral("cipher failed"));
}

/// AES-256-GCM with one key; one call a message.
class Gcm
{
public:
    explicit Gcm(QByteArray key)
        : m_key(std::move(key)), m_context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free)
    {}

    /// @param out  as long as @p plain, and TagBytes more
    [[nodiscard]] bool seal(const QByteArray& nonce, const QByteArray& also,
                            std::span<const std::byte> plain, std::byte* out) const
    {
        EVP_CIPHER_CTX* context = m_context.get();
        int length = 0;
        return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nullptr, bytesOf(m_key),
                                  bytesOf(nonce)) == 1 &&
               EVP_EncryptUpdate(context, nullptr, &length, bytesOf(also), int(also.size())) == 1 &&
               EVP_EncryptUpdate(context, bytesOf(out), &length, bytesOf(plain.data()),
                                 int(plain.size())) == 1 &&
               EVP_EncryptFinal_ex(context, bytesOf(out) + length, &length) == 1 &&
               EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TagBytes, out + plain.size()) ==
                   1;
    }

    /// @param sealed  with its tag; @p out TagBytes shorter. False unless it is authentic.
    [[nodiscard]] bool open(const QByteArray& nonce, const QByteArray& also,
                            std::span<const std::byte> sealed, std::byte* out) const
    {
        EVP_CIPHER_CTX* context = m_context.get();
        const std::size_t size = sealed.size() - TagBytes;
        std::array<std::byte, TagBytes> tag{};
        std::ranges::copy(sealed.last(TagBytes), tag.begin());
        int length = 0;
        return EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nullptr, bytesOf(m_key),
                                  bytesOf(nonce)) == 1 &&
               EVP_DecryptUpdate(context, nullptr, &length, bytesOf(also), int(also.size())) == 1 &&
               EVP_DecryptUpdate(context, bytesOf(out), &length, bytesOf(sealed.data()),
                                 int(size)) == 1 &&
               EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TagBytes, tag.data()) == 1 &&
               EVP_DecryptFinal_ex(context, bytesOf(out) + length, &length) == 1;
    }

private:
    QByteArray m_key;
    CipherContext m_context;
};

/// The nonce of a block: its number, which is used once under the file's own key.
QByteArray blockNonce(quint64 index)
{
    return littleEndian(index) + QByteArray(NonceBytes - int(sizeof index), '\0');
}

QByteArray blockLabel(const QByteArray& identity, quint64 index, quint64 count)
{
    return identity + littleEndian(index) + littleEndian(count);
}

quint64 blockCount(qint64 plainBytes)
{
    return quint64((plainBytes + BlockBytes - 1) / BlockBytes);
}

constexpr qint64 HeaderBytes = 8 + 8 + NonceBytes + KeyBytes + TagBytes;

struct Header
{
    qint64 plainBytes = 0;
    QByteArray key;
};

std::span<const std::byte> asBytes(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
}

Result<QByteArray> sealHeader(const QByteArray& wrappingKey, const QByteArray& identity,
                              const Header& header)
{
    QByteArray nonce(NonceBytes, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(nonce.data()), NonceBytes) != 1)
        return cipherFailed();
    const QByteArray size = littleEndian(quint64(header.plainBytes));
    QByteArray wrapped(KeyBytes + TagBytes, Qt::Uninitialized);
    const bool isSealed = Gcm(wrappingKey)
                              .seal(nonce, identity + size, asBytes(header.key),
                                    reinterpret_cast<std::byte*>(wrapped.data()));
    if (!isSealed)
        return cipherFailed();
    return Magic + size + nonce + wrapped;
}

Result<Header> openHeader(const QByteArray& wrappingKey, const QByteArray& identity,
                          const OpenFile& file)
{
    QByteArray bytes(HeaderBytes, Qt::Uninitialized);
    const auto got =
        file.read(0, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size()))));
    if (!got)
        return propagate(got);
    if (*got != std::size_t(HeaderBytes) || !bytes.startsWith(Magic))
        return damaged();
    const QByteArray size = bytes.mid(Magic.size(), 8);
    const QByteArray nonce = bytes.mid(Magic.size() + 8, NonceBytes);
    Header header;
    header.plainBytes = qint64(qFromLittleEndian<quint64>(size.constData()));
    header.key = QByteArray(KeyBytes, Qt::Uninitialized);
    const bool isAuthentic =
        Gcm(wrappingKey)
            .open(nonce, identity + size, asBytes(bytes).last(KeyBytes + TagBytes),
                  reinterpret_cast<std::byte*>(header.key.data()));
    if (!isAuthentic || header.plainBytes < 0)
        return damaged();
    const qint64 expected =
        HeaderBytes + header.plainBytes + qint64(blockCount(header.plainBytes)) * TagBytes;
    return expected == file.identity.bytes ? Result<Header>(std::move(header)) : damaged();
}

} // namespace

QByteArray SealedFile::authenticate(const QByteArray& key, const QByteArray& text)
{
    QByteArray digest(KeyBytes, Qt::Uninitialized);
    HMAC(EVP_sha256(), key.constData(), int(key.size()), bytesOf(text), std::size_t(text.size()),
         reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return digest;
}

QByteArray SealedFile::wrappingKey(const QByteArray& workspaceKey)
{
    return authenticate(workspaceKey, QByteArrayLiteral("wardlight object cache 1"));
}

Result<> SealedFile::encrypt(const QByteArray& wrappingKey, const QByteArray& identity,
                             std::span<const std::byte> plain,
                             const std::function<Result<>(std::span<const std::byte>)>& write)
{
    Header header{qint64(plain.size()), QByteArray(KeyBytes, Qt::Uninitialized)};
    if (RAND_bytes(reinterpret_cast<unsigned char*>(header.key.data()), KeyBytes) != 1)
        return cipherFailed();
    const auto sealedHeader = sealHeader(wrappingKey, identity, header);
    if (!sealedHeader)
        return propagate(sealedHeader);
    if (auto written = write(asBytes(*sealedHeader)); !written)
        return written;
    const Gcm cipher(header.key);
    const quint64 count = blockCount(header.plainBytes);
    std::vector<std::byte> room;
    for (quint64 index = 0; index < count; ++index) {
        const auto offset = std::size_t(index) * std::size_t(BlockBytes);
        const auto block =
            plain.subspan(offset, std::min(std::size_t(BlockBytes), plain.size() - offset));
        room.resize(block.size() + TagBytes);
        if (!cipher.seal(blockNonce(index), blockLabel(identity, index, count), block, room.data()))
            return cipherFailed();
        if (auto written = write(room); !written)
            return written;
    }
    return {};
}

Result<SealedMemory> SealedFile::decrypt(const QByteArray& wrappingKey, const QByteArray& identity,
                                         const OpenFile& file)
{
    const auto header = openHeader(wrappingKey, identity, file);
    if (!header)
        return propagate(header);
    auto writer = SealedMemoryWriter::create(std::size_t(header->plainBytes));
    if (!writer)
        return propagate(writer);
    const Gcm cipher(header->key);
    const quint64 count = blockCount(header->plainBytes);
    std::vector<std::byte> room;
    for (quint64 index = 0; index < count; ++index) {
        const qint64 offset = qint64(index) * BlockBytes;
        const auto size = std::size_t(std::min(BlockBytes, header->plainBytes - offset));
        room.resize(size + TagBytes);
        const auto got = file.read(HeaderBytes + offset + qint64(index) * TagBytes, room);
        if (!got)
            return propagate(got);
        const auto out = writer->extend(size);
        if (!out)
            return propagate(out);
        if (*got != room.size() ||
            !cipher.open(blockNonce(index), blockLabel(identity, index, count), room, out->data()))
            return damaged();
    }
    return std::move(*writer).seal();
}

} // namespace wardlight::objects
