#include "core/vitals/news2.h"

#include "core/vitals/intake.h"

#include <QCoreApplication>

#include <cmath>
#include <numeric>

namespace wardlight::vitals {

namespace {

constexpr int YoungestAge = 16;
constexpr double AirPercent = 21;
constexpr int UrgentScore = 5;
constexpr int EmergencyScore = 7;
constexpr int SingleParameter = 3;
/// Half-way decimals such as 38.05 lie a little below in binary.
constexpr double RoundingSlack = 1e-9;

const QString Respiration = QStringLiteral("respiratory_rate");
const QString Saturation = QStringLiteral("spo2");
const QString Oxygen = QStringLiteral("oxygen");
const QString Systolic = QStringLiteral("blood_pressure_systolic");
const QString Pulse = QStringLiteral("heart_rate");
const QString Consciousness = QStringLiteral("consciousness");
const QString Temperature = QStringLiteral("temperature");
const QString Fio2 = QStringLiteral("fio2");
const QString SupplementalOxygen = QStringLiteral("supplemental_oxygen");

/// The context of this file's translations.
struct News2Texts
{
    Q_DECLARE_TR_FUNCTIONS(News2Texts)
};

int whole(double value)
{
    return int(std::floor(value + 0.5 + RoundingSlack));
}

int respirationPoints(int rate)
{
    if (rate <= 8 || rate >= 25)
        return 3;
    if (rate >= 21)
        return 2;
    return rate <= 11 ? 1 : 0;
}

int saturationPoints(int percent)
{
    if (percent <= 91)
        return 3;
    if (percent <= 93)
        return 2;
    return percent <= 95 ? 1 : 0;
}

int saturationPointsScale2(int percent, bool isOnOxygen)
{
    if (percent <= 83)
        return 3;
    if (percent <= 85)
        return 2;
    if (percent <= 87)
        return 1;
    if (percent <= 92 || !isOnOxygen)
        return 0;
    if (percent <= 94)
        return 1;
    return percent <= 96 ? 2 : 3;
}

int systolicPoints(int pressure)
{
    if (pressure <= 90 || pressure >= 220)
        return 3;
    if (pressure <= 100)
        return 2;
    return pressure <= 110 ? 1 : 0;
}

int pulsePoints(int rate)
{
    if (rate <= 40 || rate >= 131)
        return 3;
    if (rate >= 111)
        return 2;
    return rate <= 50 || rate >= 91 ? 1 : 0;
}

/// @param tenths  tenths of a degree Celsius
int temperaturePoints(int tenths)
{
    if (tenths <= 350)
        return 3;
    if (tenths >= 391)
        return 2;
    return tenths <= 360 || tenths >= 381 ? 1 : 0;
}

/// The values that may be scored: present, and not perhaps something else.
LatestSamples usable(const LatestSamples& latest, const QDateTime& at)
{
    const QDateTime oldest = at.addMSecs(-std::chrono::milliseconds(News2Window).count());
    LatestSamples found;
    for (const Sample& sample : latest) {
        if (sample.measuredAt <= at && sample.measuredAt >= oldest &&
            !sample.flags.contains(flag::SuspectedFraction))
            found.insert(sample.type, sample);
    }
    return found;
}

/// Puts parts together, noting which are missing.
class Scoring
{
public:
    explicit Scoring(LatestSamples values) : m_values(std::move(values)) {}

    template <class Points>
    void add(const QString& type, Points points)
    {
        const auto found = m_values.constFind(type);
        if (found == m_values.cend())
            m_news2.missing << type;
        else
            put(type, *found, points(found->value));
    }

