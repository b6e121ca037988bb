#pragma once

#include "core/profiles/profile.h"

#include <QAbstractListModel>

namespace wardlight::desktop {

/// The profiles that one can connect to, and the one that is being made.
class ProfileListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        KindRole = Qt::UserRole, ///< int of profiles::ProfileKind
        DetailRole               ///< host and database in a line
    };

    using QAbstractListModel::QAbstractListModel;

    void setProfiles(QList<profiles::Profile> profiles);
    /// Adds a profile that is in no file yet, at the end.
    int addDraft(const profiles::Profile& profile);
    /// Null for a row that does not exist.
    [[nodiscard]] const profiles::Profile* at(int row) const;
    /// -1 when there is none of that id.
    [[nodiscard]] int rowOf(const profiles::ProfileId& id) const;
    /// Whether the row is of a profile that is in no file yet.
    [[nodiscard]] bool isDraft(int row) const { return row >= 0 && row == m_draftRow; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<profiles::Profile> m_profiles;
    int m_draftRow = -1;
};

} // namespace wardlight::desktop
