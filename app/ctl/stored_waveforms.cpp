#include "app/ctl/stored_waveforms.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace wardlight::ctl {

using waveforms::ChannelWindow;
using waveforms::SampleRange;
using waveforms::SegmentStore;
using waveforms::SignalValues;
using waveforms::SignalView;
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

QJsonObject columnsJson(const QString& unit, const ChannelWindow& window)
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
            {QStringLiteral("unit"), unit},
            {QStringLiteral("gaps"), toJson(window.gaps)}};
}

QJsonObject samplesJson(const QString& unit, const SignalValues& read)
{
    QJsonArray samples;
    for (const double value : read.values)
        samples.append(value);
    for (const SampleRange& gap : read.gaps) {
        for (qint64 i = gap.from; i < gap.to; ++i)
            samples[i - read.first] = QJsonValue();
    }
    return {{QStringLiteral("samples"), samples},
            {QStringLiteral("first"), read.first},
            {QStringLiteral("unit"), unit}};
}

} // namespace

Result<OpenRecord> openRecord(Context& context, const std::string& name)
{
    auto services = context.services();
    if (!services)
        return propagate(services);
    auto record = services->segments->record(toQString(name));
    if (!record)
        return propagate(record);
    return OpenRecord{std::move(*services), std::move(*record)};
}

void addRecordOption(CLI::App* command, std::string& record)
{
    command
        ->add_option("--record", record,
                     QCoreApplication::translate("WaveformCommands", "The record's name or id")
                         .toStdString())
        ->required()
        ->type_name("R");
}

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
            {QStringLiteral("growing"), record.isGrowing},
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
    auto channel = waveforms::resolveChannel(record, window.channel);
    if (!channel)
        return propagate(channel);
    const auto view = SignalView::create(store, record, std::move(*channel), window.filters);
    if (!view)
        return propagate(view);
    const QString unit = view->source().unit;
    if (window.request.columns > 0)
        return view->window(window.request).map([&unit](const ChannelWindow& read) {
            return columnsJson(unit, read);
        });
    const auto grid = waveforms::ColumnGrid::create(
        view->source().rateHz, window.request.fromSeconds, window.request.toSeconds, 1);
    if (!grid)
        return propagate(grid);
    return view->values(grid->span()).map([&unit](const SignalValues& read) {
        return samplesJson(unit, read);
    });
}

} // namespace wardlight::ctl
