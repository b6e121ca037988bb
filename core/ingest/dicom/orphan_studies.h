#pragma once

#include "core/objects/object_store.h"
#include "core/postgres/database.h"

#include <QHash>

#include <memory>
#include <optional>

namespace wardlight::ingest {

/// Finds what an import that was killed left in the store: objects under a new patient's id whose
/// rows were never written. The next import of the same study takes that id over, so that its
/// objects land on the same keys and nothing is left behind.
///
/// Looks once, at the first question; at the newest 256 patients that the database does not know.
class OrphanStudies
{
public:
    OrphanStudies(std::shared_ptr<objects::ObjectStore> store,
                  std::shared_ptr<postgres::Database> database)
        : m_store(std::move(store)), m_database(std::move(database))
    {}

    /// The id under which objects of this study lie without a patient; empty: there are none.
    [[nodiscard]] Result<std::optional<PatientId>> ownerOf(const QString& studyUid);

private:
    [[nodiscard]] Result<> search();
    [[nodiscard]] Result<QStringList> foldersBelow(const QString& prefix) const;
    [[nodiscard]] Result<QList<PatientId>> unknownPatients() const;

    std::shared_ptr<objects::ObjectStore> m_store;
    std::shared_ptr<postgres::Database> m_database;
    bool m_isSearched = false;
    QHash<QString, PatientId> m_owners; ///< by study UID
};

} // namespace wardlight::ingest
