#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/trace/recording_plan.h"
#include "core/trace/trace_item.h"

#include <QStringList>

namespace wardlight::trace {

/// A circle on the earth.
struct Circle
{
    Coordinates centre;
    double metres = 0;
};

/// Which items to find: every condition that is set must hold.
struct ItemQuery
{
    QString category = {};       ///< exactly
    QString name = {};           ///< any part, or the beginning of its pinyin; else nearly so
    QString maker = {};          ///< any part, letter case aside
    QString code = {};           ///< exactly
    QString status = {};         ///< exactly
    QString link = {};           ///< exactly
    Extension extension = {};    ///< each field exactly
    QDateTime producedFrom = {}; ///< at or after
    QDateTime producedTo = {};   ///< at or before
    QDateTime expiresFrom = {};
    QDateTime expiresTo = {};
    int limit = 100;                                 ///< 1 to 100,000
    QString approval = {};                           ///< exactly
    QString batch = {};                              ///< exactly
    std::optional<Circle> within = std::nullopt;     ///< the latest place lies in it
    std::vector<std::vector<Coordinates>> area = {}; ///< the latest place lies in one of the rings
    QString after = {};                              ///< the code where the page before ended
    std::vector<Coordinates> polygon = {}; ///< the latest place lies in it; see checkPolygon()
    bool isOnSale = false;                 ///< link 售卖 and not sold
};

/// What items can be counted by.
enum class Dimension
{
    Category,
    Name,
    Maker,
    Batch,
    Status,
    Link
};

struct DimensionCount
{
    QString value; ///< empty: none on record
    qint64 count = 0;
};

/// Traced items and the events of their lives. Blocking and thread-safe.
///
/// What is on record is never overwritten: master data that comes again differently is refused
/// with the reason, and events only grow. Writes leave an audit row in the same transaction.
/// Errors: NotFound, Invalid, AlreadyApplied, and those of Database.
class TraceStore
{
public:
    /// The most records one operation takes.
    static constexpr int LargestBatch = 50'000;

    virtual ~TraceStore() = default;

    /// Registers items as one operation.
    /// @param source  where they come from, for the audit log: a file's name
    /// @return one outcome a record, in their order
    [[nodiscard]] virtual Result<std::vector<RecordOutcome>>
    addItems(const OperationId& operation, const QString& source,
             const std::vector<ItemRecord>& records) = 0;

    /// Records events as one operation and keeps their items' latest state by event time. An item
    /// that is not on record yet is added without master data. An event that is on record already
    /// in every field is unchanged; others of the same time follow it in sequence.
    [[nodiscard]] virtual Result<std::vector<RecordOutcome>>
    addEvents(const OperationId& operation, const QString& source,
              const std::vector<EventRecord>& records) = 0;

    /// By code, in byte order.
    [[nodiscard]] virtual Result<std::vector<Item>> find(const ItemQuery& query) = 0;

    /// How many items a query finds, by one of their properties, the most first; its limit is that
    /// of the list, its page is not looked at.
    [[nodiscard]] virtual Result<std::vector<DimensionCount>> counts(const ItemQuery& query,
                                                                     Dimension dimension) = 0;

    /// @return Error::NotFound when nothing is known of the code
    [[nodiscard]] virtual Result<Path> path(const QString& code) = 0;

    /// Every category on record, in byte order.
    [[nodiscard]] virtual Result<QStringList> categories() = 0;
};

} // namespace wardlight::trace
