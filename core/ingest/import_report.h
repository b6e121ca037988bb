#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace wardlight::ingest {

/// Something that was not taken.
struct Rejection
{
    QString where;  ///< path, or path and place within
    QString reason; ///< translated
};

/// Whether an error says that nothing more can be taken in, not that this one thing is bad.
[[nodiscard]] bool endsImport(const Error& error);

/// What an import did, whatever it read.
struct ImportReport
{
    int read = 0;      ///< files looked at: added + unchanged + rejected
    int added = 0;     ///< new in the index
    int unchanged = 0; ///< there already, with the same bytes
    std::vector<Rejection> rejected;
    QStringList ids;   ///< of what was added
    QStringList notes; ///< translated: what a person may want to know and need not mend
    /// Why the import ended early (a full disk, a lost database, Cancelled); what was added stays,
    /// and what was not reached is among the rejected.
    std::optional<Error> stopped;

    /// Whether anything could be taken: the difference between exit codes 0 and 1.
    [[nodiscard]] bool tookAnything() const { return added > 0 || unchanged > 0; }
};

/// Adds what a later part of the same import did.
void join(ImportReport& all, const ImportReport& part);

} // namespace wardlight::ingest
