#pragma once

#include "tests/support/dicom_builder.h"

namespace wardlight::test {

/// One channel of a multiplex group; every value as the file writes it, left out when empty.
struct WaveformChannelText
{
    QByteArray source = "Lead I";
    QByteArray code = "5.6.3-9-1";
    QByteArray sensitivity = "2.5";
    QByteArray correction = "1";
    QByteArray baseline = "0";
    QByteArray unit = "uV";
    QByteArray lowCut = {};
    QByteArray highCut = {};
};

/// One multiplex group of a waveform; the defaults are a sound one.
struct WaveformGroupText
{
    QByteArray label = "RHYTHM";
    std::uint16_t channels = 1; ///< as declared
    std::uint32_t samples = 4;  ///< as declared
    QByteArray rate = "500";
    QByteArray offsetMs = {};
    std::uint16_t bits = 16;
    QByteArray interpretation = "SS";
    std::vector<WaveformChannelText> definitions = {{}};
    QByteArray data = QByteArray(8, '\0');
    QByteArray padding = {};
};

/// What WaveformSequence holds.
[[nodiscard]] QByteArray dicomWaveformGroups(const std::vector<WaveformGroupText>& groups);

/// A remark of WaveformAnnotationSequence on group @p group (from 1).
[[nodiscard]] QByteArray dicomRemark(std::uint16_t group, const QByteArray& name,
                                     const QByteArray& value, const QByteArray& text);

/// Who and when; texts as the file writes them.
struct EcgText
{
    QByteArray sop = "1.2.826.0.1.77.1";
    QByteArray study = "1.2.826.0.1.77";
    QByteArray patientId = "0042-7718";
    QByteArray acquired = "20260314101500.250+0800";
    std::vector<WaveformGroupText> groups = {{}};
    QByteArray remarks = {}; ///< items from dicomRemark()
};
/// A whole 12-lead ECG file, however many leads it has.
[[nodiscard]] QByteArray dicomEcgFile(const EcgText& ecg);

/// Little-endian words, as WaveformData of 16 bits.
[[nodiscard]] QByteArray dicomShorts(std::initializer_list<int> values);

} // namespace wardlight::test
