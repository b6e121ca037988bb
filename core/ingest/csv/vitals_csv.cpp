#include "core/ingest/csv/vitals_csv.h"

#include "core/base/iso_time.h"
#include "core/vitals/vital_type.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace wardlight::ingest::csv {

namespace {

constexpr int LongestPatient = 100; ///< characters
constexpr int LongestShown = 40;    ///< characters of a bad field that a reason repeats
const QString Consciousness = QStringLiteral("consciousness");

enum Role
{
    Patient,
    Device,
    Type,
    Value,
    Unit,
    MeasuredAt
};
constexpr std::array Needed = {Type, Value, Unit, MeasuredAt};

/// The context of this file's translations.
struct VitalsCsvTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalsCsvTexts)
};

/// Names of columns; the first one is ours.
const std::array<QStringList, 6>& columnNames()
{
    const auto list = [](std::initializer_list<const char*> names) {
        QStringList texts;
        for (const char* name : names)
            texts << QString::fromUtf8(name);
        return texts;
    };
    static const std::array<QStringList, 6> Names = {
        list({"patient", "mrn", "patient_mrn", "patient_id", "患者", "病历号", "住院号"}),
        list({"device", "serial", "device_serial", "serial_number", "device_id", "设备", "设备号"}),
        list({"type", "measurement_type", "vital", "parameter", "code", "项目", "类型"}),
        list({"value", "reading", "result", "数值", "值"}),
        list({"unit", "units", "单位"}),
        list({"measured_at", "time", "timestamp", "datetime", "date_time", "measured", "测量时间",
              "时间"})};
    return Names;
}

QString normalised(const QString& column)
{
    QString name = column.trimmed().toLower();
    name.replace(u' ', u'_').replace(u'-', u'_');
    return name;
}

std::optional<Role> roleOf(const QString& column)
{
    const QString name = normalised(column);
    for (std::size_t role = 0; role < columnNames().size(); ++role) {
        if (columnNames()[role].contains(name))
            return Role(role);
    }
    return std::nullopt;
}

QString shown(const QString& text)
{
    return text.size() > LongestShown ? text.left(LongestShown) + u'…' : text;
}

/// A, C, V, P, U as the numbers they are kept as.
std::optional<double> consciousnessOf(const QString& text)
{
    static const QHash<QString, double> Levels = {
        {QStringLiteral("a"), 0},        {QStringLiteral("alert"), 0},
        {QStringLiteral("c"), 1},        {QStringLiteral("confusion"), 1},
        {QStringLiteral("v"), 2},        {QStringLiteral("voice"), 2},
        {QStringLiteral("p"), 3},        {QStringLiteral("pain"), 3},
        {QStringLiteral("u"), 4},        {QStringLiteral("unresponsive"), 4},
        {QStringLiteral("confused"), 1},
    };
    const auto found = Levels.constFind(text.toLower());
    return found == Levels.cend() ? std::nullopt : std::optional(*found);
}

tl::expected<double, QString> numberOf(const QString& text)
{
    if (text.isEmpty())
        return tl::unexpected(VitalsCsvTexts::tr("The value is missing."));
    static const QRegularExpression Form(
        QStringLiteral(R"(\A[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\z)"));
    if (Form.match(text).hasMatch())
        return text.toDouble(); // one that is too large is infinite, which intake rejects
    static const QRegularExpression WithComma(QStringLiteral(R"(\A[+-]?[0-9]+,[0-9]+\z)"));
    if (WithComma.match(text).hasMatch())
        return tl::unexpected(
            VitalsCsvTexts::tr("“%1” has a decimal comma; write it with a point.").arg(text));
    return tl::unexpected(VitalsCsvTexts::tr("“%1” is not a number.").arg(shown(text)));
}

} // namespace

const QString VitalsColumns::NamelessDevice = QStringLiteral("vitals-csv");

bool VitalsColumns::isHeader(const QStringList& record)
{
    return std::all_of(Needed.begin(), Needed.end(), [&record](Role role) {
        return std::any_of(record.begin(), record.end(),
                           [role](const QString& column) { return roleOf(column) == role; });
    });
}

