#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace wardlight::objects {

/// A header of a request or an answer; the name in lower case.
struct HttpHeader
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HttpHeader&, const HttpHeader&) = default;
};

/// Headers in the order in which they are sent or came; a name may stand there more than once.
using HttpHeaders = std::vector<HttpHeader>;

/// The value of the first header with this name; null when there is none.
[[nodiscard]] QByteArray headerValue(const HttpHeaders& headers, QByteArrayView name);

/// One name and value of a URL's query, neither of them encoded.
using QueryItem = std::pair<QByteArray, QByteArray>;
using QueryItems = std::vector<QueryItem>;

/// Percent-encodes everything but the unreserved characters of RFC 3986, hex digits in upper case.
[[nodiscard]] QByteArray uriEncode(QByteArrayView bytes);
/// As uriEncode, but for slashes, which stay: the path of a key. Nothing is normalised: "..", "//"
/// and "." are names like any other.
[[nodiscard]] QByteArray uriEncodePath(QByteArrayView path);

/// "a=1&b=", encoded and sorted as SigV4 wants it; what is signed is what is sent.
[[nodiscard]] QByteArray encodeQuery(const QueryItems& items);

} // namespace wardlight::objects
