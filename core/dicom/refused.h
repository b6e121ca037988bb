#pragma once

#include "core/imaging/decoder_protocol.h"

#include <tl/expected.hpp>

namespace wardlight::dicom {

using imaging::Refusal;
using imaging::RefusalReport;

/// A value, or why the file is refused; worded for the person by the client process.
template <class T = void>
using Checked = tl::expected<T, RefusalReport>;

[[nodiscard]] inline tl::unexpected<RefusalReport> refuse(Refusal reason, std::uint64_t where = 0,
                                                          QString subject = {})
{
    return tl::unexpected(RefusalReport{reason, std::move(subject), where});
}

template <class T>
[[nodiscard]] tl::unexpected<RefusalReport> passOn(const Checked<T>& refused)
{
    return tl::unexpected(refused.error());
}

} // namespace wardlight::dicom
