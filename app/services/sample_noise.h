#pragma once

#include <QtGlobal>

namespace wardlight::services {

/// Random numbers that are looked up, not drawn: the same key, channel and index give the same
/// number on every machine, whatever was asked before. So a curve can be read anywhere, in any
/// order, and goes on where it ended.
class SampleNoise
{
public:
    explicit SampleNoise(quint64 key) : m_key(key) {}

    /// 0 to 1, without 1.
    [[nodiscard]] double uniform(int channel, qint64 index) const;
    /// Bell-shaped around 0, standard deviation 1, within ±3.5.
    [[nodiscard]] double bell(int channel, qint64 index) const;
    /// A smooth curve between −1 and 1 that turns about once per @p period.
    /// @param second  Unix time
    [[nodiscard]] double smooth(int channel, qint64 second, qint64 period) const;

private:
    quint64 m_key;
};

} // namespace wardlight::services