tl::expected<void, QString> VitalsColumns::readHeader(const QStringList& header)
{
    m_places.fill(-1);
    m_count = header.size();
    m_ignored.clear();
    for (qsizetype i = 0; i < header.size(); ++i) {
        const std::optional<Role> role = roleOf(header[i]);
        if (!role) {
            m_ignored << header[i];
            continue;
        }
        qsizetype& place = m_places[std::size_t(*role)];
        if (place >= 0)
            return tl::unexpected(
                VitalsCsvTexts::tr("The columns “%1” and “%2” stand for the same thing; nothing "
                                   "of this file can be taken.")
                    .arg(shown(header[place]), shown(header[i])));
        place = i;
    }
    QStringList missing;
    for (const Role role : Needed) {
        if (m_places[role] < 0)
            missing << columnNames()[role].first();
    }
    if (missing.isEmpty())
        return {};
    return tl::unexpected(
        VitalsCsvTexts::tr("The first line lacks these columns: %1. Nothing of this file can be "
                           "taken.")
            .arg(missing.join(QStringLiteral(", "))));
}

QString VitalsColumns::field(const QStringList& record, int role) const
{
    const qsizetype place = m_places[std::size_t(role)];
    return place < 0 ? QString() : record[place];
}

std::optional<QString> VitalsColumns::shapeProblem(const QStringList& record) const
{
    if (record.size() == m_count)
        return std::nullopt;
    if (record.size() > m_count)
        return VitalsCsvTexts::tr("The line has %1 columns instead of %2; a text or number with a "
                                  "comma in it must stand in quotes.")
            .arg(record.size())
            .arg(m_count);
    return VitalsCsvTexts::tr("The line has %1 columns instead of %2.")
        .arg(record.size())
        .arg(m_count);
}

tl::expected<QDateTime, QString> VitalsColumns::instant(const QString& text) const
{
    if (text.isEmpty())
        return tl::unexpected(VitalsCsvTexts::tr("The time of the measurement is missing."));
    const std::optional<IsoTime> time = parseIsoTime(text);
    if (!time || !time->time)
        return tl::unexpected(VitalsCsvTexts::tr("“%1” is not a time this program can read; write "
                                                 "it like 2026-03-14T08:00:00+08:00.")
                                  .arg(shown(text)));
    if (!time->offsetSeconds && !m_utcOffsetSeconds)
        return tl::unexpected(
            VitalsCsvTexts::tr("“%1” does not say its offset from UTC. Add it (+08:00), or import "
                               "the file with --utc-offset +08:00.")
                .arg(shown(text)));
    return time->instant(m_utcOffsetSeconds.value_or(0));
}

tl::expected<VitalsRow, QString> VitalsColumns::row(const QStringList& record) const
{
    if (const auto problem = shapeProblem(record))
        return tl::unexpected(*problem);
    VitalsRow row;
    row.patient = field(record, Patient);
    if (row.patient.size() > LongestPatient)
        return tl::unexpected(
            VitalsCsvTexts::tr("A patient is named by at most %1 characters.").arg(LongestPatient));
    vitals::Reading& reading = row.reading;
    reading.device = field(record, Device);
    if (reading.device.isEmpty())
        reading.device = NamelessDevice;
    reading.type = field(record, Type);
    reading.unit = field(record, Unit);
    const auto measuredAt = instant(field(record, MeasuredAt));
    if (!measuredAt)
        return tl::unexpected(measuredAt.error());
    reading.measuredAt = *measuredAt;
    const QString text = field(record, Value);
    if (vitals::resolveVitalType(reading.type) == Consciousness) {
        if (const auto level = consciousnessOf(text)) {
            reading.value = *level;
            return row;
        }
    }
    const auto value = numberOf(text);
    if (!value)
        return tl::unexpected(value.error());
    reading.value = *value;
    return row;
}

QStringList vitalsColumnNames()
{
    QStringList lines;
    for (const QStringList& names : columnNames())
        lines << VitalsCsvTexts::tr("%1 (also %2)")
                     .arg(names.first(), names.mid(1).join(QStringLiteral(", ")));
    return lines;
}

} // namespace wardlight::ingest::csv
