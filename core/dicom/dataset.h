#pragma once

#include "core/dicom/tag.h"
#include "core/dicom/value_representation.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace wardlight::dicom {

using Bytes = std::span<const std::byte>;

enum class ByteOrder : std::uint8_t
{
    Little,
    Big
};

/// Reads a number that need not be aligned; the caller has checked that it is there.
template <class Number>
[[nodiscard]] Number readNumber(Bytes bytes, std::size_t at, ByteOrder order)
{
    std::byte raw[sizeof(Number)];
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        raw[i] = bytes[at + (order == ByteOrder::Little ? i : sizeof(Number) - 1 - i)];
    Number number = {};
    std::memcpy(&number, raw, sizeof number);
    return number;
}

struct Element;

/// The elements of one level, in the order of the file; views into the file's bytes.
struct Dataset
{
    std::vector<Element> elements;
    ByteOrder order = ByteOrder::Little;

    /// The first element with this tag; null when there is none.
    [[nodiscard]] const Element* find(Tag tag) const;
    /// Like find(), but null for an element without a value.
    [[nodiscard]] const Element* findFilled(Tag tag) const;
    /// The first item of a sequence; null when there is none.
    [[nodiscard]] const Dataset* firstItem(Tag sequence) const;
};

struct Element
{
    Tag tag;
    Vr vr = Vr::UN;
    bool isEncapsulated = false;  ///< pixel data in fragments
    Bytes value;                  ///< empty for sequences and fragments
    std::vector<Dataset> items;   ///< of a sequence
    std::vector<Bytes> fragments; ///< of encapsulated pixel data; the first is the offset table
};

} // namespace wardlight::dicom
