#include "tests/integration/imaging/slice_file.h"

#include "tests/support/dicom_builder.h"

#include <QtEndian>

namespace wardlight::test {

namespace {

QByteArray studyElements(const Slice& slice)
{
    return dicomElement(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.2") +
           dicomElement(0x0008, 0x0018, "UI", slice.sop) +
           dicomElement(0x0008, 0x0020, "DA", slice.studyDate) +
           dicomElement(0x0008, 0x0060, "CS", "CT") +
           dicomElement(0x0010, 0x0010, "PN", slice.patientName) +
           dicomElement(0x0010, 0x0020, "LO", slice.patientId) +
           dicomElement(0x0020, 0x000d, "UI", slice.study) +
           dicomElement(0x0020, 0x000e, "UI", slice.series);
}

QByteArray pixelElements(const Slice& slice)
{
    QByteArray pixels(32, '\0');
    for (int i = 0; i < 16; ++i)
        qToLittleEndian(slice.value, pixels.data() + 2 * i);
    return dicomElement(0x0028, 0x0002, "US", dicomShort(1)) +
           dicomElement(0x0028, 0x0004, "CS", "MONOCHROME2") +
           dicomElement(0x0028, 0x0010, "US", dicomShort(4)) +
           dicomElement(0x0028, 0x0011, "US", dicomShort(4)) +
           dicomElement(0x0028, 0x0100, "US", dicomShort(16)) +
           dicomElement(0x0028, 0x0101, "US", dicomShort(12)) +
           dicomElement(0x0028, 0x0102, "US", dicomShort(11)) +
           dicomElement(0x0028, 0x0103, "US", dicomShort(0)) +
           dicomElement(0x7fe0, 0x0010, "OW", pixels);
}

} // namespace

QByteArray sliceFile(const Slice& slice)
{
    return dicomFile(
        studyElements(slice) +
        dicomElement(0x0020, 0x0013, "IS", QByteArray::number(slice.number)) +
        dicomElement(0x0020, 0x0032, "DS", "-120\\-120\\" + QByteArray::number(slice.z)) +
        dicomElement(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0") + pixelElements(slice));
}

Slice sliceOf(const Slice& first, int number)
{
    Slice slice = first;
    slice.sop = first.series + '.' + QByteArray::number(number);
    slice.number = number;
    slice.z = number;
    slice.value = std::uint16_t(number);
    return slice;
}

} // namespace wardlight::test
