#pragma once

#include <QByteArray>

#include <cstdint>

namespace wardlight::test {

/// A CT slice of 4 × 4 pixels, as much of it as tests tell apart.
struct Slice
{
    QByteArray study = "1.2.826.1";
    QByteArray series = "1.2.826.1.1";
    QByteArray sop = "1.2.826.1.1.1";
    QByteArray patientId = {}; ///< empty: the file names nobody
    QByteArray patientName = "Doe^Jane";
    QByteArray studyDate = "20260314";
    int number = 1;
    double z = 0;            ///< mm
    std::uint16_t value = 0; ///< of every pixel
};

/// The whole DICOM file.
[[nodiscard]] QByteArray sliceFile(const Slice& slice);

/// Slices 1 to @p count of one series, 1 mm apart; number n has n as its pixels' value.
[[nodiscard]] Slice sliceOf(const Slice& first, int number);

} // namespace wardlight::test
