#pragma once

namespace wardlight {

/// Lets this process open as many files as the system grants it at all. Each image in memory is a
/// descriptor of its own, and the usual 1,024 would end a study of a thousand slices.
void raiseDescriptorLimit();

} // namespace wardlight
