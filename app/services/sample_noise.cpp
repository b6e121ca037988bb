#include "app/services/sample_noise.h"

namespace wardlight::services {

namespace {

/// The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
quint64 mixed(quint64 bits)
{
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31);
}

qint64 floorDivided(qint64 value, qint64 by)
{
    return value >= 0 ? value / by : -((by - 1 - value) / by);
}

} // namespace

double SampleNoise::uniform(int channel, qint64 index) const
{
    const quint64 place = mixed(m_key + 0x9e3779b97f4a7c15U * (quint64(channel) + 1));
    const quint64 bits = mixed(place + 0x9e3779b97f4a7c15U * (quint64(index) + 1));
    return double(bits >> 11) * 0x1p-53;
}

double SampleNoise::bell(int channel, qint64 index) const
{
    // four uniform numbers have a variance of a third together
    double sum = -2;
    for (qint64 part = 0; part < 4; ++part)
        sum += uniform(channel, index * 4 + part);
    return sum * 1.7320508075688772;
}

double SampleNoise::smooth(int channel, qint64 second, qint64 period) const
{
    const qint64 before = floorDivided(second, period);
    const double share = double(second - before * period) / double(period);
    const double weight = share * share * (3 - 2 * share);
    const double from = uniform(channel, before) * 2 - 1;
    const double to = uniform(channel, before + 1) * 2 - 1;
    return from + (to - from) * weight;
}

} // namespace wardlight::services
