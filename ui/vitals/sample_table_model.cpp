#include "ui/vitals/sample_table_model.h"

#include "core/vitals/intake.h"
#include "core/vitals/vital_type.h"
#include "ui/common/formats.h"
#include "ui/vitals/trend_panels.h"

namespace wardlight::ui {

namespace {

/// With seconds, which the pages' usual form leaves out.
QString timeText(const QDateTime& instant)
{
    const QDateTime local = instant.toLocalTime();
    return QStringLiteral("%1 %2 %3")
        .arg(formatDate(local.date()), local.time().toString(QStringLiteral("HH:mm:ss")),
             formatOffset(local));
}

QString flagTexts(const QStringList& flags)
{
    QStringList texts;
    for (const QString& flag : flags)
        texts << vitals::flagText(flag);
    return texts.join(u' ');
}

} // namespace

// A view may ask for more from inside a change: until it is complete, there is no more.
void SampleTableModel::setSamples(std::vector<vitals::Sample> samples, bool hasMore)
{
    m_hasMore = false;
    m_isLoading = false;
    beginResetModel();
    m_samples = std::move(samples);
    endResetModel();
    m_hasMore = hasMore;
}

void SampleTableModel::append(std::vector<vitals::Sample> samples, bool hasMore)
{
    m_isLoading = false;
    m_hasMore = false;
    if (!samples.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + int(samples.size()) - 1);
        std::move(samples.begin(), samples.end(), std::back_inserter(m_samples));
        endInsertRows();
    }
    m_hasMore = hasMore;
}

void SampleTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_samples.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SampleTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_samples.size());
}

int SampleTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SampleTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const vitals::Sample& sample = m_samples[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(sample, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == ValueColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == FlagsColumn ? text(sample, FlagsColumn) : QVariant();
    default:
        return {};
    }
}

QString SampleTableModel::text(const vitals::Sample& sample, int column) const
{
    switch (column) {
    case TimeColumn:
        return timeText(sample.measuredAt);
    case VitalColumn:
        return vitals::vitalName(sample.type);
    case ValueColumn:
        return vitalText(sample.type, sample.value);
    case UnitColumn:
        return vitals::unitText(sample.unit);
    case DeviceColumn:
        return sample.device;
    case FlagsColumn:
        return flagTexts(sample.flags);
    default:
        return {};
    }
}

QVariant SampleTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == ValueColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case VitalColumn:
        return tr("Vital");
    case ValueColumn:
        return tr("Value");
    case UnitColumn:
        return tr("Unit");
    case DeviceColumn:
        return tr("Device");
    case FlagsColumn:
        return tr("Doubts");
    default:
        return {};
    }
}

bool SampleTableModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasMore && !m_isLoading;
}

void SampleTableModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isLoading = true;
    emit moreWanted();
}

} // namespace wardlight::ui
