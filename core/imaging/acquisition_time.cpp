#include "core/imaging/acquisition_time.h"

namespace wardlight::imaging {

QDateTime acquiredAt(const DicomHeader& header)
{
    constexpr int SecondsAMinute = 60;
    const bool isAcquisition = header.acquisitionDate && header.acquisitionTime;
    const auto& date = isAcquisition ? header.acquisitionDate : header.studyDate;
    const auto& time = isAcquisition ? header.acquisitionTime : header.studyTime;
    if (!date || !time)
        return {};
    if (header.utcOffsetMinutes)
        return QDateTime(*date, *time, Qt::OffsetFromUTC, *header.utcOffsetMinutes * SecondsAMinute)
            .toUTC();
    return QDateTime(*date, *time, Qt::LocalTime).toUTC();
}

} // namespace wardlight::imaging
