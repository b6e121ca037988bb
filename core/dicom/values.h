#pragma once

#include "core/dicom/dataset.h"

#include <QByteArray>

#include <optional>
#include <string_view>
#include <vector>

namespace wardlight::dicom {

/// An element's value as text, without the padding at its end (spaces and NUL).
[[nodiscard]] std::string_view rawText(const Element& element);

/// The parts of an ASCII value between backslashes, each trimmed.
[[nodiscard]] std::vector<std::string_view> textParts(const Element& element);

/// All numbers of an element, whether it holds text (DS, IS) or binary ones. A part that is no
/// finite number is empty.
[[nodiscard]] std::vector<std::optional<double>> numbers(const Element& element, ByteOrder order);

/// The first number of an attribute; empty when it is absent or none.
[[nodiscard]] std::optional<double> firstNumber(const Dataset& dataset, Tag tag);
/// As firstNumber, when it is a whole one that an int can hold.
[[nodiscard]] std::optional<int> firstInteger(const Dataset& dataset, Tag tag);
/// The first ASCII value of an attribute, trimmed; empty when it is absent.
[[nodiscard]] std::string_view firstText(const Dataset& dataset, Tag tag);

} // namespace wardlight::dicom
