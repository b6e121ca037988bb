#pragma once

#include "core/dicom/codestream_head.h"
#include "core/imaging/dicom_header.h"

#include <cstdint>
#include <span>

namespace wardlight::dicom {

/// Puts decoded rows of components where a frame wants them.
class ComponentWriter
{
public:
    /// @param out  outlives this; exactly imaging::decodedFrameBytes(format) bytes
    ComponentWriter(const CodestreamHead& head, const imaging::PixelFormat& format,
                    std::span<std::byte> out);

    /// Samples in a row of this component, and its rows.
    [[nodiscard]] std::size_t width(int component) const;
    [[nodiscard]] std::size_t height(int component) const;

    /// @param samples  exactly width(component) of them
    /// @param row      below height(component)
    void write(int component, std::size_t row, std::span<const std::int32_t> samples);

private:
    template <class Sample>
    void writeAs(int component, std::size_t row, std::span<const std::int32_t> samples);

    const CodestreamHead& m_head;
    const imaging::PixelFormat& m_format;
    std::span<std::byte> m_out;
};

} // namespace wardlight::dicom
