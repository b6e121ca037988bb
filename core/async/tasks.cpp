#include "core/async/tasks.h"

#include <exception>
#include <new>

namespace wardlight {

Error cancelledError()
{
    return {ErrorCode::Cancelled, QCoreApplication::translate("Tasks", "Cancelled.")};
}

Error thrownError()
{
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::Limit,
                QCoreApplication::translate("Tasks", "The computer has too little memory for this. "
                                                     "Close something else and try again."),
                {},
                true};
    } catch (const std::exception& thrown) {
        return {ErrorCode::Internal,
                QCoreApplication::translate("Tasks", "Wardlight made a mistake; this was not done. "
                                                     "The log says more."),
                QString::fromUtf8(thrown.what())};
    } catch (...) {
        return {ErrorCode::Internal,
                QCoreApplication::translate("Tasks", "Wardlight made a mistake; this was not done. "
                                                     "The log says more.")};
    }
}

} // namespace wardlight
