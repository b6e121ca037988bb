#include "core/base/csv_cell.h"

#include <algorithm>

namespace wardlight {

QString csvCell(QString text)
{
    if (text.size() > 1 && QStringView(u"=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    const bool needsQuotes = std::any_of(
        text.cbegin(), text.cend(), [](QChar c) { return QStringView(u",\"\n\r").contains(c); });
    return needsQuotes ? u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"' : text;
}

} // namespace wardlight
