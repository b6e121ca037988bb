#include "ui/trace/trace_item_model.h"

#include "ui/trace/trace_words.h"

#include <algorithm>

namespace wardlight::ui {

void TraceItemModel::setItems(std::vector<trace::Item> items, std::vector<double> distances)
{
    beginResetModel();
    m_distances = std::move(distances);
    m_items = std::move(items);
    endResetModel();
}

const trace::Item* TraceItemModel::item(int row) const
{
    return row >= 0 && row < int(m_items.size()) ? &m_items[std::size_t(row)] : nullptr;
}

int TraceItemModel::rowOf(const QString& code) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&code](const trace::Item& i) { return i.code == code; });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

void TraceItemModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_items.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TraceItemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int TraceItemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceItemModel::data(const QModelIndex& index, int role) const
{
    const trace::Item* item = this->item(index.row());
    if (!item || index.parent().isValid())
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return role == Qt::ToolTipRole && !item->maker.isEmpty() ? item->name + u'\n' + item->maker
                                                                 : item->name;
    case CodeColumn:
        return item->code;
    case StateColumn:
        if (std::size_t(index.row()) < m_distances.size())
            return tr("%1 m · %2")
                .arg(m_distances[std::size_t(index.row())], 0, 'f', 0)
                .arg(stateText(item->link, item->status));
        return stateText(item->link, item->status);
    default:
        return {};
    }
}

QVariant TraceItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case CodeColumn:
        return tr("Trace code");
    case StateColumn:
        return m_distances.empty() ? tr("Latest state") : tr("Distance and state");
    default:
        return {};
    }
}

} // namespace wardlight::ui
