#pragma once

#include "core/base/uuid.h"

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>

namespace wardlight {

/// A UUID that names one kind of thing, so that a patient's id cannot be passed for a study's.
template <class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid& uuid) : m_uuid(uuid) {}

    /// A new id, UUIDv7.
    [[nodiscard]] static Id generate() { return Id(newUuidV7()); }

    /// Reads the 36-character form, with or without braces; empty when it is none, and for the
    /// nil UUID.
    [[nodiscard]] static std::optional<Id> parse(const QString& text)
    {
        const QUuid uuid = QUuid::fromString(text);
        // QUuid reads over whatever follows the last digit
        const bool isWhole =
            text.compare(uuid.toString(QUuid::WithoutBraces), Qt::CaseInsensitive) == 0 ||
            text.compare(uuid.toString(QUuid::WithBraces), Qt::CaseInsensitive) == 0;
        return uuid.isNull() || !isWhole ? std::nullopt : std::optional(Id(uuid));
    }

    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] const QUuid& uuid() const { return m_uuid; }
    /// 36 lower-case characters without braces.
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id& a, const Id& b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id& a, const Id& b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using PatientId = Id<struct PatientTag>;
using EncounterId = Id<struct EncounterTag>;
using DeviceId = Id<struct DeviceTag>;
using AlertId = Id<struct AlertTag>;
using OperationId = Id<struct OperationTag>;

} // namespace wardlight
