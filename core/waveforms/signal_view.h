#pragma once

#include "core/waveforms/derived_channel.h"
#include "core/waveforms/zero_phase_filter.h"

namespace wardlight::waveforms {

/// Values one by one, in a channel's unit.
struct SignalValues
{
    qint64 first = 0;
    std::vector<double> values;
    std::vector<SampleRange> gaps; ///< counted as @ref first is
};

/// A stored or derived channel, filtered or not, looked at as SegmentStore looks at a stored one.
///
/// What neither filter nor formula changes is read as ever, through the pyramid. The rest is
/// computed over the samples of the window and a margin to either side, piece by piece, so that
/// memory does not grow with the window; columns then begin exactly where they were asked for.
/// Gaps are kept: a filter starts anew behind one.
class SignalView
{
public:
    /// @return as ZeroPhaseFilter::create()
    [[nodiscard]] static Result<SignalView> create(SegmentStore& store, const StoredRecord& record,
                                                   DerivedChannel channel,
                                                   const FilterSettings& filters);

    [[nodiscard]] const SourceChannel& source() const;
    [[nodiscard]] Result<ChannelWindow> window(const WindowRequest& request) const;
    [[nodiscard]] Result<SignalValues> values(SampleRange range) const;

private:
    SignalView(SegmentStore& store, const StoredRecord& record, DerivedChannel channel,
               std::optional<ZeroPhaseFilter> filter)
        : m_store(store), m_record(record), m_channel(std::move(channel)),
          m_filter(std::move(filter))
    {}

    /// The weighted sum of stored channels.
    [[nodiscard]] Result<SignalValues> sum(SampleRange range) const;

    SegmentStore& m_store;
    const StoredRecord& m_record;
    DerivedChannel m_channel;
    std::optional<ZeroPhaseFilter> m_filter;
};

} // namespace wardlight::waveforms
