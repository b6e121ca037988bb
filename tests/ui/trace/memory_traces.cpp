#include "tests/ui/trace/memory_traces.h"

#include "core/trace/codes/decode.h"
#include "core/trace/map/web_mercator.h"
#include "core/trace/trace_rules.h"

namespace wardlight::test {

using namespace trace;

void MemoryTraces::put(const Item& item, const std::vector<Event>& events)
{
    const std::lock_guard lock(m_mutex);
    m_paths[item.code] = {item, events};
}

void MemoryTraces::failWith(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

ItemQuery MemoryTraces::lastQuery() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastQuery;
}

int MemoryTraces::finds() const
{
    const std::lock_guard lock(m_mutex);
    return m_finds;
}

Result<std::vector<RecordOutcome>> MemoryTraces::addItems(const OperationId&, const QString&,
                                                          const std::vector<ItemRecord>&)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("read only"));
}

Result<std::vector<RecordOutcome>> MemoryTraces::addEvents(const OperationId&, const QString&,
                                                           const std::vector<EventRecord>&)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("read only"));
}

Result<std::vector<Item>> MemoryTraces::find(const ItemQuery& query)
{
    const std::lock_guard lock(m_mutex);
    ++m_finds;
    m_lastQuery = query;
    if (m_error)
        return tl::unexpected(*m_error);
    std::vector<Item> items;
    for (const auto& [code, path] : m_paths) {
        if (path.item.name.contains(query.name) && code > query.after &&
            int(items.size()) < query.limit &&
            (query.category.isEmpty() || path.item.category == query.category))
            items.push_back(path.item);
    }
    return items;
}

Result<std::vector<DimensionCount>> MemoryTraces::counts(const ItemQuery&, Dimension dimension)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    std::map<QString, qint64> counts;
    for (const auto& [code, path] : m_paths)
        ++counts[dimension == Dimension::Category ? path.item.category : path.item.status];
    std::vector<DimensionCount> result;
    for (const auto& [value, count] : counts)
        result.push_back({value, count});
    return result;
}

Result<Path> MemoryTraces::path(const QString& code)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    const auto found = m_paths.find(code);
    if (found == m_paths.end())
        return fail(ErrorCode::NotFound, QStringLiteral("unknown code"));
    return found->second;
}

Result<QStringList> MemoryTraces::categories()
{
    const std::lock_guard lock(m_mutex);
    QStringList categories;
    for (const auto& [code, path] : m_paths)
        categories << path.item.category;
    categories.removeDuplicates();
    return categories;
}

Result<CaseFile> MemoryEvidence::caseFile(const QString& scan, const Inspection& inspection,
                                          const QDateTime& asOf)
{
    CaseFile file;
    file.asOf = asOf.isValid() ? asOf : QDateTime({2019, 3, 1}, {0, 0}, Qt::UTC);
    file.scan = decodeCode(scan, file.asOf.date());
    file.inspection = inspection;
    file.synchronisedAt = file.asOf;
    const auto path = m_traces->path(file.scan.text);
    if (!path && path.error().code != ErrorCode::NotFound)
        return propagate(path);
    if (path) {
        file.item = path->item;
        file.events = path->events;
    }
    return file;
}

Result<> MemoryEvidence::recordInquiry(const OperationId&, const Verdict&,
                                       const std::optional<Coordinates>&)
{
    ++m_inquiries;
    return {};
}

Result<std::vector<NearbyItem>> MemoryEvidence::nearby(const NearbyQuery& query)
{
    const auto items = m_traces->find({.name = query.name});
    if (!items)
        return propagate(items);
    std::vector<NearbyItem> near;
    for (const Item& item : *items) {
        if (item.place)
            near.push_back({item, distanceMetres(query.centre, *item.place)});
    }
    return near;
}

void MemoryEvidence::putStock(std::vector<SiteStock> stock)
{
    const std::scoped_lock lock(m_mutex);
    m_stock = std::move(stock);
}

StockQuery MemoryEvidence::lastStockQuery() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastStockQuery;
}

Result<std::vector<SiteStock>> MemoryEvidence::stock(const StockQuery& query)
{
    const std::scoped_lock lock(m_mutex);
    m_lastStockQuery = query;
    return m_stock;
}

Result<PackingTree> MemoryEvidence::packingTree(const QString&)
{
    return PackingTree();
}

Result<RecallReach> MemoryEvidence::recallReach(const QString&, int)
{
    return RecallReach();
}

Result<ColdChain> MemoryEvidence::coldChain(const QString&)
{
    return ColdChain();
}

Item sampleItem()
{
    Item item;
    item.category = QStringLiteral("化药");
    item.name = QStringLiteral("阿莫西林");
    item.code = QStringLiteral("8150000000000001");
    item.hasMasterData = true;
    item.maker = QStringLiteral("浙江****也有限公司");
    item.produced = {QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC),
                     QStringLiteral("2019-01-01T00:00:00Z")};
    item.stateTime = QDateTime({2019, 1, 5}, {0, 0}, Qt::UTC);
    item.link = QStringLiteral("运输");
    item.status = QStringLiteral("损毁");
    item.place = Coordinates{31.6933906593, 103.8827768645};
    item.extension = {{QStringLiteral("受理号"), QStringLiteral("JK00000")}};
    return item;
}

std::vector<Event> sampleEvents()
{
    const auto event = [](int day, double step, const char* link, const char* status) {
        Event result;
        result.time = QDateTime({2019, 1, day}, {0, 0}, Qt::UTC);
        result.place = Coordinates{31.6533906593 + step, 103.8427768645 + step};
        result.link = QString::fromUtf8(link);
        result.status = QString::fromUtf8(status);
        return result;
    };
    return {event(1, 0, "生产", "正常"),    event(1, 0, "质检", "正常"),
            event(2, 0.01, "运输", "正常"), event(3, 0.02, "运输", "正常"),
            event(4, 0.03, "运输", "正常"), event(5, 0.04, "运输", "损毁")};
}

BasemapPointer squareBasemap()
{
    const auto square = [](AreaKind kind, const char* name, double west, double east) {
        const QPointF topLeft = toWorld({50, west}), bottomRight = toWorld({20, east});
        BasemapArea area;
        area.kind = kind;
        area.code = QString::fromLatin1(name);
        area.englishName = area.code;
        area.bounds = QRectF(topLeft, bottomRight);
        area.label = {area.bounds.center(), area.bounds.width() / 2};
        area.outlines.fill({{topLeft,
                             {bottomRight.x(), topLeft.y()},
                             bottomRight,
                             {topLeft.x(), bottomRight.y()}}});
        return area;
    };
    auto map = std::make_shared<Basemap>();
    map->attribution = QStringLiteral("Natural Earth");
    map->areas = {square(AreaKind::Country, "AA", 60, 90), square(AreaKind::Country, "CN", 90, 120),
                  square(AreaKind::Province, "CN-SC", 95, 110)};
    return map;
}

} // namespace wardlight::test
