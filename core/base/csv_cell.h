#pragma once

#include <QString>

namespace wardlight {

/// A cell of a CSV file that holds text: quoted where it must be (RFC 4180), and with an apostrophe
/// before what a spreadsheet would take for a formula (= + - @ tab or carriage return, and more
/// after it).
[[nodiscard]] QString csvCell(QString text);

} // namespace wardlight
