#include "core/objects/s3/http_date.h"

#include <QLocale>
#include <QString>

namespace wardlight::objects {

QDateTime parseHttpDate(const QByteArray& text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text),
                                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace wardlight::objects
