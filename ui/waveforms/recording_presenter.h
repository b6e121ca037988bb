#pragma once

#include "core/async/pools.h"
#include "ui/waveforms/recording_list_model.h"
#include "ui/waveforms/recording_reading.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace wardlight::ui {

/// Which of a patient's stored recordings is looked at, where, and how: reads on the pools, one
/// question at a time, and asks only the last of those that came meanwhile. Drops answers to
/// questions no longer asked. Holds no widget.
class RecordingPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        NoPatient,
        Loading,
        Empty, ///< the patient has no stored recording
        Ready, ///< record() is shown
        Failed ///< error() says why
    };
    /// Rows that a recording opens with; more are a choice.
    static constexpr std::size_t FirstChannels = 12;
    static constexpr std::size_t MostChannels = 64;

    /// @param pools  outlives the presenter
    RecordingPresenter(std::shared_ptr<waveforms::SegmentStore> store, Pools& pools,
                       QObject* parent = nullptr);

    /// Lists the patient's recordings and opens the one at lookAt()'s moment, else the newest.
    void setPatient(const PatientId& patient);
    void refresh();
    void choose(const waveforms::RecordId& id);
    /// Shows this moment in the middle, of a recording that has it; null times change nothing.
    void lookAt(const QDateTime& moment);
    /// Shows what lies between two instants (UTC), in or around a recording.
    void lookBetween(const QDateTime& from, const QDateTime& to);
    /// The person moved; stays within the recording.
    void setSpan(const RecordingSpan& span);
    /// How many columns the curves have room for.
    void setColumns(int columns);
    /// The rows, at most MostChannels.
    void setChannels(std::vector<waveforms::DerivedChannel> channels);
    void setFilters(const waveforms::FilterSettings& filters);
    /// Reads the marks anew.
    void refreshMarks();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] RecordingListModel& records() { return m_records; }
    /// Null unless Ready.
    [[nodiscard]] std::shared_ptr<const waveforms::StoredRecord> record() const { return m_record; }
    [[nodiscard]] const RecordingSpan& span() const { return m_span; }
    [[nodiscard]] const std::vector<waveforms::DerivedChannel>& channels() const
    {
        return m_channels;
    }
    [[nodiscard]] const waveforms::FilterSettings& filters() const { return m_filters; }
    /// What is at hand, perhaps of another span or width; null while nothing is.
    [[nodiscard]] std::shared_ptr<const RecordingReading> reading() const { return m_reading; }
    [[nodiscard]] const std::vector<RecordingMark>& marks() const { return m_marks; }
    /// Nothing is read any more.
    [[nodiscard]] bool isSettled() const { return !m_isAsking && !m_isReading; }

signals:
    /// state(), records(), record(), channels() and what belongs to them.
    void changed();
    void spanChanged();
    void readingChanged();
    void marksChanged();

private:
    struct Opened
    {
        waveforms::StoredRecord record;
        std::vector<RecordingMark> marks;
    };

    void list();
    void takeList(Result<std::vector<waveforms::StoredRecord>> records);
    [[nodiscard]] const waveforms::StoredRecord* recordAt(const QDateTime& from,
                                                          const QDateTime& to) const;
    [[nodiscard]] const waveforms::StoredRecord* firstChoice() const;
    void take(Result<Opened> opened);
    void showMoment();
    void moveTo(const RecordingSpan& span);
    [[nodiscard]] double columnsPerSecond() const;
    [[nodiscard]] bool isAtHand() const;
    /// Asks for what is not at hand, unless a question is under way.
    void read();
    void takeReading(Result<RecordingReading> reading);
    void fail(const Error& error);
    void setState(State state);

    std::shared_ptr<waveforms::SegmentStore> m_store;
    Pools& m_pools;
    PatientId m_patient;
    State m_state = State::NoPatient;
    std::optional<Error> m_error;
    RecordingListModel m_records;
    waveforms::RecordId m_wanted; ///< being opened, or shown
    std::shared_ptr<const waveforms::StoredRecord> m_record;
    std::vector<waveforms::DerivedChannel> m_channels;
    waveforms::FilterSettings m_filters;
    RecordingSpan m_span;
    QDateTime m_moment; ///< to be shown; null: none
    std::optional<std::pair<QDateTime, QDateTime>> m_between;
    int m_columns = 0;
    std::shared_ptr<const RecordingReading> m_reading;
    std::vector<RecordingMark> m_marks;
    bool m_isAsking = false; ///< for the list, or a recording
    bool m_isReading = false;
    bool m_isOutdated = false; ///< what is at hand was read of other channels or filters
    int m_epoch = 0;           ///< answers that carry another are to a question no longer asked
};

} // namespace wardlight::ui
