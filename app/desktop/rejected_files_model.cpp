#include "app/desktop/rejected_files_model.h"

namespace wardlight::desktop {

RejectedFilesModel::RejectedFilesModel(QList<RejectedFile> files, QObject* parent)
    : QAbstractTableModel(parent), m_files(std::move(files))
{}

int RejectedFilesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int RejectedFilesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant RejectedFilesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RejectedFile& file = m_files[index.row()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return index.column() == 0 ? file.where : file.reason;
    return {};
}

QVariant RejectedFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == 0 ? tr("File") : tr("Reason");
}

QString RejectedFilesModel::toText() const
{
    QStringList lines;
    for (const RejectedFile& file : m_files)
        lines << QStringLiteral("%1\t%2").arg(file.where, file.reason);
    return lines.join(QLatin1Char('\n'));
}

} // namespace wardlight::desktop
