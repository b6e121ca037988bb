#include "ui/patients/ward_board_model.h"

#include "ui/common/formats.h"
#include "ui/patients/ward_words.h"

#include <QLocale>

#include <algorithm>

namespace wardlight::ui {
namespace {

const QString Systolic = QStringLiteral("blood_pressure_systolic");
const QString Diastolic = QStringLiteral("blood_pressure_diastolic");
const QString Temperature = QStringLiteral("temperature");

/// The measurement type behind a column; empty for other columns. The pressure goes by its upper
/// value.
QString typeOf(int column)
{
    switch (column) {
    case WardBoardModel::HeartRateColumn:
        return QStringLiteral("heart_rate");
    case WardBoardModel::SpO2Column:
        return QStringLiteral("spo2");
    case WardBoardModel::PressureColumn:
        return Systolic;
    case WardBoardModel::RespirationColumn:
        return QStringLiteral("respiratory_rate");
    case WardBoardModel::TemperatureColumn:
        return Temperature;
    default:
        return {};
    }
}

QString number(double value, const QString& type)
{
    return QLocale().toString(value, 'f', type == Temperature ? 1 : 0);
}

QString ageAndGender(const patients::Patient& patient, const QDate& today)
{
    QStringList parts;
    if (patient.dateOfBirth)
        parts << patients::ageText(*patient.dateOfBirth, today);
    if (patient.gender)
        parts << patients::genderWord(patient.gender);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

WardBoardModel::WardBoardModel(std::shared_ptr<const Clock> clock, QObject* parent)
    : QAbstractTableModel(parent), m_clock(std::move(clock))
{}

std::vector<WardBoardModel::Line> WardBoardModel::arranged() const
{
    std::vector<Line> lines;
    QString ward;
    for (int i = 0; i < bedCount(); ++i) {
        const QString& own = m_overview.beds[static_cast<std::size_t>(i)].ward;
        if (m_order == patients::WardOrder::Bed && (lines.empty() || own != ward))
            lines.push_back({-1, own});
        ward = own;
        lines.push_back({i, own});
    }
    return lines;
}

void WardBoardModel::setOverview(patients::WardOverview overview)
{
    patients::sortBeds(overview.beds, m_order);
    const auto isSame = [](const patients::WardBed& a, const patients::WardBed& b) {
        const auto id = [](const patients::WardBed& bed) {
            return bed.patient ? bed.patient->patient.id : PatientId();
        };
        return a.ward == b.ward && a.bed == b.bed && id(a) == id(b);
    };
    const bool isInPlace = std::equal(overview.beds.begin(), overview.beds.end(),
                                      m_overview.beds.begin(), m_overview.beds.end(), isSame);
    if (isInPlace) {
        m_overview = std::move(overview);
        retranslate();
        return;
    }
    beginResetModel();
    m_overview = std::move(overview);
    m_lines = arranged();
    endResetModel();
}

void WardBoardModel::setOrder(patients::WardOrder order)
{
    if (order == m_order)
        return;
    beginResetModel();
    m_order = order;
    patients::sortBeds(m_overview.beds, order);
    m_lines = arranged();
    endResetModel();
}

void WardBoardModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int WardBoardModel::takenCount() const
{
    return static_cast<int>(
        std::count_if(m_overview.beds.begin(), m_overview.beds.end(),
                      [](const patients::WardBed& bed) { return bed.patient.has_value(); }));
}

const patients::WardBed* WardBoardModel::bed(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const int bed = m_lines[static_cast<std::size_t>(row)].bed;
    return bed < 0 ? nullptr : &m_overview.beds[static_cast<std::size_t>(bed)];
}

int WardBoardModel::rowOf(const PatientId& patient) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const patients::WardBed* shown = bed(row);
        if (shown && shown->patient && shown->patient->patient.id == patient)
            return row;
    }
    return -1;
}

std::optional<patients::WardOrder> WardBoardModel::orderOf(int column)
{
    switch (column) {
    case BedColumn:
        return patients::WardOrder::Bed;
    case News2Column:
        return patients::WardOrder::News2;
    case AlertsColumn:
        return patients::WardOrder::Alerts;
    default:
        return std::nullopt;
    }
}

int WardBoardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int WardBoardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WardBoardModel::wardText(const QString& ward) const
{
    int taken = 0;
    int free = 0;
    for (const patients::WardBed& bed : m_overview.beds) {
        if (bed.ward == ward)
            ++(bed.patient ? taken : free);
    }
    const QString lying = tr("%n patient(s)", nullptr, taken);
    return free == 0 ? QStringLiteral("%1 · %2").arg(ward, lying)
                     : QStringLiteral("%1 · %2 · %3")
                           .arg(ward, lying, tr("%n free bed(s)", nullptr, free));
}

std::optional<BoardVital> WardBoardModel::vital(const patients::WardBed& bed, int column) const
{
    const QString type = typeOf(column);
    const QDateTime now = m_clock->now();
    const auto read = type.isEmpty() ? std::nullopt : patients::wardVital(bed, type, now);
    if (!read)
        return std::nullopt;
    BoardVital shown{number(read->value, type),
                     ageOfValue(read->measuredAt, now),
                     read->deviation,
                     read->points,
                     read->isStale,
                     read->isDoubtful};
    if (type == Systolic) {
        // only a pair that was measured together is one
        const auto lower = patients::wardVital(bed, Diastolic, now);
        const bool isPair = lower && lower->measuredAt == read->measuredAt;
        shown.value +=
            QLatin1Char('/') + (isPair ? number(lower->value, Diastolic) : QStringLiteral("–"));
    }
    return shown;
}

QString WardBoardModel::text(const patients::WardBed& bed, int column) const
{
    if (column == BedColumn)
        return m_order == patients::WardOrder::Bed || bed.bed.isEmpty()
                   ? bed.bed
                   : QStringLiteral("%1 / %2").arg(bed.ward, bed.bed);
    if (!bed.patient) {
        return column == NameColumn
                   ? tr("Free since %1").arg(formatDate(bed.since.toLocalTime().date()))
                   : QString();
    }
    const patients::Patient& patient = bed.patient->patient;
    switch (column) {
    case NameColumn:
        return patients::displayName(patient);
    case AgeColumn:
        return ageAndGender(patient, m_clock->now().toLocalTime().date());
    case MrnColumn:
        return patient.mrn;
    case News2Column:
        return scoreText(bed.patient->news2);
    case AlertsColumn:
        return openAlertsText(bed.patient->openAlerts);
    default:
        break;
    }
    const auto shown = vital(bed, column);
    return shown ? shown->value : QString();
}

/// What colour and shape say, in words.
QString WardBoardModel::spokenText(const patients::WardBed& bed, int column) const
{
    if (bed.patient && column == News2Column)
        return scoreSentence(bed.patient->news2);
    const auto shown = bed.patient ? vital(bed, column) : std::nullopt;
    if (!shown)
        return text(bed, column);
    QStringList parts = {QStringLiteral("%1 %2").arg(
        headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), shown->value)};
    if (shown->deviation == patients::Deviation::Low)
        parts << tr("low, %1 point(s) in NEWS2", nullptr).arg(shown->points);
    if (shown->deviation == patients::Deviation::High)
        parts << tr("high, %1 point(s) in NEWS2", nullptr).arg(shown->points);
    parts << shown->age;
    if (shown->isStale)
        parts << tr("no longer recent");
    if (shown->isDoubtful)
        parts << tr("doubtful: flagged when it was measured or recorded");
    const auto measured = bed.latest.constFind(typeOf(column));
    parts << formatDateTime(measured->measuredAt);
    return parts.join(QStringLiteral(" · "));
}

