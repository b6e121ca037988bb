#include "core/objects/local_manifest.h"

#include "core/objects/byte_sources.h"
#include "core/objects/integrity.h"
#include "core/objects/object_store.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wardlight::objects {

namespace {

const QString ReasonField = QStringLiteral("reason");
const QString SinceField = QStringLiteral("quarantined_at");

QByteArray noteOf(const QString& reason, const QDateTime& since)
{
    return QJsonDocument(
               QJsonObject{{ReasonField, reason}, {SinceField, since.toString(Qt::ISODateWithMs)}})
        .toJson(QJsonDocument::Compact);
}

/// Whatever the note says, even nothing: its being there is the quarantine.
ManifestEntry entryOf(const QString& key, const QByteArray& note)
{
    const QJsonObject json = QJsonDocument::fromJson(note).object();
    ManifestEntry entry;
    entry.key = key;
    entry.state = ObjectState::Quarantined;
    entry.quarantineReason = json.value(ReasonField).toString();
    entry.quarantinedAt =
        QDateTime::fromString(json.value(SinceField).toString(), Qt::ISODateWithMs);
    return entry;
}

} // namespace

Result<std::optional<ManifestEntry>> LocalManifest::find(const QString& key)
{
    QByteArray note;
    const auto found =
        m_quarantine->get(key, std::nullopt, [&note](std::span<const std::byte> bytes) -> Result<> {
            note.append(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
            return {};
        });
    if (!found && found.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!found)
        return propagate(found);
    return entryOf(key, note);
}

Result<std::vector<ManifestEntry>> LocalManifest::list(const ManifestQuery& query)
{
    std::vector<ManifestEntry> entries;
    if (query.state && *query.state != ObjectState::Quarantined)
        return entries;
    const QByteArray after = query.after.toUtf8();
    ListRequest request{.prefix = query.prefix};
    do {
        const auto page = m_quarantine->list(request);
        if (!page)
            return propagate(page);
        for (const ObjectInfo& note : page->objects) {
            if (!query.after.isEmpty() && note.key.toUtf8() <= after)
                continue;
            auto entry = find(note.key);
            if (!entry)
                return propagate(entry);
            if (*entry)
                entries.push_back(std::move(**entry));
            if (entries.size() >= std::size_t(query.limit))
                return entries;
        }
        request.continuation = page->continuation;
    } while (!request.continuation.isEmpty());
    return entries;
}

Result<> LocalManifest::record(const ManifestEntry& entry)
{
    if (auto ended = m_quarantine->remove(entry.key); !ended)
        return ended;
    return m_audit({QStringLiteral("object.put"),
                    {},
                    entry.key,
                    {{QStringLiteral("bytes"), entry.bytes},
                     {QStringLiteral("sha256"), entry.sha256.toHex()}}});
}

Result<> LocalManifest::forget(const QString& key)
{
    if (auto ended = m_quarantine->remove(key); !ended)
        return ended;
    return m_audit({QStringLiteral("object.remove"), {}, key, {}});
}

Result<> LocalManifest::markVerified(const QString& key, const QDateTime& at)
{
    return markAllVerified({key}, at);
}

Result<> LocalManifest::markAllVerified(const std::vector<QString>& keys, const QDateTime& /*at*/)
{
    if (keys.empty())
        return {};
    return m_audit({QStringLiteral("object.verify"),
                    {},
                    keys.size() == 1 ? keys.front() : QString(),
                    {{QStringLiteral("objects"), qint64(keys.size())}}});
}

Result<> LocalManifest::quarantine(const QString& key, const QString& reason)
{
    const auto before = find(key);
    if (!before)
        return propagate(before);
    if (*before)
        return {};
    ByteArraySource note(noteOf(reason, m_clock->now()));
    if (const auto put = m_quarantine->put({.key = key}, note); !put)
        return propagate(put);
    return m_audit(
        {QStringLiteral("object.quarantine"), {}, key, {{QStringLiteral("reason"), reason}}});
}

Result<> LocalManifest::release(const QString& key, const QDateTime& /*verifiedAt*/)
{
    const auto before = find(key);
    if (!before)
        return propagate(before);
    if (!*before)
        return tl::unexpected(notQuarantined(key));
    if (auto ended = m_quarantine->remove(key); !ended)
        return ended;
    return m_audit({QStringLiteral("object.release"), {}, key, {}});
}

} // namespace wardlight::objects
