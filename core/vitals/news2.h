#pragma once

#include "core/vitals/sample.h"

#include <QDate>

#include <chrono>
#include <optional>

namespace wardlight::vitals {

/// Which oxygen saturation is aimed at; scale 2 (88–92 %) only where a clinician ordered it.
enum class SpO2Scale
{
    One,
    Two
};

enum class News2Band
{
    Low,              ///< 0–4
    UrgentWardReview, ///< a single parameter scores 3
    Urgent,           ///< 5–6
    Emergency         ///< 7 and more
};

/// The National Early Warning Score at one time.
struct News2
{
    bool isApplicable = true; ///< false under 16 years; then nothing below holds
    QMap<QString, int> parts; ///< points by measurement type; "oxygen" for air or oxygen
    QStringList missing;      ///< parameters without a usable value, in the order of the chart
    LatestSamples values;     ///< what the parts were scored from, by type

    [[nodiscard]] bool isComplete() const { return isApplicable && missing.isEmpty(); }
    /// The score; none while a parameter is missing: a missing one is never taken for zero.
    [[nodiscard]] std::optional<int> score() const;
    /// The sum of what is known: the score is this or more.
    [[nodiscard]] int atLeast() const;
    /// Of a complete score; of an incomplete one where what is known suffices for more than low.
    [[nodiscard]] std::optional<News2Band> band() const;
};

/// A value older than this does not count as a present one.
constexpr std::chrono::hours News2Window{24};

/// Scores after National Early Warning Score (NEWS) 2, Royal College of Physicians, London 2017,
/// chart 1. Values are rounded first: temperature to one decimal, the rest to whole numbers.
///
/// Oxygen: the newer of `fio2` (more than 21 %) and `supplemental_oxygen` (not 0). Consciousness:
/// `consciousness`, 0 for Alert, 1–4 for C, V, P, U. A value that may be a fraction sent as percent
/// is not used. Pregnancy is not known here: the score does not hold for it.
/// @param latest  the newest sample of each type at or before @p at
/// @param born    none: taken for an adult
[[nodiscard]] News2 news2(const LatestSamples& latest, const QDateTime& at, SpO2Scale scale,
                          const std::optional<QDate>& born);

/// "low", "urgent ward review", "urgent", "emergency": stable words for JSON.
[[nodiscard]] QString news2BandCode(News2Band band);
/// The translated word.
[[nodiscard]] QString news2BandText(News2Band band);

} // namespace wardlight::vitals
