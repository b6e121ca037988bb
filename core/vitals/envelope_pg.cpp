#include "core/vitals/disclosures.h"
#include "core/vitals/vitals_store_pg.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace wardlight::vitals {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int MostColumns = 5000;

/// The context of this file's translations.
struct EnvelopeTexts
{
    Q_DECLARE_TR_FUNCTIONS(EnvelopeTexts)
};

/// The width of a column in whole ms, so that there are no more of them than asked for.
qint64 columnWidthMs(const EnvelopeQuery& query)
{
    const qint64 spanMs = query.range.from.msecsTo(query.range.to);
    return std::max<qint64>(1, (spanMs + query.columns - 1) / query.columns);
}

Result<> check(const EnvelopeQuery& query)
{
    if (query.columns < 1 || query.columns > MostColumns)
        return fail(ErrorCode::Invalid,
                    EnvelopeTexts::tr("A chart has between 1 and %1 columns.").arg(MostColumns));
    if (!query.range.from.isValid() || !(query.range.from < query.range.to))
        return fail(ErrorCode::Invalid, EnvelopeTexts::tr("The range ends before it begins."));
    return {};
}

/// The columns begin at `from`; positions are used below, for there are many rows. With the usual
/// memory of a sort the server would gather a month by way of temporary files.
Rows readColumns(Transaction& tx, const EnvelopeQuery& query)
{
    tx.exec("SET LOCAL work_mem = '64MB'");
    return tx.exec(R"(
        SELECT m.measurement_type, m.unit,
               (extract(epoch FROM min(m.measured_at)) * 1000)::bigint,
               (extract(epoch FROM max(m.measured_at)) * 1000)::bigint,
               min(m.value), avg(m.value)::double precision, max(m.value), count(*),
               count(*) FILTER (WHERE cardinality(m.flags) > 0)
        FROM measurements m
        WHERE m.patient_id = $1 AND (cardinality($2::text[]) = 0 OR m.measurement_type = ANY ($2))
          AND m.measured_at >= $3 AND m.measured_at < $4
        GROUP BY m.measurement_type, m.unit, date_bin($5::interval, m.measured_at, $3)
        ORDER BY m.measurement_type COLLATE "C", m.unit, min(m.measured_at))",
                   {query.patient, query.types, query.range.from, query.range.to,
                    QStringLiteral("%1 milliseconds").arg(columnWidthMs(query))});
}

std::vector<Envelope> envelopesOf(const Rows& rows)
{
    std::vector<Envelope> envelopes;
    for (const Row row : rows) {
        const QString type = row[0].text(), unit = row[1].text();
        if (envelopes.empty() || envelopes.back().type != type || envelopes.back().unit != unit)
            envelopes.push_back({type, unit, {}});
        envelopes.back().columns.push_back({row[2].int64(), row[3].int64(), row[4].number(),
                                            row[5].number(), row[6].number(), row[7].int64(),
                                            row[8].int64()});
    }
    return envelopes;
}

security::AuditEntry trendEntry(const PatientId& patient, const DayRange& days)
{
    return {QStringLiteral("vitals.trend"), patient, patient.toString(),
            QJsonObject{{QStringLiteral("first_day"), days.first.toString(Qt::ISODate)},
                        {QStringLiteral("last_day"), days.last.toString(Qt::ISODate)}}};
}

} // namespace

Result<std::vector<Envelope>> PostgresVitalsStore::envelopes(const EnvelopeQuery& query)
{
    using Envelopes = std::vector<Envelope>;
    if (const auto checked = check(query); !checked)
        return propagate(checked);
    const DayRange days = Disclosures::daysOf(query.range.from, query.range.to);
    const QDateTime now = m_clock->now();
    if (m_disclosures->areNamed(query.patient, days, now))
        return m_database->read([&](Transaction& tx) -> Result<Envelopes> {
            return envelopesOf(readColumns(tx, query));
        });
    auto read = m_database->writeUnregistered([&](Transaction& tx) -> Result<Envelopes> {
        Envelopes envelopes = envelopesOf(readColumns(tx, query));
        recordAudit(tx, m_audit, trendEntry(query.patient, days));
        return envelopes;
    });
    if (read)
        m_disclosures->name(query.patient, days, now);
    return read;
}

} // namespace wardlight::vitals
