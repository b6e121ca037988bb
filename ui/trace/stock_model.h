#pragma once

#include "core/trace/verdict/evidence_store.h"

#include <QAbstractTableModel>

#include <vector>

namespace wardlight::ui {

/// What sites have in stock, the nearest first.
class StockModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        SiteColumn,
        QuantityColumn,
        DistanceColumn,
        NameColumn,
        BatchColumn,
        CountedColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setStock(std::vector<trace::SiteStock> stock);
    [[nodiscard]] const std::vector<trace::SiteStock>& stock() const { return m_stock; }
    /// Texts in the language of the moment.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<trace::SiteStock> m_stock;
};

} // namespace wardlight::ui
