#include "core/waveforms/cold_segments.h"

#include <QCoreApplication>

namespace wardlight::waveforms {

namespace {

constexpr qsizetype RecentBytes = 96 * 1024 * 1024;

QString translated(const char* text)
{
    return QCoreApplication::translate("ColdSegments", text);
}

tl::unexpected<Error> damaged(const QString& key)
{
    return fail(ErrorCode::Integrity,
                translated(QT_TRANSLATE_NOOP("ColdSegments",
                                             "A part of this recording in the object store is not "
                                             "what was written. It is refused and in quarantine: "
                                             "%1"))
                    .arg(key));
}

bool isWhole(const ColdPlace& place, const QByteArray& bytes)
{
    return bytes.size() == place.bytes && Sha256::of(bytes) == place.sha256;
}

/// How many places from the first on lie one behind the other in one object.
std::size_t runLength(std::span<const ColdPlace> places)
{
    std::size_t length = 1;
    while (length < places.size() && places[length].key == places[0].key &&
           places[length].offset == places[length - 1].offset + places[length - 1].bytes)
        ++length;
    return length;
}

} // namespace

ColdSegments::ColdSegments(ColdStorage storage)
    : m_storage(std::move(storage)), m_recent(RecentBytes)
{}

Result<std::vector<QByteArray>> ColdSegments::fetch(std::span<const ColdPlace> run)
{
    const qint64 first = run.front().offset;
    const qint64 wanted = run.back().offset + run.back().bytes - first;
    QByteArray all;
    all.reserve(wanted);
    const auto got =
        m_storage.objects->get(run.front().key, objects::ByteRange{first, first + wanted - 1},
                               [&](std::span<const std::byte> bytes) -> Result<> {
                                   // a store that sends more than was asked for is not believed
                                   const qsizetype room = wanted - all.size();
                                   all.append(reinterpret_cast<const char*>(bytes.data()),
                                              std::min(room, qsizetype(bytes.size())));
                                   return {};
                               });
    if (!got)
        return propagate(got);
    std::vector<QByteArray> segments;
    for (const ColdPlace& place : run)
        segments.push_back(all.mid(place.offset - first, place.bytes));
    return segments;
}

Result<std::vector<QByteArray>> ColdSegments::fetchVerified(std::span<const ColdPlace> run)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto segments = fetch(run);
        const bool isShort = !segments && segments.error().code == ErrorCode::Invalid;
        if (!segments && !isShort)
            return segments;
        bool areWhole = !isShort;
        for (std::size_t i = 0; areWhole && i < run.size(); ++i)
            areWhole = isWhole(run[i], (*segments)[i]);
        if (areWhole)
            return segments;
    }
    const QString key = run.front().key;
    const auto quarantined = m_storage.manifest->quarantine(
        key, translated(QT_TRANSLATE_NOOP("ColdSegments",
                                          "A segment of a recording in it has another SHA-256 "
                                          "than the one recorded.")));
    if (!quarantined)
        return propagate(quarantined);
    return damaged(key);
}

Result<std::vector<QByteArray>> ColdSegments::read(std::span<const ColdPlace> places)
{
    if (!places.empty() && !m_storage.objects)
        return fail(ErrorCode::Unsupported,
                    translated(QT_TRANSLATE_NOOP("ColdSegments",
                                                 "This part of the recording is in an object "
                                                 "store that is not connected.")));
    std::vector<QByteArray> segments(places.size());
    for (std::size_t i = 0; i < places.size();) {
        {
            const std::lock_guard lock(m_mutex);
            if (const QByteArray* recent = m_recent.object(places[i].sha256.toBytes())) {
                segments[i++] = *recent;
                continue;
            }
        }
        const auto run = places.subspan(i, runLength(places.subspan(i)));
        auto fetched = fetchVerified(run);
        if (!fetched)
            return fetched;
        const std::lock_guard lock(m_mutex);
        for (std::size_t each = 0; each < run.size(); ++each, ++i) {
            segments[i] = (*fetched)[each];
            m_recent.insert(run[each].sha256.toBytes(), new QByteArray(segments[i]),
                            segments[i].size());
        }
    }
    return segments;
}

} // namespace wardlight::waveforms
