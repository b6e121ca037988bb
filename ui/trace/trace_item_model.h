#pragma once

#include "core/trace/trace_item.h"

#include <QAbstractTableModel>

#include <vector>

namespace wardlight::ui {

/// The drugs that a search found.
class TraceItemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        CodeColumn,
        StateColumn, ///< stage and status of the newest event; the distance before it
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// @param distances  metres, one an item, where the search was by distance
    void setItems(std::vector<trace::Item> items, std::vector<double> distances = {});
    [[nodiscard]] const std::vector<trace::Item>& items() const { return m_items; }
    /// Null outside.
    [[nodiscard]] const trace::Item* item(int row) const;
    /// -1 when the code is not among them.
    [[nodiscard]] int rowOf(const QString& code) const;
    /// Texts in the language of the moment.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<trace::Item> m_items;
    std::vector<double> m_distances;
};

} // namespace wardlight::ui
