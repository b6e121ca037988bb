#include "core/imaging/file_set.h"

#include <QJsonArray>

namespace wardlight::imaging {

namespace {

const QString DirectoryRecords = QStringLiteral("00041220");
const QString RecordInUse = QStringLiteral("00041410");
const QString ReferencedFile = QStringLiteral("00041500");

QJsonArray valuesOf(const QJsonObject& dataset, const QString& tag)
{
    return dataset.value(tag).toObject().value(QStringLiteral("Value")).toArray();
}

bool isInUse(const QJsonObject& record)
{
    constexpr int Inactive = 0; // PS3.3 F.3.2.2
    return valuesOf(record, RecordInUse).first().toInt(-1) != Inactive;
}

} // namespace

std::vector<QStringList> filesOfDirectory(const QJsonObject& tags)
{
    std::vector<QStringList> files;
    for (const QJsonValue& value : valuesOf(tags, DirectoryRecords)) {
        const QJsonObject record = value.toObject();
        QStringList names;
        for (const QJsonValue& name : valuesOf(record, ReferencedFile))
            names.append(name.toString());
        if (!names.isEmpty() && isInUse(record))
            files.push_back(std::move(names));
    }
    return files;
}

} // namespace wardlight::imaging
