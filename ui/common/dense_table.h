#pragma once

class QAbstractItemModel;
class QTableView;

namespace wardlight::ui {

/// A table as all lists are: whole rows, one at a time, read only, dense.
[[nodiscard]] QTableView* makeDenseTable(QAbstractItemModel& model);

} // namespace wardlight::ui
