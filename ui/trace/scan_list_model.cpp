#include "ui/trace/scan_list_model.h"

#include "ui/trace/verdict_words.h"

#include <algorithm>

namespace wardlight::ui {

void ScanListModel::add(const QString& code)
{
    const auto known = std::find_if(m_scans.begin(), m_scans.end(),
                                    [&code](const Scan& s) { return s.code == code; });
    Scan scan{code, 1, std::nullopt, {}};
    if (known != m_scans.end()) {
        scan.count = known->count + 1;
        const int row = int(known - m_scans.begin());
        beginRemoveRows({}, row, row);
        m_scans.erase(known);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_scans.insert(m_scans.begin(), std::move(scan));
    endInsertRows();
    if (m_scans.size() > MostScans) {
        beginRemoveRows({}, int(MostScans), int(MostScans));
        m_scans.pop_back();
        endRemoveRows();
    }
}

void ScanListModel::answer(const QString& code, const std::optional<trace::Verdict>& verdict,
                           const QString& error)
{
    const auto known = std::find_if(m_scans.begin(), m_scans.end(),
                                    [&code](const Scan& s) { return s.code == code; });
    if (known == m_scans.end())
        return;
    known->verdict = verdict;
    known->error = error;
    const int row = int(known - m_scans.begin());
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ScanListModel::clear()
{
    beginResetModel();
    m_scans.clear();
    endResetModel();
}

void ScanListModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_scans.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ScanListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_scans.size());
}

int ScanListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScanListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Scan& scan = m_scans[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return scan.error.isEmpty() ? scan.code : scan.error;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case CodeColumn:
        return scan.verdict ? scan.verdict->code : scan.code;
    case VerdictColumn: {
        if (!scan.verdict)
            return scan.error.isEmpty() ? tr("Being judged …") : tr("No answer");
        const LevelLook look = lookOf(scan.verdict->level);
        return QString(QString(look.shape) + QStringLiteral("  ") + look.word);
    }
    case CountColumn:
        return scan.count;
    default:
        return {};
    }
}

QVariant ScanListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CodeColumn:
        return tr("Trace code");
    case VerdictColumn:
        return tr("Verdict");
    case CountColumn:
        return tr("Scans");
    default:
        return {};
    }
}

} // namespace wardlight::ui
