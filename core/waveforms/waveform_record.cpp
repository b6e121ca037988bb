#include "core/waveforms/waveform_record.h"

#include <algorithm>

namespace wardlight::waveforms {

namespace {

QString ownName(const Channel& channel, const ChannelSource& source, const QString& label)
{
    if (channel.lead)
        return leadName(*channel.lead);
    if (!label.isEmpty())
        return label;
    return source.words.isEmpty() ? source.code : source.words;
}

} // namespace

bool Channel::isGap(qint64 sample) const
{
    const auto after =
        std::upper_bound(gaps.begin(), gaps.end(), sample,
                         [](qint64 wanted, const SampleRange& gap) { return wanted < gap.from; });
    return after != gaps.begin() && sample < std::prev(after)->to;
}

std::optional<double> Channel::millivoltsPerUnit() const
{
    constexpr struct
    {
        const char* unit;
        double millivolts;
    } Voltages[] = {{"mV", 1}, {"uV", 1e-3}, {"V", 1e3}, {"nV", 1e-6}};
    for (const auto& voltage : Voltages) {
        if (unit == QLatin1String(voltage.unit))
            return voltage.millivolts;
    }
    return std::nullopt;
}

double WaveformRecord::durationSeconds() const
{
    double end = 0;
    for (const Channel& channel : channels)
        end = std::max(end, channel.startSeconds + channel.durationSeconds());
    return end;
}

const Channel* WaveformRecord::channel(const QString& wanted) const
{
    const auto byName = std::find_if(channels.begin(), channels.end(),
                                     [&](const Channel& c) { return c.name == wanted; });
    if (byName != channels.end())
        return &*byName;
    const auto byOther = std::find_if(channels.begin(), channels.end(),
                                      [&](const Channel& c) { return c.also.contains(wanted); });
    return byOther == channels.end() ? nullptr : &*byOther;
}

void nameChannels(WaveformRecord& record, const std::vector<ChannelSource>& sources,
                  const QStringList& labels)
{
    QStringList taken;
    for (std::size_t i = 0; i < record.channels.size(); ++i) {
        Channel& channel = record.channels[i];
        const QString position = QString::number(i + 1);
        const QString named = ownName(channel, sources[i], labels.value(qsizetype(i)));
        const QString own = named.isEmpty() ? position : named;
        const QString number = QString::number(channel.group + 1);
        const QString group = record.groups[std::size_t(channel.group)].label;
        const QString withNumber = number + u'/' + own;
        const QString withLabel = group.isEmpty() ? withNumber : group + u'/' + own;
        const QString withPosition = number + u'/' + position;
        for (const QString& name : {own, withLabel, withNumber, withPosition}) {
            if (channel.name.isEmpty() && !taken.contains(name))
                channel.name = name;
        }
        taken << channel.name;
        channel.also = {withLabel, withNumber, own, sources[i].words, withPosition};
    }
}

std::vector<SampleRange> gapsOf(std::span<const std::int32_t> counts, std::int32_t padding)
{
    std::vector<SampleRange> gaps;
    for (auto from = std::find(counts.begin(), counts.end(), padding); from != counts.end();) {
        const auto to =
            std::find_if(from, counts.end(), [padding](auto count) { return count != padding; });
        gaps.push_back({from - counts.begin(), to - counts.begin()});
        from = std::find(to, counts.end(), padding);
    }
    return gaps;
}

} // namespace wardlight::waveforms
