#include "core/trace/verdict/evidence_store.h"

namespace wardlight::trace {

Result<Verdict> askVerdict(EvidenceStore& store, const QString& scan, const Inspection& inspection,
                           const QDateTime& asOf)
{
    const auto file = store.caseFile(scan, inspection, asOf);
    if (!file)
        return propagate(file);
    Verdict verdict = judge(*file);
    const auto recorded = store.recordInquiry(OperationId::generate(), verdict, inspection.place);
    if (!recorded)
        return propagate(recorded);
    return verdict;
}

} // namespace wardlight::trace