QVariant WardBoardModel::bedData(const patients::WardBed& bed, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(bed, column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return spokenText(bed, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((typeOf(column).isEmpty() ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    case PatientIdRole:
        return bed.patient ? bed.patient->patient.id.uuid() : QUuid();
    default:
        break;
    }
    if (!bed.patient)
        return {};
    if (role == VitalRole) {
        const auto shown = vital(bed, column);
        return shown ? QVariant::fromValue(*shown) : QVariant();
    }
    if (role == ScoreRole && column == News2Column) {
        const auto& news2 = bed.patient->news2;
        return QVariant::fromValue(BoardScore{scoreText(news2), scoreWord(news2),
                                              news2 ? news2->band() : std::nullopt,
                                              news2 && news2->isComplete()});
    }
    if (role == OpenAlertsRole && column == AlertsColumn)
        return QVariant::fromValue(bed.patient->openAlerts);
    return {};
}

QVariant WardBoardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const patients::WardBed* shown = bed(index.row());
    if (role == IsWardRole)
        return shown == nullptr;
    if (shown)
        return bedData(*shown, index.column(), role);
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return isText && index.column() == 0
               ? QVariant(wardText(m_lines[static_cast<std::size_t>(index.row())].ward))
               : QVariant();
}

QVariant WardBoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((typeOf(section).isEmpty() ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case BedColumn:
        return tr("Bed");
    case NameColumn:
        return tr("Name");
    case AgeColumn:
        return tr("Age, gender");
    case MrnColumn:
        return tr("MRN");
    case HeartRateColumn:
        return tr("HR /min");
    case SpO2Column:
        return tr("SpO₂ %");
    case PressureColumn:
        return tr("BP mmHg");
    case RespirationColumn:
        return tr("RR /min");
    case TemperatureColumn:
        return tr("Temp. °C");
    case News2Column:
        return tr("NEWS2");
    case AlertsColumn:
        return tr("Open alerts");
    default:
        return {};
    }
}

Qt::ItemFlags WardBoardModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || !bed(index.row()))
        return index.isValid() ? Qt::ItemNeverHasChildren : Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace wardlight::ui
