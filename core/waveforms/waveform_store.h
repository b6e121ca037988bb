#pragma once

#include "core/base/result.h"
#include "core/objects/verified_fetch.h"
#include "core/waveforms/waveform_record.h"

#include <optional>
#include <vector>

namespace wardlight::waveforms {

/// A record as it is listed, before anything of it is read.
struct RecordSummary
{
    QString id;
    QString name; ///< of the record in its source; the id where it has none
    std::optional<PatientId> patient;
    QDateTime start;     ///< UTC; null when the file does not say
    QString description; ///< "ECG"; may be empty
};

struct RecordQuery
{
    std::optional<PatientId> patient = {}; ///< empty: of everybody
};

/// A record with where its bytes came from.
struct OpenedRecord
{
    WaveformRecord record;
    objects::Provenance provenance;
};

/// Recordings that can be looked at. Blocking and thread-safe.
///
/// Every call discloses a patient's data and leaves an audit row.
class WaveformStore
{
public:
    virtual ~WaveformStore() = default;

    /// Oldest first, undated last.
    [[nodiscard]] virtual Result<std::vector<RecordSummary>> records(const RecordQuery& query) = 0;
    /// Reads, checks and decodes a record.
    /// @param id  of the record, or its name
    /// @return Error::NotFound; Unverified unless @p policy accepts it; what the check of the
    ///         object's hash and the reading of a damaged or hostile file give
    [[nodiscard]] virtual Result<OpenedRecord> open(const QString& id,
                                                    objects::UnverifiedPolicy policy) = 0;
};

} // namespace wardlight::waveforms
