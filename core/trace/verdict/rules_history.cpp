#include "core/trace/verdict/rules.h"
#include "core/trace/verdict/travel.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace wardlight::trace::rules {

namespace {

using M = EventMeaning;

/// The context of this file's translations.
struct HistoryRuleTexts
{
    Q_DECLARE_TR_FUNCTIONS(HistoryRuleTexts)
};

Missing noEvents()
{
    return {HistoryRuleTexts::tr("No events are on record for this code at that time.")};
}

bool isSale(const Event& event)
{
    return means(event, {M::Sold, M::Dispensed});
}

/// Two reports of one sale: the same instant, and no other place.
bool isSameSale(const Event& a, const Event& b, const Thresholds& t)
{
    return a.time == b.time && areAtOneSite(a, b, t).value_or(true);
}

/// Whether taking a sale back was in time and where it was sold.
bool isValidReturn(const Event& sale, const Event& reversal, const Thresholds& t)
{
    return daysBetween(sale.time, reversal.time) <= t.reversalDays &&
           areAtOneSite(sale, reversal, t).value_or(true);
}

QString kilometres(double metres)
{
    return QString::number(metres / 1000, 'f', 0);
}

QString speedText(const Hop& hop)
{
    if (hop.kmh == std::numeric_limits<double>::infinity())
        return HistoryRuleTexts::tr("%1 km in no time").arg(kilometres(hop.km * 1000));
    return HistoryRuleTexts::tr("%1 km at %2 km/h")
        .arg(kilometres(hop.km * 1000), QString::number(hop.kmh, 'f', 0));
}

/// What makes an order impossible: its second event, with the reason.
struct Disorder
{
    const Event* before = nullptr;
    const Event* event = nullptr;
    QString reason;
};

std::optional<Disorder> findDisorder(const std::vector<Event>& events)
{
    const Event* sale = nullptr;
    const Event* moved = nullptr;
    for (const Event& event : events) {
        if (moved && meaningOf(event) == M::Commissioned)
            return Disorder{moved, &event,
                            HistoryRuleTexts::tr("It was produced after it had been on its way.")};
        if (sale && means(event, {M::Shipped, M::InTransit, M::Inspected}))
            return Disorder{sale, &event,
                            HistoryRuleTexts::tr("It was on its way again after it was sold.")};
        if (means(event, {M::Shipped, M::InTransit, M::Received, M::OnShelf}) || isSale(event))
            moved = &event;
        if (isSale(event))
            sale = &event;
        if (meaningOf(event) == M::Returned)
            sale = nullptr;
    }
    return std::nullopt;
}

} // namespace

Outcome seenAfterEnd(const CaseFile& file, const Thresholds&)
{
    if (file.events.empty())
        return noEvents();
    const Event* end = nullptr;
    for (const Event& event : file.events) {
        const bool isEnd = means(event, {M::Damaged, M::Destroyed, M::Stolen});
        const bool isSighting =
            !isEnd && !means(event, {M::Returned, M::Recalled, M::RecallLifted});
        if (end && isSighting)
            return Fired{Level::Stop,
                         HistoryRuleTexts::tr("It was destroyed, stolen or damaged on %1 and seen "
                                              "again on %2.")
                             .arg(shortTime(end->time), shortTime(event.time)),
                         {row(*end), row(event)}};
        if (isEnd && !end)
            end = &event;
    }
    if (!end || !file.inspection.isSeenNow)
        return Quiet();
    return Fired{Level::Stop,
                 HistoryRuleTexts::tr("It was destroyed, stolen or damaged on %1, and now it has "
                                      "been seen again.")
                     .arg(shortTime(end->time)),
                 {row(*end), QJsonObject{{QStringLiteral("kind"), QStringLiteral("sighting")},
                                         {QStringLiteral("time"),
                                          file.asOf.toUTC().toString(Qt::ISODateWithMs)}}}};
}

