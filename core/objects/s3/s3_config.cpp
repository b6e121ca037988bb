#include "core/objects/s3/s3_config.h"

#include "core/objects/s3/http_fields.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace wardlight::objects {

namespace {

const QString GlobalRegion = QStringLiteral("aws-global");

bool isHostLabel(const QString& text)
{
    static const QRegularExpression label(
        QStringLiteral("\\A[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\z"));
    return label.match(text).hasMatch();
}

QString amazonSuffix(const QString& region)
{
    return region.startsWith(QStringLiteral("cn-")) ? QStringLiteral("amazonaws.com.cn")
                                                    : QStringLiteral("amazonaws.com");
}

QUrl amazonUrl(const QString& region)
{
    const QString host = region == GlobalRegion
                             ? QStringLiteral("s3.amazonaws.com")
                             : QStringLiteral("s3.%1.%2").arg(region, amazonSuffix(region));
    return QUrl(QStringLiteral("https://") + host);
}

tl::unexpected<Error> invalidEndpoint(const QString& endpoint)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("S3Config",
                                            "\"%1\" is not the address of an S3 server. Write it "
                                            "as https://server or https://server:port.")
                    .arg(endpoint));
}

Result<QUrl> serviceUrl(const S3Config& config)
{
    if (!isHostLabel(config.region)) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("S3Config",
                                                "\"%1\" is not the name of a region. Use letters, "
                                                "digits and hyphens, such as us-east-1.")
                        .arg(config.region));
    }
    if (config.endpoint.isEmpty())
        return amazonUrl(config.region);
    const QUrl url(config.endpoint, QUrl::StrictMode);
    const bool isHttp =
        url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty()) {
        return invalidEndpoint(config.endpoint);
    }
    return url;
}

bool usesVirtualHost(const S3Config& config, const QUrl& url)
{
    if (config.style == AddressingStyle::Path || config.bucket.isEmpty())
        return false;
    if (config.style == AddressingStyle::Automatic && !config.endpoint.isEmpty())
        return false; // most servers that are not Amazon's know no other host name than their own
    const bool isAddress = !QHostAddress(url.host()).isNull();
    const bool isSecure = url.scheme() == QStringLiteral("https");
    return !isAddress && isVirtualHostable(config.bucket, !isSecure);
}

} // namespace

QString addressingStyleName(AddressingStyle style)
{
    switch (style) {
    case AddressingStyle::Automatic:
        return QStringLiteral("auto");
    case AddressingStyle::Path:
        return QStringLiteral("path");
    case AddressingStyle::VirtualHost:
        return QStringLiteral("virtual");
    }
    return {};
}

std::optional<AddressingStyle> addressingStyle(const QString& name)
{
    for (const auto style :
         {AddressingStyle::Automatic, AddressingStyle::Path, AddressingStyle::VirtualHost}) {
        if (addressingStyleName(style) == name)
            return style;
    }
    return std::nullopt;
}

bool isVirtualHostable(const QString& bucket, bool allowDots)
{
    static const QRegularExpression label(QStringLiteral("\\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z"));
    if (bucket.size() < 3 || bucket.size() > 63 || !QHostAddress(bucket).isNull())
        return false;
    const QStringList labels = bucket.split(u'.');
    return (allowDots || labels.size() == 1) &&
           std::ranges::all_of(labels,
                               [](const QString& text) { return label.match(text).hasMatch(); });
}

Result<S3Endpoint> resolveEndpoint(const S3Config& config)
{
    const auto url = serviceUrl(config);
    if (!url)
        return propagate(url);
    const bool isVirtual = usesVirtualHost(config, *url);
    QByteArray host = url->host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']'; // IPv6
    if (url->port() >= 0)
        host += ':' + QByteArray::number(url->port());
    if (isVirtual)
        host = config.bucket.toLatin1() + '.' + host;
    QByteArray path = url->path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    if (!isVirtual && !config.bucket.isEmpty())
        path += '/' + uriEncode(config.bucket.toUtf8());
    const QString region =
        config.region == GlobalRegion ? QStringLiteral("us-east-1") : config.region;
    return S3Endpoint{url->scheme().toLatin1() + "://" + host, host, path, region.toLatin1()};
}

} // namespace wardlight::objects
