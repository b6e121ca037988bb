#pragma once

#include "core/waveforms/segment_store.h"

#include <mutex>

namespace wardlight::test {

/// A channel of @p samples counts at @p rateHz, a thousandth of a millivolt a count.
struct HeldChannel
{
    QString name;
    double rateHz = 250;
    std::vector<std::int32_t> counts;
    std::vector<waveforms::SampleRange> gaps = {};
};

/// Stored recordings in memory; columns are cut from the samples.
class MemorySegments final : public waveforms::SegmentStore
{
public:
    /// @return the record's id
    waveforms::RecordId add(const PatientId& patient, const QString& name, const QDateTime& start,
                            std::vector<HeldChannel> channels);
    void setAnnotations(const waveforms::RecordId& id, std::vector<waveforms::AnnotationSet> sets);
    /// Every further call fails so; none makes it work again.
    void failWith(std::optional<Error> error);
    /// Windows that were asked for.
    [[nodiscard]] std::vector<waveforms::WindowRequest> windows() const;

    [[nodiscard]] Result<std::vector<waveforms::StoredRecord>>
    records(const std::optional<PatientId>& patient) override;
    [[nodiscard]] Result<waveforms::StoredRecord> record(const QString& nameOrId) override;
    [[nodiscard]] Result<waveforms::ChannelWindow>
    window(const waveforms::StoredRecord& record, int channel,
           const waveforms::WindowRequest& request) override;
    [[nodiscard]] Result<waveforms::ChannelSamples> samples(const waveforms::StoredRecord& record,
                                                            int channel,
                                                            waveforms::SampleRange range) override;
    [[nodiscard]] Result<std::vector<waveforms::AnnotationSet>>
    annotations(const waveforms::StoredRecord& record) override;
    [[nodiscard]] Result<> annotate(const waveforms::StoredRecord& record,
                                    const waveforms::AnnotationSet& set) override;
    [[nodiscard]] Result<> addAnnotations(const waveforms::StoredRecord& record,
                                          const waveforms::AnnotationSet& set) override;
    [[nodiscard]] Result<> noteExport(const waveforms::StoredRecord& record,
                                      const QString& format) override;

private:
    struct Kept
    {
        waveforms::StoredRecord record;
        std::vector<HeldChannel> channels;
        std::vector<waveforms::AnnotationSet> annotations;
    };
    [[nodiscard]] const Kept* find(const waveforms::RecordId& id) const;

    mutable std::mutex m_mutex;
    std::vector<Kept> m_kept;
    std::optional<Error> m_error;
    std::vector<waveforms::WindowRequest> m_windows;
};

} // namespace wardlight::test
