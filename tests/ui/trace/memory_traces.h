#pragma once

#include "core/trace/map/basemap.h"
#include "core/trace/trace_store.h"

#include <map>
#include <mutex>
#include <optional>

namespace wardlight::test {

/// A trace store in memory that a test fills and can make fail. Thread-safe.
class MemoryTraces final : public trace::TraceStore
{
public:
    void put(const trace::Item& item, const std::vector<trace::Event>& events = {});
    /// Every read fails like this until told otherwise.
    void failWith(std::optional<Error> error);
    [[nodiscard]] trace::ItemQuery lastQuery() const;
    [[nodiscard]] int finds() const;

    [[nodiscard]] Result<std::vector<trace::RecordOutcome>>
    addItems(const OperationId&, const QString&, const std::vector<trace::ItemRecord>&) override;
    [[nodiscard]] Result<std::vector<trace::RecordOutcome>>
    addEvents(const OperationId&, const QString&, const std::vector<trace::EventRecord>&) override;
    [[nodiscard]] Result<std::vector<trace::Item>> find(const trace::ItemQuery& query) override;
    [[nodiscard]] Result<trace::Path> path(const QString& code) override;
    [[nodiscard]] Result<QStringList> categories() override;

private:
    mutable std::mutex m_mutex;
    std::map<QString, trace::Path> m_paths;
    std::optional<Error> m_error;
    trace::ItemQuery m_lastQuery;
    int m_finds = 0;
};

/// 8150000000000001 of the reference's sample: six events in five places of Sichuan.
[[nodiscard]] trace::Item sampleItem();
[[nodiscard]] std::vector<trace::Event> sampleEvents();

/// Two square countries and a square province, to draw on.
[[nodiscard]] trace::BasemapPointer squareBasemap();

} // namespace wardlight::test
