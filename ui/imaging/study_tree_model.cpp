#include "ui/imaging/study_tree_model.h"

#include "ui/common/formats.h"

#include <algorithm>

namespace wardlight::ui {
namespace {

QString countsLine(int instances, int pictures)
{
    if (pictures > instances && instances == 1)
        return StudyTreeModel::tr("%n frame(s)", nullptr, pictures);
    return StudyTreeModel::tr("%n image(s)", nullptr, instances);
}

QString failedLine(const imaging::VerificationCounts& counts)
{
    return counts.failed > 0 ? StudyTreeModel::tr("%n failed", nullptr, counts.failed) : QString();
}

QString studyTitle(const imaging::Study& study)
{
    const QString date =
        study.date ? formatDate(*study.date) : StudyTreeModel::tr("Date not known");
    return study.modalities.isEmpty()
               ? date
               : QStringLiteral("%1 · %2").arg(date, study.modalities.join(QStringLiteral(", ")));
}

QString seriesTitle(const imaging::Series& series)
{
    const QString what = !series.description.isEmpty() ? series.description
                         : !series.bodyPart.isEmpty()  ? series.bodyPart
                                                       : StudyTreeModel::tr("No description");
    return series.number ? QStringLiteral("%1 · %2").arg(QString::number(*series.number), what)
                         : what;
}

} // namespace

void StudyTreeModel::setStudies(std::vector<imaging::Study> studies)
{
    beginResetModel();
    m_entries.clear();
    for (imaging::Study& study : studies)
        m_entries.push_back(std::make_unique<Entry>(Entry{std::move(study)}));
    endResetModel();
}

void StudyTreeModel::appendStudies(std::vector<imaging::Study> studies)
{
    if (studies.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(studies.size()) - 1);
    for (imaging::Study& study : studies)
        m_entries.push_back(std::make_unique<Entry>(Entry{std::move(study)}));
    endInsertRows();
}

StudyTreeModel::Entry* StudyTreeModel::find(const QString& studyUid)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& entry) {
        return entry->study.studyUid == studyUid;
    });
    return found == m_entries.end() ? nullptr : found->get();
}

void StudyTreeModel::setContents(imaging::StudyContents contents)
{
    Entry* entry = find(contents.study.studyUid);
    if (!entry)
        return;
    const QModelIndex parent = indexOfStudy(contents.study.studyUid);
    if (!entry->series.empty()) {
        beginRemoveRows(parent, 0, static_cast<int>(entry->series.size()) - 1);
        entry->series.clear();
        entry->thumbnails.clear();
        endRemoveRows();
    }
    entry->isAsked = entry->isLoaded = true;
    entry->failure.clear();
    if (!contents.series.empty()) {
        beginInsertRows(parent, 0, static_cast<int>(contents.series.size()) - 1);
        entry->thumbnails.resize(contents.series.size());
        entry->series = std::move(contents.series);
        endInsertRows();
    }
    entry->study = std::move(contents.study);
    emit dataChanged(parent, parent);
}

void StudyTreeModel::setFailure(const QString& studyUid, const QString& message)
{
    Entry* entry = find(studyUid);
    if (!entry)
        return;
    entry->failure = message;
    entry->isAsked = false; // expanding it again asks again
    const QModelIndex index = indexOfStudy(studyUid);
    emit dataChanged(index, index);
}

void StudyTreeModel::setThumbnail(const QString& seriesUid, const QImage& thumbnail)
{
    const QModelIndex index = indexOfSeries(seriesUid);
    if (!index.isValid())
        return;
    auto* entry = static_cast<Entry*>(index.internalPointer());
    entry->thumbnails[static_cast<std::size_t>(index.row())] = thumbnail;
    emit dataChanged(index, index, {Qt::DecorationRole});
}

void StudyTreeModel::setCounts(const QString& seriesUid, const imaging::VerificationCounts& counts)
{
    const QModelIndex index = indexOfSeries(seriesUid);
    if (!index.isValid())
        return;
    auto* entry = static_cast<Entry*>(index.internalPointer());
    entry->series[static_cast<std::size_t>(index.row())].series.counts = counts;
    emit dataChanged(index, index, {DetailRole, ProblemRole, IsFailedRole});
}

/// A series' index points at its study's entry; a study's own points nowhere.
const StudyTreeModel::Entry* StudyTreeModel::entry(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    if (const auto* parent = static_cast<const Entry*>(index.internalPointer()))
        return parent;
    return m_entries[static_cast<std::size_t>(index.row())].get();
}

const imaging::Study* StudyTreeModel::study(const QModelIndex& index) const
{
    const Entry* found = entry(index);
    return found ? &found->study : nullptr;
}

