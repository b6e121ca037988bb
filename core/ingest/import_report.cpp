#include "core/ingest/import_report.h"

namespace wardlight::ingest {

bool endsImport(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NoSpace:
    case ErrorCode::Permission:
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Schema:
    case ErrorCode::Internal:
        return true;
    case ErrorCode::Invalid:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::AlreadyApplied:
    case ErrorCode::Integrity:
    case ErrorCode::Unverified:
    case ErrorCode::Cancelled:
    case ErrorCode::Limit:
    case ErrorCode::Unsupported:
        return false;
    }
    return true;
}

void join(ImportReport& all, const ImportReport& part)
{
    all.read += part.read;
    all.added += part.added;
    all.unchanged += part.unchanged;
    all.rejected.insert(all.rejected.end(), part.rejected.begin(), part.rejected.end());
    all.ids += part.ids;
    all.notes += part.notes;
    all.stopped = part.stopped;
}

} // namespace wardlight::ingest
