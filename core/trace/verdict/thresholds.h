#pragma once

#include <QString>

namespace wardlight::trace {

/// The numbers that verdicts depend on. A change of any, or of a rule, changes the version.
struct Thresholds
{
    QString ruleSet = QStringLiteral("2026.2");

    double oldDataDays = 30;       ///< rule 5
    double earlyEventHours = 24;   ///< rule 16: of slack, dates lack a time zone
    double reversalDays = 10;      ///< rule 13, as in the EU: Delegated Regulation 2016/161, 13
    double sameSiteMetres = 1000;  ///< rules 13, 15, 18, where no site is named
    double travelFloorKm = 50;     ///< rule 14: 217,653 fixes held hops over 900 km/h, ≤ 1.9 km
    double travelSuspectKmh = 900; ///< rule 14
    double travelNoteKmh = 300;    ///< rule 14
    double unreceivedNoteDays = 7; ///< rule 17
    double unreceivedSuspectDays = 30; ///< rule 17
    double readingGapMinutes = 60;     ///< rule 22, where the product names none
    double inquiryDays = 30;           ///< rule 25
    int manyInquirers = 5;             ///< rule 25: people, or
    int manyInquiryPlaces = 3;         ///< rule 25: places
    double inquiryPlaceKm = 50;        ///< rule 25: apart
};

} // namespace wardlight::trace
