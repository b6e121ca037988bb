#include "core/objects/s3/ini_file.h"

#include <QStringList>

namespace wardlight::objects {

namespace {

/// Without a comment that follows white space: "value # why".
QString withoutComment(const QString& value)
{
    for (qsizetype at = 1; at < value.size(); ++at) {
        if ((value[at] == u'#' || value[at] == u';') && value[at - 1].isSpace())
            return value.left(at).trimmed();
    }
    return value.trimmed();
}

} // namespace

IniSections parseIni(const QByteArray& text)
{
    IniSections sections;
    IniSection* section = nullptr;
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        if (line.isEmpty() || line[0].isSpace() || line[0] == u'#' || line[0] == u';')
            continue;
        if (line[0] == u'[') {
            const qsizetype end = line.indexOf(u']');
            section = end < 0 ? nullptr : &sections[line.mid(1, end - 1).simplified()];
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (section && equals > 0) {
            section->insert(line.left(equals).trimmed().toLower(),
                            withoutComment(line.mid(equals + 1)));
        }
    }
    return sections;
}

} // namespace wardlight::objects
