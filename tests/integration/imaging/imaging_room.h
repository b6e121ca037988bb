#pragma once

#include "core/imaging/imaging_store_pg.h"
#include "core/imaging/series_loader.h"
#include "core/ingest/dicom/dicom_import.h"
#include "core/objects/directory_store.h"
#include "core/objects/manifest_pg.h"
#include "tests/integration/imaging/slice_file.h"
#include "tests/support/postgres_server.h"

#include <QTemporaryDir>

namespace wardlight::test {

/// Everything imaging works with, real and empty: a database of its own, a directory store, the
/// decoder; and a folder to put files into.
class ImagingRoom
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ImagingRoom>> open(PostgresServer& server);

    /// Writes a file below filesFolder().
    void addFile(const QString& name, const QByteArray& bytes) const;
    /// Slices 1 to @p count of the series that @p first describes, a file each.
    void addSeries(const Slice& first, int count) const;
    [[nodiscard]] QString filesFolder() const { return m_folder.filePath(QStringLiteral("files")); }

    /// Imports filesFolder().
    [[nodiscard]] Result<ingest::ImportReport>
    import(const ingest::DicomImportOptions& options = {}) const;
    /// The same, with another store.
    [[nodiscard]] Result<ingest::ImportReport>
    importInto(const std::shared_ptr<objects::ObjectStore>& store) const;

    /// One column of text, past the code under test.
    [[nodiscard]] QStringList query(const QString& sql) const;
    [[nodiscard]] QStringList storedKeys() const;
    /// Changes one bit in the middle of a stored object, past the store.
    void damage(const QString& key) const;

    std::shared_ptr<postgres::Database> database;
    std::shared_ptr<objects::DirectoryStore> store;
    std::shared_ptr<objects::VerifiedFetch> fetch;
    std::shared_ptr<imaging::Decoder> decoder;
    std::shared_ptr<imaging::PostgresImagingStore> imaging;
    std::shared_ptr<const Clock> clock;
    security::AuditContext audit;

private:
    explicit ImagingRoom(PostgresServer& server) : m_server(server) {}

    PostgresServer& m_server;
    QString m_databaseName;
    QTemporaryDir m_folder;
};

} // namespace wardlight::test
