#pragma once

#include "core/async/pools.h"
#include "core/waveforms/waveform_store.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace wardlight::ui {

/// Which of a patient's recordings is shown: the one nearest to the moment that is looked at, or
/// one that was asked for. Reads on the pools; drops every answer to a question no longer asked.
/// Holds no widget.
class WaveformPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        NoPatient,
        Loading,
        Empty,        ///< the patient has no recording
        Ready,        ///< record() is shown
        NeedsConsent, ///< nobody recorded a hash of it
        Failed        ///< error() says why
    };

    /// @param pools  outlives the presenter
    WaveformPresenter(std::shared_ptr<waveforms::WaveformStore> store, Pools& pools,
                      QObject* parent = nullptr);

    /// Lists the patient's recordings and shows the one nearest to lookedAt(), else the newest.
    void setPatient(const PatientId& patient);
    /// The person looks at this moment; the nearest recording is shown. A null time is none.
    void lookAt(const QDateTime& moment);
    /// Shows this recording until another moment is looked at.
    void show(const QString& recordId);
    /// The person confirmed that the shown recording may be seen without a recorded hash.
    void acceptUnverified();
    /// Reads what failed once more, or everything.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] const QDateTime& lookedAt() const { return m_moment; }
    /// The recording that is shown, or that could not be; empty when there is none.
    [[nodiscard]] const std::optional<waveforms::RecordSummary>& summary() const
    {
        return m_summary;
    }
    /// Null unless Ready.
    [[nodiscard]] std::shared_ptr<const waveforms::WaveformRecord> record() const;
    /// Where record() comes from; null unless Ready.
    [[nodiscard]] const objects::Provenance* provenance() const;
    [[nodiscard]] int recordCount() const { return int(m_records.size()); }
    [[nodiscard]] bool isSettled() const { return m_state != State::Loading; }

signals:
    /// state(), and what belongs to it.
    void changed();
    /// Only lookedAt() is another.
    void momentChanged();

private:
    void list();
    void takeList(Result<std::vector<waveforms::RecordSummary>> records);
    void choose();
    [[nodiscard]] const waveforms::RecordSummary* nearest() const;
    [[nodiscard]] const waveforms::RecordSummary* byId(const QString& id) const;
    void open(const waveforms::RecordSummary& summary, objects::UnverifiedPolicy policy);
    void take(Result<waveforms::OpenedRecord> opened);
    void setState(State state);

    std::shared_ptr<waveforms::WaveformStore> m_store;
    Pools& m_pools;
    PatientId m_patient;
    QDateTime m_moment;
    QString m_asked; ///< the recording that was asked for; empty: the nearest
    std::vector<waveforms::RecordSummary> m_records;
    std::optional<waveforms::RecordSummary> m_summary;
    std::shared_ptr<const waveforms::OpenedRecord> m_opened;
    std::optional<Error> m_error;
    State m_state = State::NoPatient;
    int m_epoch = 0; ///< answers that carry another are to a question no longer asked
};

} // namespace wardlight::ui
