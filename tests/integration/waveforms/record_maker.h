#pragma once

#include "core/waveforms/record_writer_pg.h"

#include <QTest>

#include <random>

namespace wardlight::test {

/// Noise whose every sample is known; 1,000 steps wide.
inline std::vector<std::int32_t> noise(qint64 samples, quint32 seed)
{
    std::mt19937 dice(seed);
    std::vector<std::int32_t> counts(static_cast<std::size_t>(samples));
    for (auto& count : counts)
        count = std::int32_t(dice() % 1'000) - 500;
    return counts;
}

inline waveforms::SourceChannel channel(const char* name, double rateHz)
{
    waveforms::SourceChannel made;
    made.name = QString::fromLatin1(name);
    made.unit = QStringLiteral("mV");
    made.rateHz = rateHz;
    made.gain = 0.005;
    return made;
}

/// The same for every seed and channel number.
inline waveforms::NewRecord newRecord(const char* name,
                                      std::vector<waveforms::SourceChannel> channels)
{
    waveforms::NewRecord record;
    record.id = waveforms::RecordId::generate();
    record.source.name = QString::fromLatin1(name);
    record.source.channels = std::move(channels);
    record.sourceFormat = QStringLiteral("wfdb");
    record.sourceSha256 = Sha256::of(record.id.toString().toUtf8());
    return record;
}

/// Writes a record of whole channels.
inline Result<> writeRecord(const std::shared_ptr<postgres::Database>& database,
                            const security::AuditContext& audit, const waveforms::NewRecord& record,
                            const std::vector<std::vector<std::int32_t>>& counts)
{
    waveforms::RecordWriter writer(database, audit, record);
    if (const auto begun = writer.begin(); !begun)
        return propagate(begun);
    std::vector<waveforms::ChannelBlock> blocks;
    for (const auto& each : counts)
        blocks.push_back({each, {}});
    if (const auto added = writer.add(std::move(blocks)); !added)
        return propagate(added);
    return writer.finish({}, {});
}

} // namespace wardlight::test
