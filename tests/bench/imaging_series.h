#pragma once

#include "tests/bench/bench_room.h"
#include "tests/bench/figures.h"

namespace wardlight::bench {

/// Opening a series of so many slices, made from the CT head, from the directory store and from
/// Ceph's gateway: first image, all ready, memory; beside curl and openssl on the same objects.
[[nodiscard]] Result<Figures> openSeries(int slices);

} // namespace wardlight::bench
