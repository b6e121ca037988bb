#include "core/objects/known_objects.h"

#include <utility>

namespace wardlight::objects {

KnownObjects::KnownObjects(ObjectStore& store, Manifest& manifest, const QString& prefix)
    : m_store(store), m_manifest(manifest)
{
    m_storeRequest.prefix = prefix;
    m_manifestQuery.prefix = prefix;
}

Result<> KnownObjects::fill()
{
    while (m_stored.empty() && !m_storeEnded) {
        auto page = m_store.list(m_storeRequest);
        if (!page)
            return propagate(page);
        for (ObjectInfo& object : page->objects)
            m_stored.push_back(std::move(object.key));
        m_storeRequest.continuation = page->continuation;
        m_storeEnded = page->continuation.isEmpty();
    }
    if (m_recorded.empty() && !m_manifestEnded) {
        auto entries = m_manifest.list(m_manifestQuery);
        if (!entries)
            return propagate(entries);
        m_manifestEnded = entries->empty();
        if (!entries->empty())
            m_manifestQuery.after = entries->back().key;
        m_recorded.assign(std::make_move_iterator(entries->begin()),
                          std::make_move_iterator(entries->end()));
    }
    return {};
}

Result<std::optional<KnownObject>> KnownObjects::next()
{
    if (const auto filled = fill(); !filled)
        return propagate(filled);
    if (m_stored.empty() && m_recorded.empty())
        return std::nullopt;
    KnownObject object;
    const QByteArray stored = m_stored.empty() ? QByteArray() : m_stored.front().toUtf8();
    const QByteArray recorded = m_recorded.empty() ? QByteArray() : m_recorded.front().key.toUtf8();
    const bool takeStored = m_recorded.empty() || (!m_stored.empty() && stored <= recorded);
    const bool takeRecorded = m_stored.empty() || (!m_recorded.empty() && recorded <= stored);
    if (takeStored) {
        object.key = std::move(m_stored.front());
        m_stored.pop_front();
    }
    if (takeRecorded) {
        object.key = m_recorded.front().key;
        object.entry = std::move(m_recorded.front());
        m_recorded.pop_front();
    }
    return object;
}

} // namespace wardlight::objects
