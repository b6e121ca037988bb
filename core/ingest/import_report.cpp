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

} // namespace wardlight::ingest
