#pragma once

#include "core/trace/trace_item.h"

#include <QAbstractTableModel>

#include <vector>

namespace wardlight::ui {

/// The events of one item, oldest first, numbered as on the map.
class TraceEventModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NumberColumn,
        TimeColumn,
        LinkColumn,
        StatusColumn,
        PlaceColumn,
        DistanceColumn, ///< from the last place before
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(std::vector<trace::Event> events);
    [[nodiscard]] const std::vector<trace::Event>& events() const { return m_events; }
    /// Texts in the language of the moment.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString distanceBefore(int row) const;

    std::vector<trace::Event> m_events;
};

} // namespace wardlight::ui
