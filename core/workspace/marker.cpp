#include "core/workspace/marker.h"

#include "core/base/platform/durable_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace wardlight::workspace {

namespace {

constexpr int FormatVersion = 1;
constexpr qint64 MaxMarkerBytes = 64 * 1024;
const QString Format = QStringLiteral("wardlight-workspace");

constexpr std::array StateNames = {
    std::pair(Marker::State::Creating, "creating"),
    std::pair(Marker::State::Ready, "ready"),
    std::pair(Marker::State::Destroying, "destroying"),
};

QString stateName(Marker::State state)
{
    for (const auto& [value, name] : StateNames) {
        if (value == state)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<Marker::State> parseState(const QString& text)
{
    for (const auto& [value, name] : StateNames) {
        if (text == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

const QString InKeychain = QStringLiteral("keychain");

tl::unexpected<Error> notOurs(const QString& path)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("Workspace",
                                            "%1 is not the mark of a Wardlight workspace, so "
                                            "nothing in its folder was touched. Choose another "
                                            "folder.")
                    .arg(path),
                QStringLiteral("marker unreadable"));
}

tl::unexpected<Error> tooNew(const QString& path)
{
    return fail(ErrorCode::Unsupported,
                QCoreApplication::translate("Workspace",
                                            "%1 was made by a newer version of Wardlight. Nothing "
                                            "was changed; install that version to open it.")
                    .arg(path),
                QStringLiteral("marker format too new"));
}

} // namespace

QString markerPath(const QString& workspaceFolder)
{
    return workspaceFolder + QStringLiteral("/workspace.json");
}

Result<std::optional<Marker>> readMarker(const QString& workspaceFolder)
{
    const QString path = markerPath(workspaceFolder);
    QFile file(path);
    if (!file.exists())
        return std::optional<Marker>();
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(EACCES, path));
    const QJsonObject fields = QJsonDocument::fromJson(file.read(MaxMarkerBytes)).object();
    if (fields[QStringLiteral("format")] != Format)
        return notOurs(path);
    if (fields[QStringLiteral("version")].toInt() > FormatVersion)
        return tooNew(path);
    const auto state = parseState(fields[QStringLiteral("state")].toString());
    Marker marker;
    marker.id = QUuid::fromString(fields[QStringLiteral("id")].toString());
    marker.createdAt =
        QDateTime::fromString(fields[QStringLiteral("created")].toString(), Qt::ISODateWithMs);
    marker.clusterFolder = fields[QStringLiteral("cluster")].toString();
    if (fields[QStringLiteral("key")] == InKeychain)
        marker.keyPlace = Marker::KeyPlace::Keychain;
    if (!state || marker.id.isNull() || !marker.createdAt.isValid())
        return notOurs(path);
    marker.state = *state;
    return std::optional(marker);
}

Result<> writeMarker(const QString& workspaceFolder, const Marker& marker)
{
    const QJsonObject fields = {
        {QStringLiteral("format"), Format},
        {QStringLiteral("version"), FormatVersion},
        {QStringLiteral("state"), stateName(marker.state)},
        {QStringLiteral("id"), marker.id.toString(QUuid::WithoutBraces)},
        {QStringLiteral("created"), marker.createdAt.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("cluster"), marker.clusterFolder},
        {QStringLiteral("key"),
         marker.keyPlace == Marker::KeyPlace::Keychain ? InKeychain : QStringLiteral("file")},
    };
    const QByteArray bytes = QJsonDocument(fields).toJson();
    return writeFileDurably(markerPath(workspaceFolder), std::as_bytes(std::span(bytes)));
}

} // namespace wardlight::workspace
