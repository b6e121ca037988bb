#pragma once

#include "core/base/ids.h"
#include "core/base/sha256.h"
#include "core/imaging/dicom_header.h"
#include "core/imaging/series_geometry.h"
#include "core/objects/manifest.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace wardlight::imaging {

/// How many of a study's or series' objects are known to match their recorded hash.
struct VerificationCounts
{
    int instances = 0;
    int verified = 0; ///< read back and matched
    int failed = 0;   ///< quarantined: refused until released
};

/// One study as the index holds it; patient texts are as the files have them.
struct Study
{
    QString studyUid;
    std::optional<PatientId> patient; ///< empty: the files name nobody and none was assigned
    QString patientMrn;               ///< of that patient; empty when there is none
    QString patientIdText; ///< PatientID (0010,0020) in the files; may differ from the MRN
    PersonName patientName;
    std::optional<QDate> date; ///< local to the acquiring station
    std::optional<QTime> time;
    QString description;
    QString accessionNumber;
    QStringList modalities; ///< each once, sorted
    int seriesCount = 0;
    VerificationCounts counts;
    QDateTime importedAt; ///< UTC, of its first object
};

struct Series
{
    QString seriesUid;
    QString studyUid;
    QString modality;
    std::optional<int> number;
    QString description;
    QString bodyPart;
    int frameCount = 0; ///< pictures, over all instances
    VerificationCounts counts;
    std::vector<SeriesWarning> warnings;
};

/// One SOP instance: what it says about itself, and which object holds its bytes.
struct Instance
{
    DicomHeader header;
    QString objectKey;
    Sha256Digest sha256; ///< of the bytes that were indexed
    qint64 bytes = 0;
    /// Empty when the manifest has no record of the object.
    std::optional<objects::ObjectState> state;
    QDateTime verifiedAt;     ///< UTC; null when never read back
    QString quarantineReason; ///< for the person; empty unless quarantined
};

/// An instance that is a waveform, and whose it is.
struct WaveformInstance
{
    Instance instance;
    std::optional<PatientId> patient; ///< empty: the study names nobody
};

/// What the UIDs of the waveform storage classes begin with (PS3.4 B.5), and those of sound among
/// them, which are no signals of a patient's.
inline constexpr QLatin1String WaveformClasses("1.2.840.10008.5.1.4.1.1.9.");
inline constexpr QLatin1String AudioClasses("1.2.840.10008.5.1.4.1.1.9.4.");

/// Whether an object is a recording of signals, which has no picture.
[[nodiscard]] inline bool isWaveform(const DicomHeader& header)
{
    return header.sopClassUid.startsWith(WaveformClasses) &&
           !header.sopClassUid.startsWith(AudioClasses);
}

/// Whether a study holds recordings of signals and nothing to see: electrocardiograms, pressures,
/// electroencephalograms (PS3.3 C.7.3.1.1.1).
[[nodiscard]] bool isWaveformsOnly(const Study& study);

/// A series with its instances in display order.
struct SeriesContents
{
    Series series;
    std::vector<Instance> instances;
};

/// All that opening a study needs, without touching an object.
struct StudyContents
{
    Study study;
    std::vector<SeriesContents> series; ///< by series number, then UID
};

} // namespace wardlight::imaging
