#include "tests/integration/imaging/imaging_room.h"

#include "core/postgres/migrations.h"
#include "tests/support/corpus.h"
#include "tests/support/fixed_clock.h"

#include <QDir>
#include <QFile>

namespace wardlight::test {

Result<std::unique_ptr<ImagingRoom>> ImagingRoom::open(PostgresServer& server)
{
    std::unique_ptr<ImagingRoom> room(new ImagingRoom(server));
    auto name = server.createDatabase();
    if (!name)
        return propagate(name);
    room->m_databaseName = *name;
    room->database =
        std::make_shared<postgres::Database>(postgres::DatabaseConfig{.dsn = server.dsn(*name)});
    if (const auto migrated = postgres::migrate(*room->database); !migrated)
        return propagate(migrated);
    auto store = objects::DirectoryStore::open(room->m_folder.filePath(QStringLiteral("objects")));
    if (!store)
        return propagate(store);
    room->store = *store;
    room->clock = std::make_shared<FixedClock>();
    room->audit = {.person = QStringLiteral("A Tester"),
                   .station = QStringLiteral("here"),
                   .program = QStringLiteral("test")};
    room->fetch = std::make_shared<objects::VerifiedFetch>(
        room->store,
        std::make_shared<objects::PostgresManifest>(room->database, room->audit, room->clock),
        room->clock);
    imaging::Decoder::Options options;
    options.program = programFolder() + QStringLiteral("/wardlight-decoder");
    room->decoder = std::make_shared<imaging::Decoder>(std::move(options));
    room->imaging = std::make_shared<imaging::PostgresImagingStore>(room->database, room->audit);
    QDir().mkpath(room->filesFolder());
    return room;
}

void ImagingRoom::addFile(const QString& name, const QByteArray& bytes) const
{
    QFile file(filesFolder() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test's file");
}

void ImagingRoom::addSeries(const Slice& first, int count) const
{
    for (int number = 1; number <= count; ++number) {
        const Slice slice = sliceOf(first, number);
        addFile(QString::fromLatin1(slice.sop), sliceFile(slice));
    }
}

Result<ingest::ImportReport> ImagingRoom::import(const ingest::DicomImportOptions& options) const
{
    Job job;
    return ingest::importDicom({database, store, decoder, clock, audit}, {filesFolder()}, options,
                               job);
}

Result<ingest::ImportReport>
ImagingRoom::importInto(const std::shared_ptr<objects::ObjectStore>& other) const
{
    Job job;
    return ingest::importDicom({database, other, decoder, clock, audit}, {filesFolder()}, {}, job);
}

QStringList ImagingRoom::query(const QString& sql) const
{
    const auto rows = m_server.query(m_databaseName, sql);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().message + rows.error().detail));
    QStringList column;
    for (const QStringList& row : *rows)
        column.append(row.value(0));
    return column;
}

QStringList ImagingRoom::storedKeys() const
{
    QStringList keys;
    const auto page = store->list({});
    for (const objects::ObjectInfo& info : page->objects)
        keys.append(info.key);
    return keys;
}

void ImagingRoom::damage(const QString& key) const
{
    QFile file(m_folder.filePath(QStringLiteral("objects/")) + key);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("no such object");
    file.seek(file.size() / 2);
    const char byte = char(file.read(1).at(0) ^ 1);
    file.seek(file.size() / 2);
    file.write(&byte, 1);
}

} // namespace wardlight::test
