#include "ui/patients/patient_table_model.h"

#include "ui/common/formats.h"
#include "ui/patients/ward_words.h"

#include <algorithm>

namespace wardlight::ui {
namespace {

bool isFigure(int column)
{
    return column == PatientTableModel::AgeColumn;
}

QString wardAndBed(const patients::PatientRow& row)
{
    if (row.bed.isEmpty())
        return row.ward;
    return QStringLiteral("%1 / %2").arg(row.ward, row.bed);
}

/// Today's by their time alone, older ones by their date: what is old must look old.
QString measured(const QDateTime& at, const QDateTime& now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    const QString time = formatTime(local);
    return local.date() == now.toLocalTime().date()
               ? time
               : QStringLiteral("%1 %2").arg(formatDate(local.date()), time);
}

} // namespace

PatientTableModel::PatientTableModel(std::shared_ptr<const Clock> clock, QObject* parent)
    : QAbstractTableModel(parent), m_clock(std::move(clock))
{}

// Listeners may ask for more from inside the signals of a change: until it is complete, there is
// no more.
void PatientTableModel::setRows(std::vector<patients::PatientRow> rows, bool hasMore)
{
    m_hasMore = false;
    beginResetModel();
    m_rows = std::move(rows);
    m_placeholders = 0;
    endResetModel();
    m_hasMore = hasMore;
}

void PatientTableModel::append(std::vector<patients::PatientRow> rows, bool hasMore)
{
    stopLoading();
    if (!rows.empty()) {
        const int first = patientCount();
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
        endInsertRows();
    }
    m_hasMore = hasMore;
}

void PatientTableModel::stopLoading()
{
    m_hasMore = false;
    removePlaceholders();
}

void PatientTableModel::removePlaceholders()
{
    if (m_placeholders == 0)
        return;
    beginRemoveRows({}, patientCount(), patientCount() + m_placeholders - 1);
    m_placeholders = 0;
    endRemoveRows();
}

void PatientTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const patients::PatientRow* PatientTableModel::row(int row) const
{
    return row >= 0 && row < patientCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int PatientTableModel::rowOf(const PatientId& id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(),
                     [&](const patients::PatientRow& row) { return row.patient.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

std::optional<patients::PatientOrder> PatientTableModel::orderOf(int column)
{
    switch (column) {
    case NameColumn:
        return patients::PatientOrder::Name;
    case MrnColumn:
        return patients::PatientOrder::Mrn;
    case BornColumn:
        return patients::PatientOrder::DateOfBirth;
    case WardColumn:
        return patients::PatientOrder::WardAndBed;
    default:
        return {};
    }
}

int PatientTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : patientCount() + m_placeholders;
}

int PatientTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PatientTableModel::text(const patients::PatientRow& row, int column) const
{
    const patients::Patient& patient = row.patient;
    const QDateTime now = m_clock->now();
    switch (column) {
    case NameColumn:
        return patients::displayName(patient);
    case MrnColumn:
        return patient.mrn;
    case BornColumn:
        return patient.dateOfBirth ? formatDate(*patient.dateOfBirth) : QString();
    case AgeColumn:
        return patient.dateOfBirth
                   ? patients::ageText(*patient.dateOfBirth, now.toLocalTime().date())
                   : QString();
    case GenderColumn:
        return patient.gender ? patients::genderWord(patient.gender) : QString();
    case WardColumn:
        return wardAndBed(row);
    case News2Column: {
        const QString score = scoreText(row.news2);
        return score.isEmpty() ? score : QStringLiteral("%1 %2").arg(score, scoreWord(row.news2));
    }
    case AlertsColumn:
        return openAlertsText(row.openAlerts);
    case VitalsColumn:
        return measured(row.lastMeasuredAt, now);
    default:
        return {};
    }
}

QVariant PatientTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const patients::PatientRow* patient = row(index.row());
    if (role == IsPlaceholderRole)
        return patient == nullptr;
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (!patient)
        return {};
    if (role == Qt::DisplayRole)
        return text(*patient, index.column());
    if (role == PatientIdRole)
        return patient->patient.id.uuid();
    if (role == Qt::ToolTipRole && index.column() == VitalsColumn &&
        patient->lastMeasuredAt.isValid())
        return formatDateTime(patient->lastMeasuredAt);
    if (role == OpenAlertsRole && index.column() == AlertsColumn)
        return QVariant::fromValue(patient->openAlerts);
    if (role == News2BandRole && index.column() == News2Column && patient->news2 &&
        patient->news2->band())
        return static_cast<int>(*patient->news2->band());
    if (role == Qt::ToolTipRole && index.column() == News2Column)
        return scoreSentence(patient->news2);
    return {};
}

QVariant PatientTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case MrnColumn:
        return tr("MRN");
    case BornColumn:
        return tr("Born");
    case AgeColumn:
        return tr("Age");
    case GenderColumn:
        return tr("Gender");
    case WardColumn:
        return tr("Ward / bed");
    case News2Column:
        return tr("NEWS2");
    case AlertsColumn:
        return tr("Open alerts");
    case VitalsColumn:
        return tr("Last vitals");
    default:
        return {};
    }
}

Qt::ItemFlags PatientTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!row(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

bool PatientTableModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasMore;
}

void PatientTableModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_hasMore = false;
    beginInsertRows({}, patientCount(), patientCount() + Placeholders - 1);
    m_placeholders = Placeholders;
    endInsertRows();
    emit moreWanted();
}

} // namespace wardlight::ui
