#include "ui/trace/stock_model.h"

#include "ui/common/formats.h"
#include "ui/trace/trace_words.h"

#include <QLocale>

namespace wardlight::ui {

namespace {

bool isFigure(int column)
{
    return column == StockModel::QuantityColumn || column == StockModel::DistanceColumn;
}

QString quantityText(const trace::SiteStock& stock)
{
    const QString number = QLocale().toString(stock.quantity, 'g', 10);
    return stock.unit.isEmpty() ? number : number + u' ' + stock.unit;
}

QString cell(const trace::SiteStock& stock, int column)
{
    switch (column) {
    case StockModel::SiteColumn:
        return stock.site.name;
    case StockModel::QuantityColumn:
        return quantityText(stock);
    case StockModel::DistanceColumn:
        return distanceText(stock.distanceMetres);
    case StockModel::NameColumn:
        return stock.name;
    case StockModel::BatchColumn:
        return stock.batch;
    case StockModel::CountedColumn:
        return formatDateTime(stock.countedAt.toLocalTime());
    default:
        return {};
    }
}

} // namespace

void StockModel::setStock(std::vector<trace::SiteStock> stock)
{
    beginResetModel();
    m_stock = std::move(stock);
    endResetModel();
}

void StockModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_stock.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int StockModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_stock.size());
}

int StockModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StockModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const trace::SiteStock& stock = m_stock[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(stock, index.column());
    case Qt::TextAlignmentRole:
        return int((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tr("%1 (%2), counted %3")
            .arg(stock.site.name, stock.site.id, cell(stock, CountedColumn));
    default:
        return {};
    }
}

QVariant StockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SiteColumn:
        return tr("Site");
    case QuantityColumn:
        return tr("Quantity");
    case DistanceColumn:
        return tr("Distance");
    case NameColumn:
        return tr("Name");
    case BatchColumn:
        return tr("Batch");
    case CountedColumn:
        return tr("Counted");
    default:
        return {};
    }
}

} // namespace wardlight::ui
