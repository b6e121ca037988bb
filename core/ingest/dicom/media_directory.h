#pragma once

#include "core/imaging/decoder.h"
#include "core/ingest/file_walk.h"

namespace wardlight::ingest {

/// Puts in place of every table of contents among the files (named DICOMDIR…, in any case) the
/// files it lists, unless they are there already. A listed file that does not exist, or lies
/// outside the folder of the table, joins the skipped ones; so does a table that cannot be read.
///
/// Names on a medium are matched as such media are mounted: in any case, with or without ";1".
void followDirectories(WalkedFiles& walked, const imaging::Decoder& decoder);

} // namespace wardlight::ingest
