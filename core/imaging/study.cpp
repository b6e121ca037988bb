#include "core/imaging/study.h"

#include <algorithm>

namespace wardlight::imaging {

bool isWaveformsOnly(const Study& study)
{
    static const QStringList waveforms = {
        QStringLiteral("ECG"), QStringLiteral("HD"),  QStringLiteral("EPS"), QStringLiteral("RESP"),
        QStringLiteral("EEG"), QStringLiteral("EMG"), QStringLiteral("EOG"), QStringLiteral("POS")};
    return !study.modalities.isEmpty() &&
           std::all_of(study.modalities.begin(), study.modalities.end(),
                       [](const QString& modality) { return waveforms.contains(modality); });
}

} // namespace wardlight::imaging
