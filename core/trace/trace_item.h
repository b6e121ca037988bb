#pragma once

#include <QDateTime>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace wardlight::trace {

/// A point on the earth, WGS-84, degrees.
struct Coordinates
{
    double latitude = 0;  ///< −90 to 90
    double longitude = 0; ///< −180 to 180

    friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

/// An instant together with the words of its source; both empty where the source gave none.
struct RecordedTime
{
    QDateTime instant; ///< UTC
    QString text;

    friend bool operator==(const RecordedTime&, const RecordedTime&) = default;
};

/// Fields beyond the fixed ones, by the name their source gives them.
using Extension = QMap<QString, QString>;

/// What a source says about an item when it is registered: its master data.
struct ItemRecord
{
    QString category;
    QString name;
    QString code;
    QString maker;
    RecordedTime produced;
    RecordedTime expires;
    Extension extension;
};

/// What a source says happened to an item: one point of its path.
struct EventRecord
{
    QString category;
    QString name;
    QString code;
    RecordedTime time;
    std::optional<Coordinates> place; ///< none where the source gave none
    QString placeText;                ///< as the source wrote it
    QString link;                     ///< stage of the supply chain (环节)
    QString status;                   ///< condition of the item (状态)
    Extension extension;
};

/// An item as it is on record, with its latest state.
struct Item
{
    QString category;
    QString name;
    QString code;
    bool hasMasterData = false; ///< false: known from its events alone
    QString maker;
    RecordedTime produced;
    RecordedTime expires;
    Extension extension;
    // Of the newest event; empty while there is none.
    QDateTime stateTime; ///< UTC
    int stateSequence = 0;
    QDateTime firstTime; ///< UTC, of the oldest event
    QString link;
    QString status;
    std::optional<Coordinates> place;
};

/// The batch an item says it is of: in its further fields, under any of the names in use.
[[nodiscard]] QString batchOf(const Extension& extension);
/// The approval (批准文号, else 受理号), in the same way.
[[nodiscard]] QString approvalOf(const Extension& extension);

/// One event of an item on record.
struct Event
{
    QDateTime time;   ///< UTC
    int sequence = 0; ///< orders events of one time as they were recorded
    QString timeText;
    std::optional<Coordinates> place;
    QString placeText;
    QString link;
    QString status;
    Extension extension;
    QDateTime recordedAt = {}; ///< UTC; of paths alone
};

/// An item and everything that happened to it, oldest first.
struct Path
{
    Item item;
    std::vector<Event> events;
};

} // namespace wardlight::trace
