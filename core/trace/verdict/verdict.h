#pragma once

#include "core/trace/verdict/case_file.h"
#include "core/trace/verdict/thresholds.h"

#include <QJsonObject>

namespace wardlight::trace {

/// How grave a rule's finding is, the gravest last.
enum class Level
{
    Note,    ///< worth knowing; changes no verdict
    Unknown, ///< too little is known
    CheckScan,
    Suspect,
    Stop
};

/// A rule that fired.
struct Finding
{
    int rule = 0; ///< 1 to 25
    Level level = Level::Note;
    QString reason;                    ///< translated, with the numbers it rests on
    std::vector<QJsonObject> evidence; ///< rows on record; each has a "kind"
    QJsonObject thresholds;            ///< the numbers it was weighed against
};

/// A rule whose inputs are missing; it never raises the level.
struct NotEvaluated
{
    int rule = 0;
    QString why; ///< translated
};

/// Whether to believe a pack. Never "genuine": a cloned code passes every check of a database.
struct Verdict
{
    QString code;                  ///< as on record, else as scanned
    std::optional<Level> level;    ///< of the gravest finding but notes; none: no adverse evidence
    std::vector<Finding> findings; ///< by rule
    std::vector<NotEvaluated> notEvaluated;
    QDateTime asOf;
    std::optional<qint64> dataAgeSeconds; ///< since the last import, at the as-of time
    QString ruleSet;
};

/// Weighs a case by all rules. Pure: events, readings and inquiries after the as-of time, recalls
/// not in force then, and events declared errors do not count.
[[nodiscard]] Verdict judge(const CaseFile& caseFile, const Thresholds& thresholds = {});

/// "STOP", "SUSPECT", "CHECK-SCAN", "UNKNOWN", "NOTE"
[[nodiscard]] QString levelName(Level level);
/// As levelName(), "NO-ADVERSE-EVIDENCE" for none.
[[nodiscard]] QString verdictName(const std::optional<Level>& level);

/// The JSON of `wardlightctl trace verdict`.
[[nodiscard]] QJsonObject toJson(const Verdict& verdict);

} // namespace wardlight::trace
