#include "core/security/audit_heads.h"

#include "core/base/platform/durable_file.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QLoggingCategory>

#include <openssl/evp.h>

#include <array>
#include <map>

namespace wardlight::security {

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.audit")

constexpr qint64 CompactAboveBytes = 256 * 1024;
constexpr std::chrono::milliseconds LockPatience{5'000};

/// "writer seq hash": what is signed, and the line's start.
QByteArray headText(const AuditHead& head)
{
    return head.writer.toByteArray(QUuid::WithoutBraces) + ' ' + QByteArray::number(head.seq) +
           ' ' + head.hash.toHex().toLatin1();
}

std::optional<AuditHead> parseHead(const QList<QByteArray>& words)
{
    AuditHead head;
    head.writer = QUuid::fromString(QString::fromLatin1(words.at(0)));
    head.seq = words.at(1).toLongLong();
    const auto hash = Sha256Digest::fromHex(QString::fromLatin1(words.at(2)));
    if (head.writer.isNull() || head.seq < 1 || !hash)
        return std::nullopt;
    head.hash = *hash;
    return head;
}

} // namespace

/// An Ed25519 key pair.
class AuditHeads::Key
{
public:
    explicit Key(const QByteArray& workspaceKey)
    {
        const QByteArray seed =
            Sha256::of(QByteArrayView("wardlight audit heads 1" + workspaceKey)).toBytes();
        m_key = EVP_PKEY_new_raw_private_key(
            EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(seed.constData()),
            std::size_t(seed.size()));
    }
    ~Key() { EVP_PKEY_free(m_key); }
    Q_DISABLE_COPY_MOVE(Key)

    [[nodiscard]] QByteArray sign(const QByteArray& text) const
    {
        std::array<unsigned char, 64> signature{};
        std::size_t length = signature.size();
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, nullptr, nullptr, m_key);
        EVP_DigestSign(context, signature.data(), &length,
                       reinterpret_cast<const unsigned char*>(text.constData()),
                       std::size_t(text.size()));
        EVP_MD_CTX_free(context);
        return QByteArray(reinterpret_cast<const char*>(signature.data()), qsizetype(length));
    }

    [[nodiscard]] bool holds(const QByteArray& text, const QByteArray& signature) const
    {
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, m_key);
        const int verdict = EVP_DigestVerify(
            context, reinterpret_cast<const unsigned char*>(signature.constData()),
            std::size_t(signature.size()), reinterpret_cast<const unsigned char*>(text.constData()),
            std::size_t(text.size()));
        EVP_MD_CTX_free(context);
        return verdict == 1;
    }

private:
    EVP_PKEY* m_key = nullptr;
};

AuditHeads::AuditHeads(QString path, std::unique_ptr<Key> key)
    : m_path(std::move(path)), m_key(std::move(key))
{}

AuditHeads::~AuditHeads() = default;

Result<std::shared_ptr<AuditHeads>> AuditHeads::open(const QString& folder,
                                                     const QByteArray& workspaceKey)
{
    if (!QFileInfo(folder).isDir())
        return tl::unexpected(fileError(ENOENT, folder));
    return std::shared_ptr<AuditHeads>(new AuditHeads(folder + QStringLiteral("/audit-heads"),
                                                      std::make_unique<Key>(workspaceKey)));
}

QByteArray AuditHeads::signedLine(const AuditHead& head) const
{
    const QByteArray text = headText(head);
    return text + ' ' + m_key->sign(text).toHex() + '\n';
}

void AuditHeads::keep(const AuditHead& head) const
{
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(int(LockPatience.count()))) {
        qCWarning(log) << "the audit heads are locked; a head was not kept";
        return;
    }
    Result<> kept = append(signedLine(head));
    if (kept && QFileInfo(m_path).size() > CompactAboveBytes)
        kept = compact();
    if (!kept)
        qCWarning(log).noquote() << "an audit head was not kept:" << kept.error().detail;
}

Result<> AuditHeads::append(const QByteArray& line) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(line) != line.size()) {
        return fail(ErrorCode::Unavailable, file.errorString(), file.errorString());
    }
    return {};
}

Result<> AuditHeads::compact() const
{
    const Result<Kept> kept = load();
    if (!kept)
        return propagate(kept);
    if (kept->forged > 0)
        return {}; // evidence: left as it is
    QByteArray lines;
    for (const AuditHead& head : kept->heads)
        lines += signedLine(head);
    return writeFileDurably(m_path,
                            std::as_bytes(std::span(lines.constData(), std::size_t(lines.size()))));
}

Result<AuditHeads::Kept> AuditHeads::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return Kept{};
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(EACCES, m_path));
    Kept kept;
    std::map<QUuid, AuditHead> newest;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.isEmpty())
            continue;
        const QList<QByteArray> words = line.split(' ');
        const auto head = words.size() == 4 ? parseHead(words) : std::nullopt;
        if (!head || !m_key->holds(headText(*head), QByteArray::fromHex(words.at(3)))) {
            ++kept.forged;
            continue;
        }
        AuditHead& known = newest[head->writer];
        if (head->seq > known.seq)
            known = *head;
    }
    for (const auto& [writer, head] : newest)
        kept.heads.push_back(head);
    return kept;
}

} // namespace wardlight::security
