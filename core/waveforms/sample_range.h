#pragma once

#include <QtGlobal>

namespace wardlight::waveforms {

/// Samples from @ref from up to, not including, @ref to; counted from sample 0 of the record.
struct SampleRange
{
    qint64 from = 0;
    qint64 to = 0;

    [[nodiscard]] bool isEmpty() const { return to <= from; }
    [[nodiscard]] qint64 size() const { return isEmpty() ? 0 : to - from; }

    friend bool operator==(const SampleRange&, const SampleRange&) = default;
};

} // namespace wardlight::waveforms
