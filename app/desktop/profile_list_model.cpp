#include "app/desktop/profile_list_model.h"

namespace wardlight::desktop {

void ProfileListModel::setProfiles(QList<profiles::Profile> profiles)
{
    beginResetModel();
    m_profiles = std::move(profiles);
    m_draftRow = -1;
    endResetModel();
}

int ProfileListModel::addDraft(const profiles::Profile& profile)
{
    const int row = static_cast<int>(m_profiles.size());
    beginInsertRows({}, row, row);
    m_profiles.append(profile);
    m_draftRow = row;
    endInsertRows();
    return row;
}

const profiles::Profile* ProfileListModel::at(int row) const
{
    return row >= 0 && row < m_profiles.size() ? &m_profiles[row] : nullptr;
}

int ProfileListModel::rowOf(const profiles::ProfileId& id) const
{
    for (int row = 0; row < m_profiles.size(); ++row) {
        if (m_profiles[row].id == id)
            return row;
    }
    return -1;
}

int ProfileListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_profiles.size());
}

QVariant ProfileListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const profiles::Profile& profile = m_profiles[index.row()];
    const QString name = profile.name.isEmpty() ? tr("New profile") : profile.name;
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(name, profiles::kindWord(profile.kind));
    case KindRole:
        return static_cast<int>(profile.kind);
    case DetailRole:
        return profile.database.value(QStringLiteral("host"));
    default: // every other role of Qt
        return {};
    }
}

} // namespace wardlight::desktop
