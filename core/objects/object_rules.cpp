#include "core/objects/object_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::objects {

namespace {

constexpr qsizetype MaximumMetadataBytes = 64 * 1024;

bool isToken(const QString& name)
{
    static const QString marks = QStringLiteral("!#$%&'*+-.^_`|~");
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || marks.contains(c);
    });
}

Result<> checkMetadata(const Metadata& metadata)
{
    qsizetype bytes = 0;
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        if (!isToken(it.key())) {
            return fail(ErrorCode::Invalid,
                        QCoreApplication::translate(
                            "ObjectRules", "\"%1\" cannot be the name of object metadata. Use "
                                           "lower-case letters, digits and hyphens.")
                            .arg(it.key()));
        }
        if (!it.value().isValidUtf16()) {
            return fail(ErrorCode::Invalid,
                        QCoreApplication::translate(
                            "ObjectRules", "The metadata \"%1\" is not valid Unicode text.")
                            .arg(it.key()));
        }
        bytes += it.key().size() + it.value().toUtf8().size();
    }
    if (bytes > MaximumMetadataBytes) {
        return fail(ErrorCode::Limit,
                    QCoreApplication::translate("ObjectRules",
                                                "The metadata of one object may not be larger "
                                                "than 64 KiB."));
    }
    return {};
}

} // namespace

Result<QByteArray> keyBytes(const QString& key)
{
    if (key.isEmpty()) {
        return fail(ErrorCode::Invalid, QCoreApplication::translate(
                                            "ObjectRules", "An object's key may not be empty."));
    }
    if (!key.isValidUtf16()) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("ObjectRules",
                                                "The object's key is not valid Unicode text."));
    }
    QByteArray bytes = key.toUtf8();
    if (bytes.size() > MaximumKeyBytes) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("ObjectRules",
                                                "The object's key has %1 bytes; no store takes "
                                                "more than %2.")
                        .arg(bytes.size())
                        .arg(MaximumKeyBytes));
    }
    return bytes;
}

Result<> checkPutRequest(const PutRequest& request)
{
    if (const auto bytes = keyBytes(request.key); !bytes)
        return propagate(bytes);
    return checkMetadata(request.metadata);
}

Result<ByteExtent> resolveRange(const std::optional<ByteRange>& range, qint64 size)
{
    if (!range)
        return ByteExtent{0, size};
    if (range->first < 0 || range->last < range->first || range->first >= size) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("ObjectRules",
                                                "Bytes %1 to %2 do not exist in an object of %3 "
                                                "bytes.")
                        .arg(range->first)
                        .arg(range->last)
                        .arg(size));
    }
    return ByteExtent{range->first, std::min(range->last, size - 1) - range->first + 1};
}

Error objectNotFound(const QString& key, const QString& store)
{
    return {ErrorCode::NotFound,
            QCoreApplication::translate("ObjectRules",
                                        "There is no object \"%1\" in %2. It may have been moved "
                                        "or deleted.")
                .arg(key, store),
            QStringLiteral("no such key")};
}

Error presignUnsupported(const QString& store)
{
    return {ErrorCode::Unsupported,
            QCoreApplication::translate("ObjectRules",
                                        "%1 cannot be reached by a link: only objects on an S3 "
                                        "server can. Use a profile with an S3 bucket.")
                .arg(store)};
}

Error sourceTooShort(const QString& key)
{
    return {ErrorCode::Invalid,
            QCoreApplication::translate("ObjectRules",
                                        "What was to be stored as \"%1\" became shorter while it "
                                        "was being read. Nothing was stored; try again.")
                .arg(key),
            QStringLiteral("source ended early")};
}

} // namespace wardlight::objects
