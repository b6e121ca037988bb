#include "ui/trace/count_model.h"

#include <QLocale>

namespace wardlight::ui {

void CountModel::setCounts(std::vector<trace::DimensionCount> counts)
{
    beginResetModel();
    m_counts = std::move(counts);
    endResetModel();
}

void CountModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_counts.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CountModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_counts.size());
}

int CountModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CountModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const trace::DimensionCount& count = m_counts[std::size_t(index.row())];
    const bool isFigure = index.column() == ItemsColumn;
    if (role == Qt::TextAlignmentRole)
        return int((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (isFigure)
        return QLocale().toString(count.count);
    return count.value.isEmpty() ? tr("none on record") : count.value;
}

QVariant CountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == ItemsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == ValueColumn ? tr("Value") : tr("Packs");
}

} // namespace wardlight::ui
