#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/vitals/sample.h"

#include <QHash>
#include <QUuid>

#include <chrono>
#include <optional>
#include <vector>

namespace wardlight::vitals {

/// From `from` up to, not including, `to`; an invalid end is open.
struct TimeRange
{
    QDateTime from = {};
    QDateTime to = {};
};

/// Where a page of samples ended; opaque.
struct SampleCursor
{
    QString measuredAt; ///< as the database writes it, to its full precision
    QUuid id;
};

/// Which of one patient's samples to read.
struct SampleQuery
{
    PatientId patient;
    QString type = {}; ///< empty: all types
    TimeRange range = {};
    bool isWithoutFlagged = false;
    std::optional<SampleCursor> before = {}; ///< older than this
    int limit = 1000;                        ///< 1 to 1,000,000
};

struct SamplePage
{
    std::vector<Sample> samples;      ///< newest first
    std::optional<SampleCursor> next; ///< none on the last page
};

enum class WindowFunction
{
    Mean,
    Minimum,
    Maximum,
    Count,
    Last
};

/// Equal windows over one type. They count from 1970-01-01 00:00 UTC, so that a width of a minute,
/// an hour or a day gives the minutes, hours and days of UTC whatever the range; the first and the
/// last may be cut by it.
struct WindowQuery
{
    PatientId patient;
    QString type;
    TimeRange range = {};
    std::chrono::milliseconds width{60'000};
    WindowFunction function = WindowFunction::Mean;
    bool isWithoutFlagged = false;
};

/// One window that holds at least one value.
struct Window
{
    QDateTime start; ///< UTC
    double value = 0;
    QString unit;      ///< "1" for counts
    QStringList flags; ///< of any value in it
};

struct StatisticsQuery
{
    PatientId patient;
    QString type;
    TimeRange range = {};
    bool isWithoutFlagged = false;
};

struct Statistics
{
    qint64 count = 0;
    std::optional<double> mean, minimum, maximum; ///< none without a value
    QString unit;
    qint64 flagged = 0;
};

/// What one column of a chart stands for: all values of one span of time.
struct EnvelopeColumn
{
    qint64 firstMs = 0; ///< when its first and last value were measured, ms since 1970, UTC
    qint64 lastMs = 0;
    double minimum = 0;
    double mean = 0;
    double maximum = 0;
    qint64 count = 0;
    qint64 flagged = 0;
};

/// One type over a range, no finer than it can be drawn; spans without a value are absent.
struct Envelope
{
    QString type;
    QString unit;
    std::vector<EnvelopeColumn> columns; ///< oldest first
};

struct EnvelopeQuery
{
    PatientId patient;
    QStringList types = {}; ///< empty: every type the patient has
    TimeRange range;        ///< both ends valid
    int columns = 500;      ///< 1 to 5,000: the most of them over the range
};

/// When a patient's data begin and end, and of which types they are.
struct Extent
{
    QDateTime first; ///< UTC; invalid without a value
    QDateTime last;
    QStringList types; ///< in byte order
};

/// What became of one reading.
struct RecordOutcome
{
    enum class Recording
    {
        Added,
        Unchanged, ///< on record already, in every respect
        Rejected   ///< `reason` says why
    };
    Recording recording = Recording::Added;
    QUuid id;       ///< measurement_id; null when rejected
    QString reason; ///< translated
};

/// Measurements and what is read out of them. Blocking and thread-safe.
///
/// Every write and every answer that holds a patient's values leaves an audit row in the same
/// transaction, one an operation. envelopes() is asked anew with every step of panning and zooming:
/// its rows name whole days (UTC), and days that were named for the patient within the last hour
/// are not named again. Errors: NotFound, Invalid, Limit, AlreadyApplied, and those of Database.
class VitalsStore
{
public:
    /// The most readings one operation takes.
    static constexpr int LargestBatch = 20'000;
    static constexpr int LargestAnswer = 1'000'000;

    virtual ~VitalsStore() = default;

    /// Applies the rules of intake and records what passes, as one operation. A device that is not
    /// known is added. The same sample again (patient, device, type, time, value) changes nothing.
    /// @param source  where the readings come from, for the audit log: a file's name
    /// @return one outcome a reading, in their order
    [[nodiscard]] virtual Result<std::vector<RecordOutcome>>
    record(const OperationId& operation, const QString& source,
           const std::vector<Reading>& readings) = 0;

    [[nodiscard]] virtual Result<SamplePage> samples(const SampleQuery& query) = 0;
    /// Oldest first; windows without a value are absent. Values of different units never meet in
    /// one window.
    [[nodiscard]] virtual Result<std::vector<Window>> windows(const WindowQuery& query) = 0;
    /// @return Error::Invalid when the values have several units
    [[nodiscard]] virtual Result<Statistics> statistics(const StatisticsQuery& query) = 0;
    /// @return Error::NotFound without such a device or value
    [[nodiscard]] virtual Result<Sample> latestOfDevice(const QString& serialNumber,
                                                        const QString& type) = 0;
    /// The newest of each type at or before @p at; invalid: of all.
    [[nodiscard]] virtual Result<LatestSamples> latestOfPatient(const PatientId& patient,
                                                                const QDateTime& at = {}) = 0;
    /// The same for many patients at once; those without a value are absent.
    [[nodiscard]] virtual Result<QHash<PatientId, LatestSamples>>
    latestOfPatients(const std::vector<PatientId>& patients, const QDateTime& at = {}) = 0;

    [[nodiscard]] virtual Result<Extent> extent(const PatientId& patient) = 0;
    /// By type, in byte order.
    [[nodiscard]] virtual Result<std::vector<Envelope>> envelopes(const EnvelopeQuery& query) = 0;
};

} // namespace wardlight::vitals
