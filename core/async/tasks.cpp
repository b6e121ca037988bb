#include "core/async/tasks.h"

namespace wardlight {

Error cancelledError()
{
    return {ErrorCode::Cancelled, QCoreApplication::translate("Tasks", "Cancelled.")};
}

} // namespace wardlight
