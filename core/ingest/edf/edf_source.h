#pragma once

#include "core/ingest/edf/edf_header.h"
#include "core/waveforms/record_source.h"

#include <QFile>

#include <map>
#include <memory>

namespace wardlight::ingest::edf {

/// An EDF, EDF+, BDF or BDF+ file as one record on one time axis.
///
/// Data records of an EDF+D file stand at their own times: between them is a gap. Those out of
/// order are put in order; where two overlap, the later one loses what the earlier one covers. Both
/// are said in a remark, as is a file that ends early.
class EdfSource final : public waveforms::RecordSource
{
public:
    /// @return NotFound; Invalid for what is no such file; Limit for one with gaps of years
    [[nodiscard]] static Result<std::unique_ptr<EdfSource>> open(const QString& path);

    [[nodiscard]] const waveforms::SourceRecord& record() const override { return m_record; }
    [[nodiscard]] Result<std::vector<waveforms::ChannelBlock>> next() override;
    [[nodiscard]] Result<std::vector<waveforms::AnnotationSet>> annotations() override;
    [[nodiscard]] QStringList remarks() const override { return m_remarks; }

private:
    /// Where a data record stands in the file and in time.
    struct Place
    {
        qint64 index = 0;
        double onset = 0; ///< seconds from the start that the header gives
    };
    /// A signal with samples: which of the header's, and how far it was given out.
    struct Channel
    {
        std::size_t signal = 0;
        qint64 offsetInRecord = 0; ///< bytes
        qint64 samples = 0;        ///< in a data record
        double rateHz = 0;
        qint64 position = 0;
        /// Where notes say that nothing was recorded: from -> to, disjoint; what is past goes.
        std::map<qint64, qint64> silent;
    };

    EdfSource(std::unique_ptr<QFile> file, EdfHeader header);

    [[nodiscard]] Result<> prepare();
    void countRecords();
    [[nodiscard]] Result<> placeRecords();
    void describe();
    void addChannel(std::size_t signal, qint64 offset);
    [[nodiscard]] Result<QByteArray> readRecord(qint64 index);
    [[nodiscard]] QByteArray notesOf(const QByteArray& record) const;
    void takeNotes(const QByteArray& record);
    /// @return whether the note was about a gap
    [[nodiscard]] bool takeGapNote(const waveforms::Annotation& note);
    static void markSilence(Channel& channel, qint64 from, waveforms::ChannelBlock& block);
    [[nodiscard]] std::vector<waveforms::ChannelBlock> gapBefore(const Place& place);
    void append(const QByteArray& record, const Place& place,
                std::vector<waveforms::ChannelBlock>& blocks);

    std::unique_ptr<QFile> m_file;
    EdfHeader m_header;
    qint64 m_recordCount = 0;
    std::vector<Place> m_places; ///< of EDF+D, by time; empty for the others
    double m_firstOnset = 0;
    std::vector<Channel> m_channels;
    qint64 m_next = 0;
    bool m_hasOverlap = false;
    waveforms::SourceRecord m_record;
    waveforms::AnnotationSet m_notes;
    QStringList m_remarks;
};

} // namespace wardlight::ingest::edf
