#include "ui/waveforms/recording_list_model.h"

#include "ui/common/formats.h"
#include "ui/waveforms/recording_words.h"

#include <algorithm>

namespace wardlight::ui {

using waveforms::StoredRecord;

void RecordingListModel::setRecords(std::vector<StoredRecord> records)
{
    std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
        return a.start.isValid() != b.start.isValid() ? a.start.isValid() : a.start > b.start;
    });
    beginResetModel();
    m_records = std::move(records);
    endResetModel();
}

int RecordingListModel::rowOf(const waveforms::RecordId& id) const
{
    const auto found = std::find_if(m_records.begin(), m_records.end(),
                                    [&id](const StoredRecord& each) { return each.id == id; });
    return found == m_records.end() ? -1 : int(found - m_records.begin());
}

void RecordingListModel::retranslate()
{
    if (!m_records.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int RecordingListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

QVariant RecordingListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const StoredRecord& record = m_records[std::size_t(index.row())];
    const QString title = record.details.value(QLatin1String("title")).toString();
    QStringList parts{title.isEmpty() ? record.name : title};
    parts << (record.start.isValid() ? formatDateTime(record.start) : tr("time not known"));
    parts << durationText(record.durationSeconds());
    parts << tr("%n channels", nullptr, int(record.channels.size()));
    if (record.isGrowing)
        parts << tr("still growing");
    return parts.join(QStringLiteral(" · "));
}

} // namespace wardlight::ui
