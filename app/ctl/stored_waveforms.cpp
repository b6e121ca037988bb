#include "app/ctl/stored_waveforms.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace wardlight::ctl {

using waveforms::ChannelSamples;
using waveforms::ChannelWindow;
using waveforms::SampleRange;
using waveforms::SegmentStore;
using waveforms::StoredChannel;
using waveforms::StoredRecord;

namespace {

QStringList channelNames(const StoredRecord& record)
{
    QStringList names;
    for (const StoredChannel& channel : record.channels)
        names << channel.source.name;
    return names;
}

QJsonArray toJson(const std::vector<SampleRange>& ranges)
{
    QJsonArray json;
    for (const SampleRange& range : ranges)
        json.append(QJsonArray{range.from, range.to});
    return json;
}

QJsonObject columnsJson(const StoredChannel& channel, const ChannelWindow& window)
{
    QJsonArray min, max, edges;
    for (const auto& column : window.columns) {
        min.append(column ? QJsonValue(column->min) : QJsonValue());
        max.append(column ? QJsonValue(column->max) : QJsonValue());
    }
    for (const qint64 edge : window.edges)
        edges.append(edge);
    return {{QStringLiteral("min"), min},
            {QStringLiteral("max"), max},
            {QStringLiteral("edges"), edges},
            {QStringLiteral("unit"), channel.source.unit},
            {QStringLiteral("gaps"), toJson(window.gaps)}};
}

QJsonObject samplesJson(const StoredChannel& channel, const ChannelSamples& read)
{
    QJsonArray samples;
    for (const std::int32_t count : read.counts)
        samples.append(channel.physical(count));
    for (const SampleRange& gap : read.gaps) {
        for (qint64 i = gap.from; i < gap.to; ++i)
            samples[i - read.first] = QJsonValue();
    }
    return {{QStringLiteral("samples"), samples},
            {QStringLiteral("first"), read.first},
            {QStringLiteral("unit"), channel.source.unit}};
}

} // namespace

QJsonObject recordJson(const StoredRecord& record)
{
    QJsonArray channels;
    for (const StoredChannel& channel : record.channels)
        channels.append(QJsonObject{{QStringLiteral("name"), channel.source.name},
                                    {QStringLiteral("unit"), channel.source.unit},
                                    {QStringLiteral("rate_hz"), channel.source.rateHz},
                                    {QStringLiteral("samples"), channel.samples}});
    return {{QStringLiteral("record"), record.name},
            {QStringLiteral("record_id"), record.id.toString()},
            {QStringLiteral("patient_id"),
             record.patient ? QJsonValue(record.patient->toString()) : QJsonValue()},
            {QStringLiteral("start"), record.start.isValid()
                                          ? QJsonValue(record.start.toString(Qt::ISODateWithMs))
                                          : QJsonValue()},
            {QStringLiteral("duration_s"), record.durationSeconds()},
            {QStringLiteral("channels"), channels},
            {QStringLiteral("remarks"), QJsonArray::fromStringList(record.remarks)}};
}

QStringList recordRow(const StoredRecord& record)
{
    return {record.name, record.start.toString(Qt::ISODate),
            QString::number(record.durationSeconds()), channelNames(record).join(u' ')};
}

Result<QJsonObject> windowJson(SegmentStore& store, const StoredRecord& record,
                               const StoredWindow& window)
{
    const auto index = record.channelIndex(window.channel);
    if (!index)
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("WaveformCommands",
                                                "The record has no channel %1. It has: %2.")
                        .arg(window.channel, channelNames(record).join(QStringLiteral(", "))));
    const StoredChannel& channel = record.channels[std::size_t(*index)];
    if (window.request.columns > 0)
        return store.window(record, *index, window.request)
            .map([&channel](const ChannelWindow& read) { return columnsJson(channel, read); });
    const auto grid = waveforms::ColumnGrid::create(
        channel.source.rateHz, window.request.fromSeconds, window.request.toSeconds, 1);
    if (!grid)
        return propagate(grid);
    return store.samples(record, *index, grid->span()).map([&channel](const ChannelSamples& read) {
        return samplesJson(channel, read);
    });
}

} // namespace wardlight::ctl
