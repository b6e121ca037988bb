#include "app/services/sample_alerts.h"

#include "app/services/sample_noise.h"
#include "app/services/sample_ward.h"
#include "core/alerts/alert_store_pg.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <map>

namespace wardlight::services {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Shift = 28'800; ///< s, eight hours
constexpr qint64 OpenHours = 7;
constexpr qint64 TogetherMinutes = 45; ///< what one look at a patient takes in
constexpr double LeftOpen = 0.012;     ///< of those that are older, overlooked
const QUuid AlertNamespace(QStringLiteral("7f1de4f0-4a3f-4ad3-9f0b-9d4a58b2f3a7"));

enum Channel
{
    OverlookedChance = 300,
    LookDelay,
    WhichNurse,
    WhichNote
};

constexpr std::array Nurses = {"周敏 ZHOU Min",  "李静 LI Jing",       "陈建华 CHEN Jianhua",
                               "Grace Ferreira", "吴晓红 WU Xiaohong", "Tom Ashworth"};

/// What somebody writes who looked; empty notes are as common as they are in life.
struct Notes
{
    SampleType type;
    std::array<const char*, 4> texts;
};

constexpr std::array AllNotes = {
    Notes{
        SampleType::HeartRate,
        {"ECG recorded, doctor informed", "", "已通知医生,继续观察", "Pain treated, rate falling"}},
    Notes{SampleType::Spo2,
          {"Oxygen raised, probe repositioned", "探头重新固定,SpO2 恢复", "",
           "Sat up, coughing helped"}},
    Notes{SampleType::RespiratoryRate, {"", "Blood gas taken", "已通知医生", "Nebuliser given"}},
    Notes{SampleType::Temperature,
          {"Blood cultures taken, paracetamol given", "物理降温", "", "Already known"}},
    Notes{SampleType::Systolic,
          {"500 ml crystalloid given, rechecked by hand", "复测血压正常", "",
           "Doctor at the bedside"}},
    Notes{SampleType::Mean,
          {"Noradrenaline raised", "", "已通知医生", "Line flushed, reading confirmed"}},
};

/// A clock that stands at a moment of the past.
class PastClock final : public Clock
{
public:
    explicit PastClock(qint64 second) : m_now(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)) {}
    [[nodiscard]] QDateTime now() const override { return m_now; }

private:
    QDateTime m_now;
};

QString sideWord(const alerts::Limit& limit)
{
    return limit.side == alerts::LimitSide::High ? QStringLiteral("high") : QStringLiteral("low");
}

OperationId operationOf(quint32 seed, const QString& what)
{
    return OperationId(
        QUuid::createUuidV5(AlertNamespace, QStringLiteral("%1/%2").arg(what).arg(seed)));
}

QString noteFor(SampleType type, const SampleNoise& noise, qint64 second)
{
    const auto found = std::find_if(AllNotes.begin(), AllNotes.end(),
                                    [type](const Notes& notes) { return notes.type == type; });
    if (found == AllNotes.end())
        return {};
    const auto which = std::size_t(noise.uniform(WhichNote, second) * 4);
    return QString::fromUtf8(found->texts[which]);
}

/// One look of a nurse at a patient: what it acknowledges, when and with which words.
struct Look
{
    QString nurse;
    qint64 second = 0;
    QString note;
    std::vector<AlertId> alerts;
};

/// Alerts of one patient that come close together are acknowledged together.
std::vector<Look> looksOf(const patients::SampleMark& mark, const std::vector<RaisedSample>& raised)
{
    const qint64 made = mark.madeAt.toSecsSinceEpoch();
    const SampleNoise noise(mark.seed);
    std::map<std::pair<int, qint64>, Look> looks;
    for (const RaisedSample& one : raised) {
        const qint64 second = one.alarm.second;
        const qint64 chance = second * 64 + one.stay.number;
        const bool isRecent = made - second < OpenHours * 60 * Minute;
        if (isRecent || noise.uniform(OverlookedChance, chance) < LeftOpen)
            continue;
        const qint64 block = second / (TogetherMinutes * Minute);
        Look& look = looks[{one.stay.number, block}];
        if (look.alerts.empty()) {
            const qint64 who = second / Shift * 4 + one.stay.bed / 10; // shift and ward
            look.nurse = QString::fromUtf8(
                Nurses[std::size_t(noise.uniform(WhichNurse, who) * double(Nurses.size()))]);
            look.note = noteFor(one.alarm.limit.type, noise, chance);
        }
        const auto delay = qint64((2 + 18 * noise.uniform(LookDelay, chance)) * Minute);
        look.second = std::min(std::max(look.second, second + delay), made);
        look.alerts.push_back(sampleAlert(mark.seed, one).id);
    }
    std::vector<Look> sorted;
    sorted.reserve(looks.size());
    for (auto& [key, look] : looks)
        sorted.push_back(std::move(look));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Look& a, const Look& b) { return a.second < b.second; });
    return sorted;
}

Result<> acknowledge(const Services& services, quint32 seed, const std::vector<Look>& looks)
{
    for (const Look& look : looks) {
        security::AuditContext nurse = services.audit;
        nurse.person = look.nurse + QStringLiteral(" (sample)");
        alerts::PostgresAlertStore store(services.database, nurse,
                                         std::make_shared<PastClock>(look.second));
        const auto done = store.acknowledge(
            operationOf(seed, QStringLiteral("look/") + look.alerts.front().toString()),
            look.alerts, look.note);
        if (!done && done.error().code != ErrorCode::AlreadyApplied)
            return propagate(done);
    }
    return {};
}

} // namespace

alerts::NewAlert sampleAlert(quint32 seed, const RaisedSample& raised)
{
    const SampleAlarm& alarm = raised.alarm;
    const QString type = sampleTypeCode(alarm.limit.type);
    alerts::NewAlert alert;
    alert.type = type + u'_' + sideWord(alarm.limit.limit);
    alert.id = AlertId(QUuid::createUuidV5(AlertNamespace, QStringLiteral("%1/%2/%3/%4")
                                                               .arg(seed)
                                                               .arg(raised.stay.number)
                                                               .arg(alert.type)
                                                               .arg(alarm.second)));
    alert.severity = alarm.limit.severity;
    alert.patient = raised.stay.patient;
    alert.deviceSerial = sampleDevice(raised.stay);
    alert.measurementType = type;
    alert.value = alarm.value;
    alert.limit = alarm.limit.limit.value;
    alert.unit = sampleUnit(alarm.limit.type);
    alert.occurredAt = QDateTime::fromSecsSinceEpoch(alarm.second, Qt::UTC);
    return alert;
}

Result<int> recordSampleAlerts(const Services& services, const patients::SampleMark& mark,
                               const std::vector<RaisedSample>& raised)
{
    std::vector<alerts::NewAlert> fresh;
    fresh.reserve(raised.size());
    for (const RaisedSample& one : raised)
        fresh.push_back(sampleAlert(mark.seed, one));
    std::stable_sort(fresh.begin(), fresh.end(),
                     [](const alerts::NewAlert& a, const alerts::NewAlert& b) {
                         return a.occurredAt < b.occurredAt;
                     });
    int added = 0;
    if (!fresh.empty()) {
        const auto ids =
            services.alerts->raise(operationOf(mark.seed, QStringLiteral("alerts")), fresh);
        if (!ids && ids.error().code != ErrorCode::AlreadyApplied)
            return propagate(ids);
        added = ids ? int(ids->size()) : 0;
    }
    if (const auto seen = acknowledge(services, mark.seed, looksOf(mark, raised)); !seen)
        return propagate(seen);
    return added;
}

} // namespace wardlight::services
