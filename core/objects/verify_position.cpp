#include "core/objects/verify_position.h"

#include "core/base/platform/durable_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace wardlight::objects {

namespace {

constexpr int Format = 1;
const QString FormatField = QStringLiteral("format");
const QString PrefixField = QStringLiteral("prefix");
const QString AfterField = QStringLiteral("after");
const QString CheckedField = QStringLiteral("checked");
const QString OkField = QStringLiteral("ok");
const QString UnverifiedField = QStringLiteral("unverified");
const QString FailedField = QStringLiteral("failed");
const QString KeyField = QStringLiteral("key");
const QString ReasonField = QStringLiteral("reason");

} // namespace

Result<> saveVerifyPosition(const QString& path, const VerifyPosition& position)
{
    QJsonArray failed;
    for (const VerifyFailure& failure : position.report.failed)
        failed.append(QJsonObject{{KeyField, failure.key}, {ReasonField, failure.reason}});
    const QByteArray json = QJsonDocument(QJsonObject{{FormatField, Format},
                                                      {PrefixField, position.prefix},
                                                      {AfterField, position.after},
                                                      {CheckedField, position.report.checked},
                                                      {OkField, position.report.ok},
                                                      {UnverifiedField, position.report.unverified},
                                                      {FailedField, failed}})
                                .toJson(QJsonDocument::Compact);
    return writeFileDurably(path,
                            std::as_bytes(std::span(json.constData(), std::size_t(json.size()))));
}

std::optional<VerifyPosition> loadVerifyPosition(const QString& path)
{
    constexpr qint64 MaximumBytes = qint64(64) * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.read(MaximumBytes)).object();
    if (json.value(FormatField).toInt() != Format || !json.value(AfterField).isString())
        return std::nullopt;
    VerifyPosition position{
        json.value(PrefixField).toString(), json.value(AfterField).toString(), {}};
    position.report.checked = json.value(CheckedField).toInteger();
    position.report.ok = json.value(OkField).toInteger();
    position.report.unverified = json.value(UnverifiedField).toInteger();
    for (const QJsonValue& value : json.value(FailedField).toArray()) {
        const QJsonObject failure = value.toObject();
        position.report.failed.push_back(
            {failure.value(KeyField).toString(), failure.value(ReasonField).toString()});
    }
    return position;
}

} // namespace wardlight::objects
