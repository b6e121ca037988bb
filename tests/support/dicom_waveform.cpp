#include "tests/support/dicom_waveform.h"

#include <QtEndian>

namespace wardlight::test {

namespace {

QByteArray optional(std::uint16_t group, std::uint16_t element, const char* vr,
                    const QByteArray& value)
{
    return value.isEmpty() ? QByteArray() : dicomElement(group, element, vr, value);
}

QByteArray code(std::uint16_t group, std::uint16_t element, const QByteArray& value,
                const QByteArray& scheme, const QByteArray& meaning)
{
    return dicomElement(group, element, "SQ",
                        dicomItem(optional(0x0008, 0x0100, "SH", value) +
                                  optional(0x0008, 0x0102, "SH", scheme) +
                                  optional(0x0008, 0x0104, "LO", meaning)));
}

QByteArray definition(const WaveformChannelText& channel)
{
    return dicomItem(
        code(0x003a, 0x0208, channel.code, "SCPECG", channel.source) +
        optional(0x003a, 0x0210, "DS", channel.sensitivity) +
        (channel.unit.isEmpty() ? QByteArray() : code(0x003a, 0x0211, channel.unit, "UCUM", {})) +
        optional(0x003a, 0x0212, "DS", channel.correction) +
        optional(0x003a, 0x0213, "DS", channel.baseline) +
        optional(0x003a, 0x0220, "DS", channel.lowCut) +
        optional(0x003a, 0x0221, "DS", channel.highCut));
}

QByteArray longWord(std::uint32_t number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray dicomWaveformGroups(const std::vector<WaveformGroupText>& groups)
{
    QByteArray items;
    for (const WaveformGroupText& group : groups) {
        QByteArray definitions;
        for (const WaveformChannelText& channel : group.definitions)
            definitions += definition(channel);
        items += dicomItem(optional(0x0018, 0x1068, "DS", group.offsetMs) +
                           dicomElement(0x003a, 0x0005, "US", dicomShort(group.channels)) +
                           dicomElement(0x003a, 0x0010, "UL", longWord(group.samples)) +
                           optional(0x003a, 0x001a, "DS", group.rate) +
                           optional(0x003a, 0x0020, "SH", group.label) +
                           dicomElement(0x003a, 0x0200, "SQ", definitions) +
                           dicomElement(0x5400, 0x1004, "US", dicomShort(group.bits)) +
                           optional(0x5400, 0x1006, "CS", group.interpretation) +
                           optional(0x5400, 0x100a, "OW", group.padding) +
                           dicomElement(0x5400, 0x1010, "OW", group.data));
    }
    return dicomElement(0x5400, 0x0100, "SQ", items);
}

QByteArray dicomRemark(std::uint16_t group, const QByteArray& name, const QByteArray& value,
                       const QByteArray& text)
{
    return dicomItem((name.isEmpty() ? QByteArray()
                                     : code(0x0040, 0x08ea, "ms", "UCUM", "milliseconds") +
                                           code(0x0040, 0xa043, "1", "SCPECG", name)) +
                     dicomElement(0x0040, 0xa0b0, "US", dicomShort(group) + dicomShort(0)) +
                     optional(0x0040, 0xa30a, "DS", value) + optional(0x0070, 0x0006, "ST", text));
}

QByteArray dicomEcgFile(const EcgText& ecg)
{
    return dicomFile(dicomElement(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.9.1.1") +
                     dicomElement(0x0008, 0x0018, "UI", ecg.sop) +
                     optional(0x0008, 0x002a, "DT", ecg.acquired) +
                     dicomElement(0x0008, 0x0060, "CS", "ECG") +
                     dicomElement(0x0010, 0x0010, "PN", "Zhang^Wei") +
                     dicomElement(0x0010, 0x0020, "LO", ecg.patientId) +
                     dicomElement(0x0020, 0x000d, "UI", ecg.study) +
                     dicomElement(0x0020, 0x000e, "UI", ecg.study + ".1") +
                     optional(0x0040, 0xb020, "SQ", ecg.remarks) + dicomWaveformGroups(ecg.groups));
}

QByteArray dicomShorts(std::initializer_list<int> values)
{
    QByteArray bytes;
    for (const int value : values)
        bytes += dicomShort(static_cast<std::uint16_t>(value));
    return bytes;
}

} // namespace wardlight::test
