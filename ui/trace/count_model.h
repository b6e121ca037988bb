#pragma once

#include "core/trace/trace_store.h"

#include <QAbstractTableModel>

#include <vector>

namespace wardlight::ui {

/// How many packs there are of each value of a dimension, the most first.
class CountModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        ValueColumn,
        ItemsColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setCounts(std::vector<trace::DimensionCount> counts);
    [[nodiscard]] const std::vector<trace::DimensionCount>& counts() const { return m_counts; }
    /// Texts in the language of the moment.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<trace::DimensionCount> m_counts;
};

} // namespace wardlight::ui
