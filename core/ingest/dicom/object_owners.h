#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/objects/object_store.h"
#include "core/postgres/database.h"

#include <QHash>

#include <memory>
#include <optional>

namespace wardlight::ingest {

/// Finds whose an object is by its metadata's `patient-id`, which other tools write too: the id of
/// a patient here, or an MRN. Asks the database once for each text.
class ObjectOwners
{
public:
    explicit ObjectOwners(std::shared_ptr<postgres::Database> database)
        : m_database(std::move(database))
    {}

    enum class FileNames
    {
        Somebody, ///< then only an id counts, never an MRN: the file itself is what was hashed
        Nobody
    };

    /// @return empty when the metadata names no patient of this database, or not one alone
    [[nodiscard]] Result<std::optional<PatientId>> find(const objects::Metadata& metadata,
                                                        FileNames names);

private:
    [[nodiscard]] Result<std::optional<PatientId>> byId(const QString& text);
    [[nodiscard]] Result<std::optional<PatientId>> byMrn(const QString& text);

    std::shared_ptr<postgres::Database> m_database;
    QHash<QString, std::optional<PatientId>> m_byId;
    QHash<QString, std::optional<PatientId>> m_byMrn;
};

} // namespace wardlight::ingest
