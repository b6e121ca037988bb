#pragma once

#include "core/trace/verdict/event_meaning.h"
#include "core/trace/verdict/verdict.h"

#include <initializer_list>
#include <variant>

namespace wardlight::trace::rules {

// One function a rule, numbered as in the facts the project keeps. Each sees a case that holds
// nothing later than its as-of time.

/// The rule was weighed and found nothing.
struct Quiet
{};

struct Fired
{
    Level level = Level::Note;
    QString reason = {};
    std::vector<QJsonObject> evidence = {};
    QJsonObject thresholds = {};
};

struct Missing
{
    QString why;
};

using Outcome = std::variant<Quiet, Fired, Missing>;

// the code and the scan
Outcome malformedCode(const CaseFile& file, const Thresholds& t); // 1
Outcome lostSeparator(const CaseFile& file, const Thresholds& t); // 2
Outcome nearMatch(const CaseFile& file, const Thresholds& t);     // 3
Outcome unknownSerial(const CaseFile& file, const Thresholds& t); // 4
Outcome notCovered(const CaseFile& file, const Thresholds& t);    // 5
// what the pack says, and its registration
Outcome batchDiffers(const CaseFile& file, const Thresholds& t);     // 6
Outcome expiryDiffers(const CaseFile& file, const Thresholds& t);    // 7
Outcome expired(const CaseFile& file, const Thresholds& t);          // 8
Outcome recalled(const CaseFile& file, const Thresholds& t);         // 9
Outcome approvalInvalid(const CaseFile& file, const Thresholds& t);  // 23
Outcome packagingDiffers(const CaseFile& file, const Thresholds& t); // 24
// what happened to it
Outcome seenAfterEnd(const CaseFile& file, const Thresholds& t);     // 10
Outcome soldTwice(const CaseFile& file, const Thresholds& t);        // 11
Outcome soldOnShelf(const CaseFile& file, const Thresholds& t);      // 12
Outcome lateReversal(const CaseFile& file, const Thresholds& t);     // 13
Outcome impossibleTravel(const CaseFile& file, const Thresholds& t); // 14
Outcome openAtTwoSites(const CaseFile& file, const Thresholds& t);   // 15
Outcome orderViolated(const CaseFile& file, const Thresholds& t);    // 16
Outcome unreceived(const CaseFile& file, const Thresholds& t);       // 17
// where it was, and with what
Outcome childElsewhere(const CaseFile& file, const Thresholds& t); // 18
Outcome twoParents(const CaseFile& file, const Thresholds& t);     // 19
Outcome siteNotAllowed(const CaseFile& file, const Thresholds& t); // 20
Outcome tooWarmOrCold(const CaseFile& file, const Thresholds& t);  // 21
Outcome sensorGap(const CaseFile& file, const Thresholds& t);      // 22
Outcome askedTooOften(const CaseFile& file, const Thresholds& t);  // 25

// Evidence rows.
[[nodiscard]] QJsonObject row(const Event& event);
[[nodiscard]] QJsonObject row(const Item& item);
[[nodiscard]] QJsonObject row(const Recall& recall);
[[nodiscard]] QJsonObject row(const Approval& approval);
[[nodiscard]] QJsonObject row(const Site& site);
[[nodiscard]] QJsonObject row(const Reading& reading);
[[nodiscard]] QJsonObject row(const Packing& packing);
[[nodiscard]] QJsonObject row(const Inquiry& inquiry);
[[nodiscard]] QJsonObject scanRow(const DecodedCode& scan);

/// Whether an event means one of these.
[[nodiscard]] bool means(const Event& event, std::initializer_list<EventMeaning> meanings);
/// Whether two events are at one site: by its id where both name one, else by their places.
/// @return none where neither can be told
[[nodiscard]] std::optional<bool> areAtOneSite(const Event& a, const Event& b, const Thresholds& t);
/// "2019-01-05 08:00"
[[nodiscard]] QString shortTime(const QDateTime& time);
/// Days from one instant to another, with fractions.
[[nodiscard]] double daysBetween(const QDateTime& from, const QDateTime& to);

} // namespace wardlight::trace::rules
