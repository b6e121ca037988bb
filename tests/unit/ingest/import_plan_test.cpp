#include "core/ingest/dicom/import_plan.h"
#include "core/objects/memory_store.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;

using Verdict = ImportPlan::Verdict;

namespace {

DicomFile file(const QString& sop, const QString& patientId, const char* bytes = "bytes")
{
    DicomFile file;
    file.path = QStringLiteral("/from/") + sop;
    file.header.sopInstanceUid = sop;
    file.header.seriesUid = QStringLiteral("1.1");
    file.header.studyUid = QStringLiteral("1");
    file.header.patientId = patientId;
    file.file.hashes.whole = Sha256::of(QByteArrayView(bytes));
    return file;
}

const QString Sop1 = QStringLiteral("1.1.1");
const QString Sop2 = QStringLiteral("1.1.2");
const QString Mrn = QStringLiteral("0042-7718");

} // namespace

class ImportPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void makesAPatientOnceForAll();
    void findsThePatientThatIsThere();
    void filesNobodyUnderNobody();
    void filesUnderThePatientNamed();
    void leavesTheSameBytesAlone();
    void rejectsOtherBytesAndNamesBothHashes();
    void rejectsAnotherPatientInTheSameStudy();
    void rejectsAnotherPatientThanTheStudyIsFiledUnder();
    void rejectsASeriesOfAnotherStudy();
    void keepsToTheStudysPatient();

private:
    /// The decision, or a rejection that names the error.
    [[nodiscard]] static ImportPlan::Decision decide(ImportPlan& plan, const DicomFile& file)
    {
        const auto decision = plan.decide(file);
        return decision ? *decision
                        : ImportPlan::Decision{Verdict::Reject, decision.error().message, {}, {}};
    }

    // an empty store: no orphans, and the database is never asked
    OrphanStudies m_orphans{std::make_shared<objects::MemoryStore>(), nullptr};
};

void ImportPlanTest::makesAPatientOnceForAll()
{
    ImportPlan plan({}, m_orphans);
    const auto first = decide(plan, file(Sop1, Mrn));
    QCOMPARE(first.verdict, Verdict::Store);
    QVERIFY(first.newPatient);
    QCOMPARE(first.newPatient->patient.mrn, Mrn);
    QVERIFY(first.patient == first.newPatient->patient.id);
    const auto second = decide(plan, file(Sop2, Mrn));
    QVERIFY(!second.newPatient);
    QVERIFY(second.patient == first.patient);
}

void ImportPlanTest::findsThePatientThatIsThere()
{
    ImportPlan plan({}, m_orphans);
    const PatientId known = PatientId::generate();
    plan.learn(
        {.instances = {}, .studies = {}, .seriesStudies = {}, .patients = {{{Mrn, {}}, known}}});
    const auto decision = decide(plan, file(Sop1, Mrn));
    QVERIFY(decision.patient == known);
    QVERIFY(!decision.newPatient);
    // the same number of another house is another patient
    DicomFile foreign = file(Sop2, Mrn);
    foreign.header.studyUid = QStringLiteral("2");
    foreign.header.seriesUid = QStringLiteral("2.1");
    foreign.header.patientIdIssuer = QStringLiteral("St. Mary");
    QVERIFY(decide(plan, foreign).newPatient);
}

void ImportPlanTest::filesNobodyUnderNobody()
{
    ImportPlan plan({}, m_orphans);
    const auto decision = decide(plan, file(Sop1, {}));
    QCOMPARE(decision.verdict, Verdict::Store);
    QVERIFY(!decision.patient);
    QVERIFY(!decision.newPatient);
}

void ImportPlanTest::filesUnderThePatientNamed()
{
    const PatientId named = PatientId::generate();
    ImportPlan plan(named, m_orphans);
    const auto decision = decide(plan, file(Sop1, Mrn));
    QVERIFY(decision.patient == named);
    QVERIFY(!decision.newPatient);
}

void ImportPlanTest::leavesTheSameBytesAlone()
{
    ImportPlan plan({}, m_orphans);
    QCOMPARE(decide(plan, file(Sop1, Mrn)).verdict, Verdict::Store);
    QCOMPARE(decide(plan, file(Sop1, Mrn)).verdict, Verdict::Unchanged);
}

void ImportPlanTest::rejectsOtherBytesAndNamesBothHashes()
{
    ImportPlan plan({}, m_orphans);
    plan.learn({.instances = {{Sop1,
                               {.sha256 = Sha256::of(QByteArrayView("abc")),
                                .studyUid = QStringLiteral("1"),
                                .seriesUid = QStringLiteral("1.1"),
                                .objectKey = {}}}},
                .studies = {},
                .seriesStudies = {},
                .patients = {}});
    const auto decision = decide(plan, file(Sop1, Mrn, ""));
    QCOMPARE(decision.verdict, Verdict::Reject);
    // FIPS 180-2 for "abc", and the well-known hash of nothing
    QVERIFY(decision.reason.contains(
        QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
    QVERIFY(decision.reason.contains(
        QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")));
}

void ImportPlanTest::rejectsAnotherPatientInTheSameStudy()
{
    ImportPlan plan({}, m_orphans);
    QCOMPARE(decide(plan, file(Sop1, Mrn)).verdict, Verdict::Store);
    QCOMPARE(decide(plan, file(Sop2, QStringLiteral("somebody else"))).verdict, Verdict::Reject);
    QCOMPARE(decide(plan, file(Sop2, Mrn)).verdict, Verdict::Store);
}

void ImportPlanTest::rejectsAnotherPatientThanTheStudyIsFiledUnder()
{
    ImportPlan plan(PatientId::generate(), m_orphans);
    plan.learn({.instances = {},
                .studies = {{QStringLiteral("1"), {PatientId::generate(), Mrn, {}}}},
                .seriesStudies = {},
                .patients = {}});
    QCOMPARE(decide(plan, file(Sop1, Mrn)).verdict, Verdict::Reject);
}

void ImportPlanTest::rejectsASeriesOfAnotherStudy()
{
    ImportPlan plan({}, m_orphans);
    QCOMPARE(decide(plan, file(Sop1, Mrn)).verdict, Verdict::Store);
    DicomFile stray = file(Sop2, Mrn);
    stray.header.studyUid = QStringLiteral("2");
    QCOMPARE(decide(plan, stray).verdict, Verdict::Reject);
}

void ImportPlanTest::keepsToTheStudysPatient()
{
    // the study was filed under a patient by name; later files of it follow, whatever their MRN
    ImportPlan plan({}, m_orphans);
    const PatientId assigned = PatientId::generate();
    plan.learn({.instances = {},
                .studies = {{QStringLiteral("1"), {assigned, Mrn, {}}}},
                .seriesStudies = {},
                .patients = {{{Mrn, {}}, PatientId::generate()}}});
    QVERIFY(decide(plan, file(Sop1, Mrn)).patient == assigned);
}

QTEST_APPLESS_MAIN(ImportPlanTest)
#include "import_plan_test.moc"
