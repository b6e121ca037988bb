#pragma once

#include "core/trace/verdict/verdict.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace wardlight::ui {

/// The packs that were scanned in this session, the newest first, each with its verdict. A pack
/// that is scanned again moves up and is counted.
class ScanListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        CodeColumn,
        VerdictColumn,
        CountColumn,
        ColumnCount
    };

    /// The oldest scans beyond this number are forgotten.
    static constexpr std::size_t MostScans = 10'000;

    struct Scan
    {
        QString code; ///< as scanned
        int count = 1;
        std::optional<trace::Verdict> verdict; ///< none while it is awaited, or where it failed
        QString error;                         ///< why there is none; empty while it is awaited
    };

    using QAbstractTableModel::QAbstractTableModel;

    void add(const QString& code);
    /// Fills in what became of a scan; one that is not in the list is passed over.
    void answer(const QString& code, const std::optional<trace::Verdict>& verdict,
                const QString& error);
    void clear();
    /// Texts in the language of the moment.
    void retranslate();

    [[nodiscard]] const std::vector<Scan>& scans() const { return m_scans; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<Scan> m_scans;
};

} // namespace wardlight::ui
