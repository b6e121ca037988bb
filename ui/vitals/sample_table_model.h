#pragma once

#include "core/vitals/vitals_store.h"

#include <QAbstractTableModel>

#include <vector>

namespace wardlight::ui {

/// Samples, newest first. When a view reaches the end it asks for more; whoever reads it calls
/// append().
class SampleTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        VitalColumn,
        ValueColumn,
        UnitColumn,
        DeviceColumn,
        FlagsColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSamples(std::vector<vitals::Sample> samples, bool hasMore);
    void append(std::vector<vitals::Sample> samples, bool hasMore);
    /// Nothing more comes, for now.
    void stopLoading() { m_isLoading = false; }
    void retranslate();

    [[nodiscard]] const std::vector<vitals::Sample>& samples() const { return m_samples; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void moreWanted();

private:
    [[nodiscard]] QString text(const vitals::Sample& sample, int column) const;

    std::vector<vitals::Sample> m_samples;
    bool m_hasMore = false;
    bool m_isLoading = false;
};

} // namespace wardlight::ui
