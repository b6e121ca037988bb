#include "core/base/error.h"

namespace wardlight {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        return QStringLiteral("invalid");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::AlreadyApplied:
        return QStringLiteral("already-applied");
    case ErrorCode::Integrity:
        return QStringLiteral("integrity");
    case ErrorCode::Unverified:
        return QStringLiteral("unverified");
    case ErrorCode::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::Timeout:
        return QStringLiteral("timeout");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::Permission:
        return QStringLiteral("permission");
    case ErrorCode::NoSpace:
        return QStringLiteral("no-space");
    case ErrorCode::Limit:
        return QStringLiteral("limit");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::Schema:
        return QStringLiteral("schema");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace wardlight
