#include "core/objects/object_record.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <sys/stat.h>

namespace wardlight::objects {

namespace {

constexpr qint64 NanosecondsPerSecond = 1'000'000'000;
constexpr qint64 NanosecondsPerMillisecond = 1'000'000;
constexpr int RecordFormat = 1;

const QString FormatField = QStringLiteral("format");
const QString CurrentField = QStringLiteral("current");
const QString PreviousField = QStringLiteral("previous");
const QString InodeField = QStringLiteral("inode");
const QString ModifiedField = QStringLiteral("modified_ns");
const QString BytesField = QStringLiteral("bytes");
const QString ContentTypeField = QStringLiteral("content_type");
const QString MetadataField = QStringLiteral("metadata");

// Numbers stand as text: a JSON number is a double and would round an inode or a time in ns.
QJsonObject versionToJson(const ObjectVersion& version)
{
    QJsonObject metadata;
    for (auto it = version.metadata.begin(); it != version.metadata.end(); ++it)
        metadata.insert(it.key(), it.value());
    return {{InodeField, QString::number(version.file.inode)},
            {ModifiedField, QString::number(version.file.modifiedNs)},
            {BytesField, QString::number(version.file.bytes)},
            {ContentTypeField, version.contentType},
            {MetadataField, metadata}};
}

std::optional<ObjectVersion> versionFromJson(const QJsonValue& json)
{
    const QJsonObject object = json.toObject();
    bool inodeOk = false;
    bool modifiedOk = false;
    bool bytesOk = false;
    ObjectVersion version;
    version.file = {object.value(InodeField).toString().toULongLong(&inodeOk),
                    object.value(ModifiedField).toString().toLongLong(&modifiedOk),
                    object.value(BytesField).toString().toLongLong(&bytesOk)};
    const QJsonValue contentType = object.value(ContentTypeField);
    const QJsonValue metadata = object.value(MetadataField);
    if (!inodeOk || !modifiedOk || !bytesOk || !contentType.isString() || !metadata.isObject())
        return std::nullopt;
    version.contentType = contentType.toString();
    const QJsonObject values = metadata.toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!it.value().isString())
            return std::nullopt;
        version.metadata.insert(it.key(), it.value().toString());
    }
    return version;
}

// How well a recorded identity fits the file found: the inode outweighs the time, which outweighs
// the size. A changed file keeps its inode; a copied one its size and mostly its time.
int resemblance(const FileIdentity& recorded, const FileIdentity& found)
{
    return (recorded.inode == found.inode ? 4 : 0) +
           (recorded.modifiedNs == found.modifiedNs ? 2 : 0) +
           (recorded.bytes == found.bytes ? 1 : 0);
}

} // namespace

FileIdentity FileIdentity::of(const struct stat& info)
{
    return {info.st_ino,
            qint64(info.st_mtim.tv_sec) * NanosecondsPerSecond + qint64(info.st_mtim.tv_nsec),
            qint64(info.st_size)};
}

QString FileIdentity::etag() const
{
    return QStringLiteral("%1-%2-%3").arg(inode, 0, 16).arg(modifiedNs, 0, 16).arg(bytes, 0, 16);
}

QDateTime FileIdentity::modified() const
{
    return QDateTime::fromMSecsSinceEpoch(modifiedNs / NanosecondsPerMillisecond, Qt::UTC);
}

const ObjectVersion& ObjectRecord::versionOf(const FileIdentity& file) const
{
    const bool previousFits =
        previous && resemblance(previous->file, file) > resemblance(current.file, file);
    return previousFits ? *previous : current;
}

bool ObjectRecord::knows(const FileIdentity& file) const
{
    return current.file == file || (previous && previous->file == file);
}

QByteArray ObjectRecord::toJson() const
{
    QJsonObject json{{FormatField, RecordFormat}, {CurrentField, versionToJson(current)}};
    if (previous)
        json.insert(PreviousField, versionToJson(*previous));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<ObjectRecord> ObjectRecord::fromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(FormatField).toInt() != RecordFormat)
        return std::nullopt;
    auto current = versionFromJson(object.value(CurrentField));
    if (!current)
        return std::nullopt;
    ObjectRecord record{std::move(*current), std::nullopt};
    if (object.contains(PreviousField)) {
        record.previous = versionFromJson(object.value(PreviousField));
        if (!record.previous)
            return std::nullopt;
    }
    return record;
}

} // namespace wardlight::objects
