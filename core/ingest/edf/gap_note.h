#pragma once

#include <QString>

namespace wardlight::ingest::edf {

/// How a file says in a note that one of its channels recorded nothing for a while; "@@" stands
/// before the channel that a note is about, as EDFbrowser and others have it.
inline const QString GapNote = QStringLiteral("Not recorded@@");

} // namespace wardlight::ingest::edf
