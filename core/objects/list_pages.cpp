#include "core/objects/list_pages.h"

#include "core/objects/object_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::objects {

namespace {

constexpr auto TokenEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error invalidListing()
{
    return {ErrorCode::Invalid,
            QCoreApplication::translate("ListPages",
                                        "This listing cannot be continued here. Start it again "
                                        "from the first page.")};
}

// The smallest key greater than every key that begins with @p prefix; UTF-8 has no byte 0xFF.
QByteArray pastAll(QByteArray prefix)
{
    prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
    return prefix;
}

QByteArray pastKey(const QByteArray& key)
{
    return key + '\0';
}

/// Builds one page, key by key.
class PageBuilder
{
public:
    PageBuilder(const ListRequest& request, const KeyWalk& walk)
        : m_walk(walk), m_prefix(request.prefix.toUtf8()), m_delimiter(request.delimiter.toUtf8()),
          m_limit(std::size_t(std::min(request.maxKeys, MaximumPageKeys)))
    {}

    Result<ListPage> build(const QByteArray& start)
    {
        m_bound = std::max(start, m_prefix);
        for (;;) {
            const auto key = m_walk.firstAtOrAfter(m_bound);
            if (!key)
                return propagate(key);
            if (!*key || !(*key)->startsWith(m_prefix))
                return std::move(m_page);
            if (m_page.objects.size() + m_page.prefixes.size() == m_limit) {
                m_page.continuation = QString::fromLatin1(m_bound.toBase64(TokenEncoding));
                return std::move(m_page);
            }
            if (const auto added = add(**key); !added)
                return propagate(added);
        }
    }

private:
    Result<> add(const QByteArray& key)
    {
        const qsizetype at = m_delimiter.isEmpty() ? -1 : key.indexOf(m_delimiter, m_prefix.size());
        if (at >= 0) {
            const QByteArray common = key.left(at + m_delimiter.size());
            m_page.prefixes.push_back(QString::fromUtf8(common));
            m_bound = pastAll(common);
            return {};
        }
        auto info = m_walk.describe(key);
        if (!info)
            return propagate(info);
        if (*info)
            m_page.objects.push_back(std::move(**info));
        m_bound = pastKey(key);
        return {};
    }

    const KeyWalk& m_walk;
    QByteArray m_prefix;
    QByteArray m_delimiter;
    std::size_t m_limit;
    QByteArray m_bound; ///< everything below is done
    ListPage m_page;
};

} // namespace

Result<ListPage> paginate(const ListRequest& request, const KeyWalk& walk)
{
    if (request.maxKeys < 1 || !request.prefix.isValidUtf16() || !request.delimiter.isValidUtf16())
        return tl::unexpected(invalidListing());
    const auto start = QByteArray::fromBase64Encoding(
        request.continuation.toLatin1(), TokenEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!start)
        return tl::unexpected(invalidListing());
    return PageBuilder(request, walk).build(*start);
}

} // namespace wardlight::objects