Outcome soldTwice(const CaseFile& file, const Thresholds& t)
{
    if (file.events.empty())
        return noEvents();
    const Event* sale = nullptr;
    const Event* reversal = nullptr;
    for (const Event& event : file.events) {
        if (meaningOf(event) == M::Returned && sale)
            reversal = &event;
        if (!isSale(event))
            continue;
        const bool isReturned = sale && reversal && isValidReturn(*sale, *reversal, t);
        if (sale && !isReturned && !isSameSale(*sale, event, t)) {
            std::vector<QJsonObject> evidence{row(*sale), row(event)};
            if (reversal)
                evidence.insert(evidence.begin() + 1, row(*reversal));
            return Fired{Level::Suspect,
                         HistoryRuleTexts::tr("It was sold or dispensed twice, on %1 and on %2, "
                                              "with no valid return between.")
                             .arg(shortTime(sale->time), shortTime(event.time)),
                         std::move(evidence)};
        }
        sale = &event;
        reversal = nullptr;
    }
    return Quiet();
}

Outcome soldOnShelf(const CaseFile& file, const Thresholds&)
{
    if (file.events.empty())
        return noEvents();
    const Event* sale = nullptr;
    const Event* shelf = nullptr;
    for (const Event& event : file.events) {
        if (isSale(event)) {
            sale = &event;
            shelf = nullptr;
        } else if (meaningOf(event) == M::Returned) {
            sale = nullptr;
            shelf = nullptr;
        } else if (sale && means(event, {M::OnShelf, M::Received})) {
            shelf = &event;
        }
    }
    if (!sale || !shelf)
        return Quiet();
    return Fired{Level::Suspect,
                 HistoryRuleTexts::tr("It was sold on %1, and on %2 it was on a shelf.")
                     .arg(shortTime(sale->time), shortTime(shelf->time)),
                 {row(*sale), row(*shelf)}};
}

Outcome lateReversal(const CaseFile& file, const Thresholds& t)
{
    if (file.events.empty())
        return noEvents();
    const Event* sale = nullptr;
    for (const Event& event : file.events) {
        if (isSale(event))
            sale = &event;
        if (!sale || meaningOf(event) != M::Returned)
            continue;
        if (isValidReturn(*sale, event, t)) {
            sale = nullptr;
            continue;
        }
        return Fired{Level::Suspect,
                     HistoryRuleTexts::tr("The sale of %1 was taken back on %2: after more than "
                                          "%3 days, or at another site.")
                         .arg(shortTime(sale->time), shortTime(event.time))
                         .arg(t.reversalDays),
                     {row(*sale), row(event)},
                     {{QStringLiteral("days"), t.reversalDays}}};
    }
    return Quiet();
}

Outcome impossibleTravel(const CaseFile& file, const Thresholds& t)
{
    const std::vector<Hop> hops = hopsOf(file.events);
    if (hops.empty())
        return Missing{HistoryRuleTexts::tr("It was seen in fewer than two known places.")};
    const Hop* fastest = nullptr;
    for (const Hop& hop : hops) {
        const bool isFar = hop.km >= t.travelFloorKm;
        if (isFar && hop.kmh >= t.travelNoteKmh && (!fastest || hop.kmh > fastest->kmh))
            fastest = &hop;
    }
    if (!fastest)
        return Quiet();
    const bool isSuspect = fastest->kmh > t.travelSuspectKmh;
    return Fired{
        isSuspect ? Level::Suspect : Level::Note,
        HistoryRuleTexts::tr("From %1 to %2 it travelled %3.")
            .arg(shortTime(fastest->from->time), shortTime(fastest->to->time), speedText(*fastest)),
        {row(*fastest->from), row(*fastest->to)},
        {{QStringLiteral("km"), t.travelFloorKm},
         {QStringLiteral("kmh"), t.travelSuspectKmh},
         {QStringLiteral("note_kmh"), t.travelNoteKmh}}};
}