const imaging::SeriesContents* StudyTreeModel::series(const QModelIndex& index) const
{
    if (!index.isValid() || !index.internalPointer())
        return nullptr;
    return &entry(index)->series[static_cast<std::size_t>(index.row())];
}

QModelIndex StudyTreeModel::firstToOpen() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!imaging::isWaveformsOnly(m_entries[static_cast<std::size_t>(row)]->study))
            return index(row, 0);
    }
    return index(0, 0);
}

QModelIndex StudyTreeModel::indexOfStudy(const QString& studyUid) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_entries[static_cast<std::size_t>(row)]->study.studyUid == studyUid)
            return index(row, 0);
    }
    return {};
}

QModelIndex StudyTreeModel::indexOfSeries(const QString& seriesUid) const
{
    for (const auto& entry : m_entries) {
        for (std::size_t row = 0; row < entry->series.size(); ++row) {
            if (entry->series[row].series.seriesUid == seriesUid)
                return createIndex(static_cast<int>(row), 0, entry.get());
        }
    }
    return {};
}

QModelIndex StudyTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, static_cast<const void*>(nullptr));
    return createIndex(row, column, entry(parent));
}

QModelIndex StudyTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || !child.internalPointer())
        return {};
    const auto* owner = static_cast<const Entry*>(child.internalPointer());
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [owner](const auto& entry) { return entry.get() == owner; });
    return createIndex(static_cast<int>(found - m_entries.begin()), 0,
                       static_cast<const void*>(nullptr));
}

int StudyTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_entries.size());
    const bool isStudy = !parent.internalPointer() && parent.column() == 0;
    return isStudy ? static_cast<int>(entry(parent)->series.size()) : 0;
}

int StudyTreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return 1;
}

bool StudyTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return !m_entries.empty();
    if (parent.internalPointer())
        return false;
    const Entry* study = entry(parent);
    return study->isLoaded ? !study->series.empty() : study->study.seriesCount > 0;
}

bool StudyTreeModel::canFetchMore(const QModelIndex& parent) const
{
    if (!parent.isValid() || parent.internalPointer())
        return false;
    const Entry* study = entry(parent);
    return !study->isAsked && !study->isLoaded;
}

void StudyTreeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    Entry& study = *m_entries[static_cast<std::size_t>(parent.row())];
    study.isAsked = true;
    emit contentsWanted(study.study.studyUid);
}

QVariant StudyTreeModel::data(const QModelIndex& index, int role) const
{
    const Entry* found = entry(index);
    if (!found)
        return {};
    return index.internalPointer() ? seriesData(*found, index.row(), role)
                                   : studyData(*found, role);
}

QVariant StudyTreeModel::studyData(const Entry& entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return studyTitle(entry.study);
    case Qt::AccessibleTextRole:
        return tr("Study %1, %2").arg(studyTitle(entry.study), entry.study.description);
    case KindRole:
        return StudyKind;
    case UidRole:
        return entry.study.studyUid;
    case DetailRole:
        return entry.study.description.isEmpty() ? tr("No description") : entry.study.description;
    case ProblemRole:
        return entry.failure;
    case IsFailedRole:
        return !entry.failure.isEmpty();
    default:
        return {};
    }
}

QVariant StudyTreeModel::seriesData(const Entry& entry, int row, int role) const
{
    const imaging::Series& series = entry.series[static_cast<std::size_t>(row)].series;
    switch (role) {
    case Qt::DisplayRole:
        return seriesTitle(series);
    case Qt::AccessibleTextRole:
        return tr("Series %1, %2, %3")
            .arg(seriesTitle(series), series.modality,
                 countsLine(series.counts.instances, series.frameCount));
    case Qt::ToolTipRole: {
        QStringList lines = {seriesTitle(series)};
        for (const imaging::SeriesWarning& warning : series.warnings)
            lines << warning.text;
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::DecorationRole:
        return entry.thumbnails[static_cast<std::size_t>(row)];
    case KindRole:
        return SeriesKind;
    case UidRole:
        return series.seriesUid;
    case ModalityRole:
        return series.modality;
    case DetailRole:
        return QStringLiteral("%1 · %2").arg(
            series.modality, countsLine(series.counts.instances, series.frameCount));
    case ProblemRole:
        if (series.counts.failed > 0)
            return failedLine(series.counts);
        return series.warnings.empty() ? QString() : series.warnings.front().text;
    case IsFailedRole:
        return series.counts.failed > 0;
    default:
        return {};
    }
}

} // namespace wardlight::ui
