#include "tests/ui/patients/memory_patients.h"

#include "tests/support/fixed_clock.h"

#include <algorithm>

namespace wardlight::test {

patients::PatientRow patientRow(int number)
{
    patients::PatientRow row;
    row.patient.id = PatientId::generate();
    row.patient.mrn = QStringLiteral("MRN-%1").arg(number, 3, 10, QLatin1Char('0'));
    row.patient.firstName = QStringLiteral("Wei");
    row.patient.lastName = QStringLiteral("Zhang");
    row.patient.nativeName = QStringLiteral("张伟");
    row.patient.dateOfBirth = QDate(1945, 7, 14);
    row.patient.gender = patients::Gender::Male;
    row.ward = QStringLiteral("Ward 3");
    row.bed = QString::number(number);
    row.openAlerts.high = number % 3;
    return row;
}

void MemoryPatientStore::addRow(patients::PatientRow row)
{
    const std::lock_guard lock(m_mutex);
    m_rows.push_back(std::move(row));
}

void MemoryPatientStore::failWith(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

void MemoryPatientStore::hold()
{
    m_gate.lock();
}

void MemoryPatientStore::release()
{
    m_gate.unlock();
}

std::vector<patients::PatientQuery> MemoryPatientStore::queries() const
{
    const std::lock_guard lock(m_mutex);
    return m_queries;
}

int MemoryPatientStore::summariesRead() const
{
    const std::lock_guard lock(m_mutex);
    return m_summaries;
}

Result<patients::PatientPage> MemoryPatientStore::list(const patients::PatientQuery& query)
{
    const std::lock_guard gate(m_gate);
    const std::lock_guard lock(m_mutex);
    m_queries.push_back(query);
    if (m_error)
        return tl::unexpected(*m_error);
    std::vector<patients::PatientRow> matching;
    for (const patients::PatientRow& row : m_rows) {
        const QString text = row.patient.mrn + row.patient.lastName + row.patient.nativeName;
        if (text.contains(query.search, Qt::CaseInsensitive))
            matching.push_back(row);
    }
    auto from = matching.begin();
    if (query.after) {
        from = std::find_if(matching.begin(), matching.end(), [&](const patients::PatientRow& row) {
            return row.patient.id == query.after->id;
        });
        ++from;
    }
    const auto to = from + std::min<std::ptrdiff_t>(query.limit, matching.end() - from);
    patients::PatientPage page;
    page.rows.assign(from, to);
    if (to != matching.end())
        page.next = patients::PatientCursor{{}, page.rows.back().patient.id};
    return page;
}

Result<patients::PatientSummary> MemoryPatientStore::summary(const PatientId& id)
{
    const std::lock_guard lock(m_mutex);
    ++m_summaries;
    for (const patients::PatientRow& row : m_rows) {
        if (row.patient.id == id)
            return patients::PatientSummary{row, std::nullopt, {}};
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no such patient"));
}

Result<patients::PatientSummary>
MemoryPatientStore::summaryByMrn(const QString& /*mrn*/, const std::optional<QString>& /*assigner*/)
{
    return fail(ErrorCode::NotFound, QStringLiteral("no such patient"));
}

void MemoryPatientStore::setBeds(std::vector<patients::WardBed> beds)
{
    const std::lock_guard lock(m_mutex);
    m_beds = std::move(beds);
}

int MemoryPatientStore::overviewsRead() const
{
    const std::lock_guard lock(m_mutex);
    return m_overviews;
}

Result<std::vector<patients::Ward>> MemoryPatientStore::wards()
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    std::vector<patients::Ward> wards;
    for (const patients::WardBed& bed : m_beds) {
        if (wards.empty() || wards.back().name != bed.ward)
            wards.push_back({bed.ward, 0, 0});
        ++(bed.patient ? wards.back().takenBeds : wards.back().freeBeds);
    }
    return wards;
}

Result<patients::WardOverview> MemoryPatientStore::wardOverview(const std::optional<QString>& ward)
{
    const std::lock_guard gate(m_gate);
    const std::lock_guard lock(m_mutex);
    ++m_overviews;
    if (m_error)
        return tl::unexpected(*m_error);
    patients::WardOverview overview;
    overview.at = FixedClock().now();
    for (const patients::WardBed& bed : m_beds) {
        if (!ward || bed.ward == *ward)
            overview.beds.push_back(bed);
    }
    return overview;
}

Result<int> MemoryPatientStore::add(const OperationId& /*operation*/,
                                    const std::vector<patients::NewPatient>& /*patients*/)
{
    return 0;
}

} // namespace wardlight::test