Outcome openAtTwoSites(const CaseFile& file, const Thresholds& t)
{
    if (file.events.empty())
        return noEvents();
    const Event* open = nullptr;
    bool isAnyPlaced = false;
    for (const Event& event : file.events) {
        const bool isOpening = means(event, {M::Received, M::OnShelf});
        if (isOpening && open) {
            const auto isSame = areAtOneSite(*open, event, t);
            isAnyPlaced = isAnyPlaced || isSame.has_value();
            if (isSame && !*isSame)
                return Fired{Level::Suspect,
                             HistoryRuleTexts::tr("It was open at two sites at once: it came on %1 "
                                                  "to one and on %2 to another, and left neither.")
                                 .arg(shortTime(open->time), shortTime(event.time)),
                             {row(*open), row(event)},
                             {{QStringLiteral("metres"), t.sameSiteMetres}}};
        }
        if (isOpening)
            open = &event;
        if (means(event, {M::Shipped, M::InTransit, M::Returned, M::Destroyed}) || isSale(event))
            open = nullptr;
        isAnyPlaced = isAnyPlaced || event.place || !siteOf(event).isEmpty();
    }
    if (!isAnyPlaced)
        return Missing{HistoryRuleTexts::tr("Its events name no sites and no places.")};
    return Quiet();
}

Outcome orderViolated(const CaseFile& file, const Thresholds& t)
{
    const QJsonObject limits{{QStringLiteral("hours"), t.earlyEventHours}};
    if (!file.premature.empty()) {
        const Event& event = file.premature.front();
        return Fired{Level::Suspect,
                     HistoryRuleTexts::tr("What is said to have happened on %1 was on record on %2 "
                                          "already: a clock was wrong, or an error in the data.")
                         .arg(shortTime(event.time), shortTime(event.recordedAt)),
                     {row(event)},
                     limits};
    }
    if (file.events.empty())
        return noEvents();
    const QDateTime produced = file.item ? file.item->produced.instant : QDateTime();
    const Event& first = file.events.front();
    if (produced.isValid() && daysBetween(first.time, produced) * 24 > t.earlyEventHours)
        return Fired{Level::Suspect,
                     HistoryRuleTexts::tr("It was seen on %1, before it was produced on %2. An "
                                          "error in the data is possible.")
                         .arg(shortTime(first.time), shortTime(produced)),
                     {row(first), row(*file.item)},
                     limits};
    if (const auto disorder = findDisorder(file.events))
        return Fired{Level::Suspect,
                     disorder->reason + u' ' +
                         HistoryRuleTexts::tr("An error in the data is possible."),
                     {row(*disorder->before), row(*disorder->event)},
                     limits};
    return Quiet();
}

Outcome unreceived(const CaseFile& file, const Thresholds& t)
{
    if (file.events.empty())
        return noEvents();
    const Event* shipped = nullptr;
    const Event* unannounced = nullptr; // received without having been shipped
    bool wasShipped = false;
    for (const Event& event : file.events) {
        if (means(event, {M::Shipped, M::InTransit})) {
            shipped = shipped ? shipped : &event;
            wasShipped = true;
        } else if (!means(event, {M::Inspected, M::Packed, M::Unpacked, M::Other})) {
            if (meaningOf(event) == M::Received && !wasShipped && !unannounced)
                unannounced = &event;
            shipped = nullptr;
            wasShipped = wasShipped && meaningOf(event) == M::Received;
        }
    }
    const Event* open = shipped ? shipped : unannounced;
    const double days = open ? daysBetween(open->time, file.asOf) : 0;
    const QJsonObject limits{{QStringLiteral("note_days"), t.unreceivedNoteDays},
                             {QStringLiteral("days"), t.unreceivedSuspectDays}};
    if (!open || days <= t.unreceivedNoteDays)
        return Quiet();
    const QString reason =
        shipped
            ? HistoryRuleTexts::tr("It left on %1 and has not arrived for %2 days.")
            : HistoryRuleTexts::tr("It was received on %1, %2 days ago, and nobody shipped it.");
    return Fired{days > t.unreceivedSuspectDays ? Level::Suspect : Level::Note,
                 reason.arg(shortTime(open->time)).arg(int(days)),
                 {row(*open)},
                 limits};
}

} // namespace wardlight::trace::rules
