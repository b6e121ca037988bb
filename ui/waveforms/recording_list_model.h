#pragma once

#include "core/waveforms/segment_store.h"

#include <QAbstractListModel>

#include <vector>

namespace wardlight::ui {

/// A patient's stored recordings, the newest first: name, time, length, channels.
class RecordingListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRecords(std::vector<waveforms::StoredRecord> records);
    [[nodiscard]] const std::vector<waveforms::StoredRecord>& records() const { return m_records; }
    /// −1 when it is not there.
    [[nodiscard]] int rowOf(const waveforms::RecordId& id) const;
    /// The language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<waveforms::StoredRecord> m_records;
};

} // namespace wardlight::ui
