#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace wardlight::objects {

using IniSection = QMap<QString, QString>;
using IniSections = QMap<QString, IniSection>;

/// Reads "[section]" and "name = value" lines as Amazon's tools write them. Names are in lower
/// case; comments (# ;) and indented lines, which belong to nested settings, are left out; what is
/// no such line is too.
[[nodiscard]] IniSections parseIni(const QByteArray& text);

} // namespace wardlight::objects
