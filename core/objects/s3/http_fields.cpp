#include "core/objects/s3/http_fields.h"

#include <algorithm>

namespace wardlight::objects {

QByteArray headerValue(const HttpHeaders& headers, QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        headers, [name](const HttpHeader& header) { return header.name == name; });
    return found == headers.end() ? QByteArray() : found->value;
}

QByteArray uriEncode(QByteArrayView bytes)
{
    return bytes.toByteArray().toPercentEncoding();
}

QByteArray uriEncodePath(QByteArrayView path)
{
    return path.toByteArray().toPercentEncoding(QByteArrayLiteral("/"));
}

QByteArray encodeQuery(const QueryItems& items)
{
    QueryItems encoded;
    encoded.reserve(items.size());
    for (const auto& [name, value] : items)
        encoded.emplace_back(uriEncode(name), uriEncode(value));
    std::ranges::sort(encoded); // by name, then by value, as bytes
    QByteArray query;
    for (const auto& [name, value] : encoded) {
        if (!query.isEmpty())
            query += '&';
        query += name + '=' + value;
    }
    return query;
}

} // namespace wardlight::objects
