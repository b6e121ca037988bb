#pragma once

#include "core/trace/map/basemap.h"
#include "core/trace/trace_store.h"
#include "core/trace/verdict/evidence_store.h"

#include <atomic>
#include <map>
#include <memory>
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
    [[nodiscard]] Result<std::vector<trace::DimensionCount>>
    counts(const trace::ItemQuery& query, trace::Dimension dimension) override;
    [[nodiscard]] Result<trace::Path> path(const QString& code) override;
    [[nodiscard]] Result<QStringList> categories() override;

private:
    mutable std::mutex m_mutex;
    std::map<QString, trace::Path> m_paths;
    std::optional<Error> m_error;
    trace::ItemQuery m_lastQuery;
    int m_finds = 0;
};

/// Evidence from the paths of a MemoryTraces, looked at on 1 March 2019. Thread-safe.
class MemoryEvidence final : public trace::EvidenceStore
{
public:
    explicit MemoryEvidence(std::shared_ptr<MemoryTraces> traces) : m_traces(std::move(traces)) {}
    /// How many questions were kept.
    [[nodiscard]] int inquiries() const { return m_inquiries; }
    /// What every question about stock is answered.
    void putStock(std::vector<trace::SiteStock> stock);
    [[nodiscard]] trace::StockQuery lastStockQuery() const;

    [[nodiscard]] Result<trace::CaseFile> caseFile(const QString& scan,
                                                   const trace::Inspection& inspection,
                                                   const QDateTime& asOf) override;
    [[nodiscard]] Result<> recordInquiry(const OperationId&, const trace::Verdict&,
                                         const std::optional<trace::Coordinates>&) override;
    [[nodiscard]] Result<std::vector<trace::NearbyItem>>
    nearby(const trace::NearbyQuery& query) override;
    [[nodiscard]] Result<std::vector<trace::SiteStock>> stock(const trace::StockQuery&) override;
    [[nodiscard]] Result<trace::PackingTree> packingTree(const QString&) override;
    [[nodiscard]] Result<trace::RecallReach> recallReach(const QString&, int) override;
    [[nodiscard]] Result<trace::ColdChain> coldChain(const QString&) override;

private:
    std::shared_ptr<MemoryTraces> m_traces;
    std::atomic<int> m_inquiries = 0;
    mutable std::mutex m_mutex;
    std::vector<trace::SiteStock> m_stock;
    trace::StockQuery m_lastStockQuery;
};

/// 8150000000000001 of the reference's sample: six events in five places of Sichuan.
[[nodiscard]] trace::Item sampleItem();
[[nodiscard]] std::vector<trace::Event> sampleEvents();

/// Two square countries and a square province, to draw on.
[[nodiscard]] trace::BasemapPointer squareBasemap();

} // namespace wardlight::test
