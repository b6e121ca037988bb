#pragma once

#include "app/desktop/import_summary_dialog.h"

#include <QAbstractTableModel>

namespace wardlight::desktop {

/// Rejected files as a table: file, reason.
class RejectedFilesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    RejectedFilesModel(QList<RejectedFile> files, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// A line a file: where, tab, reason.
    [[nodiscard]] QString toText() const;

private:
    QList<RejectedFile> m_files;
};

} // namespace wardlight::desktop
