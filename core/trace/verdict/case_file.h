#pragma once

#include "core/trace/codes/decoded_code.h"
#include "core/trace/trace_item.h"

#include <QHash>

#include <optional>
#include <vector>

namespace wardlight::trace {

// Values that a verdict weighs beside an item and its events. All times UTC.

struct Recall
{
    QString id;
    QString code;  ///< either this
    QString batch; ///< or this is set
    QString recallClass;
    QString reason;
    QDateTime from;
    QDateTime to; ///< invalid: still in force
};

struct Approval
{
    QString approval;
    QDateTime from;
    QDateTime to; ///< invalid: until further notice
};

/// A product as it is registered.
struct Product
{
    QString code = {};
    QString name = {};
    QString approval = {};
    std::optional<int> packagingLevel = {}; ///< 1 box, 2 middle pack, 3 carton
    std::optional<double> lowestCelsius = {};
    std::optional<double> highestCelsius = {};
    std::optional<double> excursionMinutes = {}; ///< allowed outside, in all
    std::optional<double> readingGapMinutes = {};
    QStringList salesRegions = {}; ///< empty: everywhere
};

struct Site
{
    QString id;
    QString name;
    QString kind;
    QString region;
    QString licence; ///< empty: none
    QDateTime licensedFrom;
    QDateTime licensedTo;
    std::optional<Coordinates> place;
};

struct Reading
{
    QDateTime time;
    QString subject; ///< the code or batch that was measured
    QString sensor;
    double celsius = 0;
};

/// The item inside another one.
struct Packing
{
    QString parent;
    QDateTime packedAt;
    QDateTime unpackedAt;            ///< invalid: still inside
    std::vector<Event> parentEvents; ///< oldest first
};

/// Somebody asked about the code before.
struct Inquiry
{
    QDateTime time;
    QString person;
    QString station;
    std::optional<Coordinates> place;
};

/// What a person found on the pack itself.
struct Inspection
{
    bool isSeenNow = false; ///< the pack lies before the inspector: a sighting at the as-of time
    QString batch;          ///< as printed; empty: as the code says, if it does
    std::optional<QDate> expires;
    bool isPackagingChecked = false;
    QStringList packagingDifferences; ///< in the inspector's words
    std::optional<Coordinates> place; ///< where the inspector is
};

/// Everything a verdict is made of: no more is looked at.
struct CaseFile
{
    DecodedCode scan;
    Inspection inspection;
    QDateTime asOf; ///< UTC; nothing later is weighed

    std::optional<Item> item;
    std::vector<Event> events; ///< of the item, oldest first
    /// Of them, those that were recorded before they are said to have happened; judge() finds them.
    std::vector<Event> premature = {};

    QStringList nearMatches; ///< codes on record that the scan may have been
    bool isProductKnown = false;
    QDateTime synchronisedAt; ///< newest import of items or events; invalid: none

    std::vector<Recall> recalls; ///< that name the item's code or batch
    bool hasRecalls = false;     ///< whether any are on record, of whatever
    std::vector<Approval> approvals;
    std::optional<Product> product;
    QHash<QString, Site> sites; ///< of the events, by id
    std::vector<Reading> readings;
    std::vector<Packing> packing;
    std::vector<Inquiry> inquiries;
};

} // namespace wardlight::trace
