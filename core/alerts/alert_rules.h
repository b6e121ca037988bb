#pragma once

#include "core/alerts/alert.h"

#include <chrono>
#include <vector>

namespace wardlight::alerts {

/// On which side of its limit a value is an alarm.
enum class LimitSide
{
    High, ///< above it
    Low   ///< below it
};

/// A limit for one kind of measurement, in the unit it is measured in.
struct Limit
{
    LimitSide side = LimitSide::High;
    double value = 0;
};

/// Whether a value breaks a limit: strictly beyond it. Something that is not a number does not.
[[nodiscard]] bool breaks(const Limit& limit, double value);

/// "HR" for "heart_rate", as monitors and charts write it; a type without an abbreviation in
/// readable words ("pupil size").
[[nodiscard]] QString measurementAbbreviation(const QString& type);

/// Value and limit in one line, "HR 134 > 120": what was measured, its value, which side of which
/// limit. A value that does not break the limit stands beside it as "HR 120 (limit 120)".
[[nodiscard]] QString limitText(const QString& measurementType, double value, double limit);

/// The one line that says what an alert is about: value and limit where both are known, else the
/// message, else the type. At most 300 characters, fit to be shown.
[[nodiscard]] QString headline(const Alert& alert);

/// A text of any origin as one line that can neither break a display nor turn its reading
/// direction: control and direction characters go, white space becomes single spaces, and what is
/// longer than @p longest ends in "…".
[[nodiscard]] QString plainLine(const QString& text, int longest = 300);

/// Whether an alert is about equipment or data rather than a patient's condition: it has no patient
/// and measured nothing, or its type says so ("technical…", "device…", "object…", "sensor…",
/// "lead…").
[[nodiscard]] bool isTechnical(const Alert& alert);

/// When the condition began: when it was measured, else when it was recorded. UTC; null when
/// neither is known.
[[nodiscard]] QDateTime began(const Alert& alert);

/// Alerts that repeat each other: of one type about one patient, else one device. Alerts with
/// neither go by their type alone.
struct GroupKey
{
    PatientId patient; ///< null when the alert has none
    DeviceId device;   ///< null when the alert has a patient or no device
    QString type;

    friend bool operator==(const GroupKey&, const GroupKey&) = default;
    friend size_t qHash(const GroupKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.patient, key.device, key.type);
    }
};

[[nodiscard]] GroupKey groupKey(const Alert& alert);

/// Where an alert stands in a list: by severity, a patient's condition before a technical one, the
/// newest first. Equal only for the same alert.
struct Urgency
{
    Severity severity = Severity::Low;
    bool isTechnical = false;
    QDateTime began; ///< no later than when it was looked at, whatever the alert says of itself
    AlertId id;

    /// Whether this stands before @p other.
    [[nodiscard]] bool operator<(const Urgency& other) const;
};

/// @param now  an alert from the future counts as of now, so that it does not stay on top
[[nodiscard]] Urgency urgency(const Alert& alert, const QDateTime& now);

/// The longest that alerts may be silenced at once.
inline constexpr std::chrono::hours LongestSilence{24};

/// The silence that covers an alert at @p now, the longest where several do; none: it is heard.
/// Alerts without a patient cannot be silenced.
[[nodiscard]] const Silence* silenceOf(const Alert& alert, const std::vector<Silence>& silences,
                                       const QDateTime& now);

} // namespace wardlight::alerts
