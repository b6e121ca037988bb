#pragma once

#include "core/waveforms/waveform_store.h"

#include <mutex>

namespace wardlight::test {

/// A channel at 500 Hz, 2.5 µV a count.
[[nodiscard]] waveforms::Channel ecgChannel(waveforms::EcgLead lead,
                                            std::vector<std::int32_t> counts);

/// All twelve leads of @p seconds; each flat at 0 but for one sample of 1 mV at 0.5 s.
[[nodiscard]] waveforms::WaveformRecord twelveLeads(double seconds);

/// Recordings of patients, in memory.
class MemoryWaveforms final : public waveforms::WaveformStore
{
public:
    void add(const PatientId& patient, const QDateTime& start, waveforms::WaveformRecord record);
    /// Every further call fails so; none makes it work again.
    void failWith(std::optional<Error> error);
    /// Opening @p id without consent is refused.
    void setUnverified(const QString& id);
    [[nodiscard]] QStringList opened() const;

    [[nodiscard]] Result<std::vector<waveforms::RecordSummary>>
    records(const waveforms::RecordQuery& query) override;
    [[nodiscard]] Result<waveforms::OpenedRecord> open(const QString& id,
                                                       objects::UnverifiedPolicy policy) override;

private:
    struct Kept
    {
        waveforms::RecordSummary summary;
        waveforms::WaveformRecord record;
    };
    mutable std::mutex m_mutex;
    std::vector<Kept> m_kept;
    std::optional<Error> m_error;
    QString m_unverified;
    QStringList m_opened;
};

} // namespace wardlight::test
