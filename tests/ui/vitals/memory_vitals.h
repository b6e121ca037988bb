#pragma once

#include "core/vitals/vitals_store.h"

#include <mutex>
#include <optional>
#include <vector>

namespace wardlight::test {

/// A vitals store in memory that a test fills, holds up and can make fail. Thread-safe.
class MemoryVitals final : public vitals::VitalsStore
{
public:
    void put(const PatientId& patient, const QString& type, double value, const QString& unit,
             const QDateTime& at, const QStringList& flags = {});
    /// A value a minute that swings between 60 and 100, up to @p last.
    void putMinutes(const PatientId& patient, const QString& type, const QDateTime& last,
                    int minutes);
    /// Every read fails like this until told otherwise.
    void failWith(std::optional<Error> error);
    /// Reads of envelopes wait until release().
    void hold() { m_gate.lock(); }
    void release() { m_gate.unlock(); }
    [[nodiscard]] std::vector<vitals::EnvelopeQuery> envelopeQueries() const;
    [[nodiscard]] int scoresRead() const;

    [[nodiscard]] Result<std::vector<vitals::RecordOutcome>>
    record(const OperationId&, const QString&, const std::vector<vitals::Reading>&) override;
    [[nodiscard]] Result<vitals::SamplePage> samples(const vitals::SampleQuery& query) override;
    [[nodiscard]] Result<std::vector<vitals::Window>> windows(const vitals::WindowQuery&) override;
    [[nodiscard]] Result<vitals::Statistics> statistics(const vitals::StatisticsQuery&) override;
    [[nodiscard]] Result<vitals::Sample> latestOfDevice(const QString&, const QString&) override;
    [[nodiscard]] Result<vitals::LatestSamples> latestOfPatient(const PatientId& patient,
                                                                const QDateTime& at) override;
    [[nodiscard]] Result<QHash<PatientId, vitals::LatestSamples>>
    latestOfPatients(const std::vector<PatientId>&, const QDateTime&) override;
    [[nodiscard]] Result<vitals::Extent> extent(const PatientId& patient) override;
    [[nodiscard]] Result<std::vector<vitals::Envelope>>
    envelopes(const vitals::EnvelopeQuery& query) override;

private:
    mutable std::mutex m_mutex;
    std::mutex m_gate;
    std::vector<vitals::Sample> m_samples; ///< oldest first
    std::optional<Error> m_error;
    std::vector<vitals::EnvelopeQuery> m_envelopeQueries;
    int m_scoresRead = 0;
};

} // namespace wardlight::test
