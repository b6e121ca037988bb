#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/trace/trace_store.h"
#include "core/trace/verdict/verdict.h"

namespace wardlight::trace {

/// Which packs are near a place.
struct NearbyQuery
{
    QString name = {};     ///< as in ItemQuery; must be set
    QString category = {}; ///< exactly
    Coordinates centre = {};
    std::optional<double> radiusMetres = std::nullopt;
    int nearest = 1000;    ///< at most so many, 1 to 100,000
    bool isOnSale = false; ///< link 售卖 and not sold; expiry is not looked at
};

struct NearbyItem
{
    Item item;
    double distanceMetres = 0; ///< on the ellipsoid
};

/// What a site near a place has in stock of a drug.
struct SiteStock
{
    Site site;
    QString name;
    QString batch;
    double quantity = 0;
    QString unit;
    QDateTime countedAt; ///< UTC
    double distanceMetres = 0;
};

struct StockQuery
{
    QString name = {}; ///< any part
    Coordinates centre = {};
    double radiusMetres = 0;
};

/// One step of what is packed into what.
struct PackedPair
{
    QString parent;
    QString child;
    QDateTime packedAt;
    QDateTime unpackedAt; ///< invalid: still inside
    int depth = 0;        ///< 1 for what is directly above or below
};

/// Everything above a code, and everything below it.
struct PackingTree
{
    std::vector<PackedPair> above; ///< nearest first
    std::vector<PackedPair> below; ///< level by level
};

/// What a recall of a batch or of a code reaches.
struct RecallReach
{
    std::vector<Recall> recalls; ///< on record, whether in force or not
    std::vector<Item> items;     ///< by code
};

struct ColdChain
{
    std::vector<Reading> readings; ///< oldest first
    std::optional<Product> product;
};

/// Answers that weigh more than one table. Blocking and thread-safe; errors as of Database.
class EvidenceStore
{
public:
    virtual ~EvidenceStore() = default;

    /// Everything a verdict on a scan needs.
    /// @param asOf  invalid: now
    [[nodiscard]] virtual Result<CaseFile>
    caseFile(const QString& scan, const Inspection& inspection, const QDateTime& asOf) = 0;
    /// Keeps who asked about a code and what the answer was; leaves an audit row.
    [[nodiscard]] virtual Result<> recordInquiry(const OperationId& operation,
                                                 const Verdict& verdict,
                                                 const std::optional<Coordinates>& place) = 0;

    /// By distance.
    [[nodiscard]] virtual Result<std::vector<NearbyItem>> nearby(const NearbyQuery& query) = 0;
    /// The newest count of each site and batch, by distance.
    [[nodiscard]] virtual Result<std::vector<SiteStock>> stock(const StockQuery& query) = 0;
    [[nodiscard]] virtual Result<PackingTree> packingTree(const QString& code) = 0;
    /// @param batchOrCode  a batch, or a code
    /// @param limit        of items
    [[nodiscard]] virtual Result<RecallReach> recallReach(const QString& batchOrCode,
                                                          int limit) = 0;
    [[nodiscard]] virtual Result<ColdChain> coldChain(const QString& code) = 0;
};

/// Decodes, collects, weighs and records one question about a pack.
[[nodiscard]] Result<Verdict> askVerdict(EvidenceStore& store, const QString& scan,
                                         const Inspection& inspection, const QDateTime& asOf);

} // namespace wardlight::trace