    /// @return whether oxygen is given; none where nothing says so
    std::optional<bool> addOxygen()
    {
        const auto fio2 = m_values.constFind(Fio2);
        const auto flagged = m_values.constFind(SupplementalOxygen);
        const auto none = m_values.cend();
        if (fio2 == none && flagged == none) {
            m_news2.missing << Oxygen;
            return std::nullopt;
        }
        const bool isFio2 =
            flagged == none || (fio2 != none && fio2->measuredAt >= flagged->measuredAt);
        const Sample& newer = isFio2 ? *fio2 : *flagged;
        const bool isGiven = isFio2 ? whole(newer.value) > AirPercent : newer.value != 0;
        put(Oxygen, newer, isGiven ? 2 : 0);
        return isGiven;
    }

    void addSaturation(SpO2Scale scale, std::optional<bool> isOnOxygen)
    {
        // without knowing about oxygen, scale 2 cannot say what more than 92 % means
        const double percent = m_values.value(Saturation).value;
        if (scale == SpO2Scale::Two && !isOnOxygen && whole(percent) > 92)
            m_values.remove(Saturation);
        add(Saturation, [&](double value) {
            return scale == SpO2Scale::One
                       ? saturationPoints(whole(value))
                       : saturationPointsScale2(whole(value), isOnOxygen.value_or(false));
        });
    }

    [[nodiscard]] News2 result() { return std::move(m_news2); }

private:
    void put(const QString& part, const Sample& sample, int points)
    {
        m_news2.parts.insert(part, points);
        m_news2.values.insert(sample.type, sample);
    }

    LatestSamples m_values;
    News2 m_news2;
};

bool isUnderAge(const std::optional<QDate>& born, const QDateTime& at)
{
    return born && born->addYears(YoungestAge) > at.toUTC().date();
}

} // namespace

int News2::atLeast() const
{
    return std::accumulate(parts.cbegin(), parts.cend(), 0);
}

std::optional<int> News2::score() const
{
    return isComplete() ? std::optional(atLeast()) : std::nullopt;
}

std::optional<News2Band> News2::band() const
{
    if (!isApplicable)
        return std::nullopt;
    if (atLeast() >= EmergencyScore)
        return News2Band::Emergency;
    if (atLeast() >= UrgentScore)
        return News2Band::Urgent;
    if (parts.values().contains(SingleParameter))
        return News2Band::UrgentWardReview;
    return isComplete() ? std::optional(News2Band::Low) : std::nullopt;
}

News2 news2(const LatestSamples& latest, const QDateTime& at, SpO2Scale scale,
            const std::optional<QDate>& born)
{
    if (isUnderAge(born, at)) {
        News2 none;
        none.isApplicable = false;
        return none;
    }
    Scoring scoring(usable(latest, at));
    const auto wholly = [](int (*points)(int)) {
        return [points](double value) { return points(whole(value)); };
    };
    scoring.add(Respiration, wholly(respirationPoints));
    const std::optional<bool> isOnOxygen = scoring.addOxygen();
    scoring.addSaturation(scale, isOnOxygen);
    scoring.add(Systolic, wholly(systolicPoints));
    scoring.add(Pulse, wholly(pulsePoints));
    scoring.add(Consciousness, [](double value) { return value == 0 ? 0 : 3; });
    scoring.add(Temperature, [](double value) { return temperaturePoints(whole(value * 10)); });
    return scoring.result();
}

QString news2BandCode(News2Band band)
{
    switch (band) {
    case News2Band::Low:
        return QStringLiteral("low");
    case News2Band::UrgentWardReview:
        return QStringLiteral("urgent ward review");
    case News2Band::Urgent:
        return QStringLiteral("urgent");
    case News2Band::Emergency:
        return QStringLiteral("emergency");
    }
    return {};
}

QString news2BandText(News2Band band)
{
    switch (band) {
    case News2Band::Low:
        return News2Texts::tr("Low");
    case News2Band::UrgentWardReview:
        return News2Texts::tr("Urgent ward review");
    case News2Band::Urgent:
        return News2Texts::tr("Urgent response");
    case News2Band::Emergency:
        return News2Texts::tr("Emergency response");
    }
    return {};
}

} // namespace wardlight::vitals
