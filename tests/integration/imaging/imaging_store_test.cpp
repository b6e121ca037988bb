#include "tests/integration/imaging/imaging_room.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::imaging;
using test::ImagingRoom;
using test::Slice;

namespace {

Slice studyOf(int number, const QByteArray& date)
{
    Slice slice;
    slice.study = "1.2.826." + QByteArray::number(number);
    slice.series = slice.study + ".1";
    slice.patientId = "0042";
    slice.studyDate = date;
    return slice;
}

} // namespace

class ImagingStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void listsNewestFirstInPages();
    void listsOnePatientsStudies();
    void opensAStudyInDisplayOrder();
    void outlinesWarnAndCount();
    void countsQuarantinedObjectsAsFailed();
    void saysWhatDoesNotExist();
    void leavesOneAuditRowAnOperation();

private:
    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<ImagingRoom> m_room;
};

void ImagingStoreTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void ImagingStoreTest::init()
{
    m_room.reset();
    auto room = ImagingRoom::open(*m_server);
    VERIFY_OK(room);
    m_room = std::move(*room);
}

void ImagingStoreTest::listsNewestFirstInPages()
{
    m_room->addSeries(studyOf(1, "20200101"), 1);
    m_room->addSeries(studyOf(2, ""), 1); // undated
    m_room->addSeries(studyOf(3, "20260314"), 1);
    m_room->addSeries(studyOf(4, "20200101"), 1);
    VERIFY_OK(m_room->import());
    QStringList uids;
    StudyQuery query{.limit = 1};
    do {
        const auto page = m_room->imaging->studies(query);
        VERIFY_OK(page);
        QCOMPARE(page->studies.size(), std::size_t(1));
        uids.append(page->studies[0].studyUid);
        query.after = page->next;
    } while (query.after);
    QCOMPARE(uids, (QStringList{QStringLiteral("1.2.826.3"), QStringLiteral("1.2.826.4"),
                                QStringLiteral("1.2.826.1"), QStringLiteral("1.2.826.2")}));
}

void ImagingStoreTest::listsOnePatientsStudies()
{
    m_room->addSeries(studyOf(1, "20200101"), 2);
    Slice other = studyOf(2, "20200101");
    other.patientId = "0043";
    m_room->addSeries(other, 1);
    VERIFY_OK(m_room->import());
    const auto id = PatientId::parse(
        m_room->query(QStringLiteral("SELECT patient_id FROM patients WHERE mrn = '0042'"))[0]);
    const auto page = m_room->imaging->studies({.patient = id});
    VERIFY_OK(page);
    QCOMPARE(page->studies.size(), std::size_t(1));
    const Study& study = page->studies[0];
    QCOMPARE(study.studyUid, QStringLiteral("1.2.826.1"));
    QCOMPARE(study.patientIdText, QStringLiteral("0042"));
    QCOMPARE(study.patientMrn, QStringLiteral("0042"));
    QCOMPARE(study.patientName.alphabetic, QStringLiteral("Doe^Jane"));
    QCOMPARE(study.modalities, QStringList{QStringLiteral("CT")});
    QCOMPARE(study.counts.instances, 2);
    QCOMPARE(study.counts.verified, 2);
    QCOMPARE(study.date, std::optional(QDate(2020, 1, 1)));
}

void ImagingStoreTest::opensAStudyInDisplayOrder()
{
    Slice slice = studyOf(1, "20200101");
    for (const int z : {30, 10, 20}) {
        slice.sop = slice.series + '.' + QByteArray::number(z);
        slice.z = z;
        m_room->addFile(QString::number(z), sliceFile(slice));
    }
    VERIFY_OK(m_room->import());
    const auto contents = m_room->imaging->openStudy(QStringLiteral("1.2.826.1"));
    VERIFY_OK(contents);
    QCOMPARE(contents->series.size(), std::size_t(1));
    QStringList positions;
    for (const Instance& instance : contents->series[0].instances) {
        positions.append(QString::number((*instance.header.imagePosition)[2]));
        QVERIFY(instance.state == objects::ObjectState::Verified);
        QCOMPARE(instance.header.pixels.rows, 4);
    }
    QCOMPARE(positions,
             (QStringList{QStringLiteral("10"), QStringLiteral("20"), QStringLiteral("30")}));
}

void ImagingStoreTest::outlinesWarnAndCount()
{
    const Slice first = studyOf(1, "20200101");
    for (const int number : {1, 2, 3, 6, 7})
        m_room->addFile(QString::number(number), sliceFile(sliceOf(first, number)));
    VERIFY_OK(m_room->import());
    const auto page = m_room->imaging->outlines({});
    VERIFY_OK(page);
    const Series& series = page->outlines.at(0).series.at(0);
    QCOMPARE(series.modality, QStringLiteral("CT"));
    QCOMPARE(series.frameCount, 5);
    QCOMPARE(series.counts.verified, 5);
    QCOMPARE(series.warnings.size(), std::size_t(1));
    QCOMPARE(series.warnings[0].kind, SeriesWarning::Kind::MissingSlices);
}

void ImagingStoreTest::countsQuarantinedObjectsAsFailed()
{
    m_room->addSeries(studyOf(1, "20200101"), 3);
    VERIFY_OK(m_room->import());
    const QString key = m_room->storedKeys().at(1);
    m_room->damage(key);
    VERIFY_ERROR(m_room->fetch->fetch(key), ErrorCode::Integrity);
    const auto contents = m_room->imaging->openStudy(QStringLiteral("1.2.826.1"));
    VERIFY_OK(contents);
    QCOMPARE(contents->study.counts.failed, 1);
    QCOMPARE(contents->series[0].series.counts.verified, 2);
    QCOMPARE(contents->series[0].series.counts.failed, 1);
}

void ImagingStoreTest::saysWhatDoesNotExist()
{
    VERIFY_ERROR(m_room->imaging->openStudy(QStringLiteral("1.2.3")), ErrorCode::NotFound);
    VERIFY_ERROR(m_room->imaging->instance(QStringLiteral("1.2.3")), ErrorCode::NotFound);
}

void ImagingStoreTest::leavesOneAuditRowAnOperation()
{
    m_room->addSeries(studyOf(1, "20200101"), 3);
    VERIFY_OK(m_room->import());
    VERIFY_OK(m_room->imaging->studies({}));
    VERIFY_OK(m_room->imaging->openStudy(QStringLiteral("1.2.826.1")));
    VERIFY_OK(m_room->imaging->instance(QStringLiteral("1.2.826.1.1.2")));
    QCOMPARE(
        m_room->query(QStringLiteral("SELECT action FROM audit_log ORDER BY occurred_at, seq")),
        (QStringList{QStringLiteral("imaging.import"), QStringLiteral("imaging.list-studies"),
                     QStringLiteral("imaging.open-study"),
                     QStringLiteral("imaging.open-instance")}));
    QCOMPARE(m_room->query(QStringLiteral("SELECT DISTINCT patient_id = (SELECT patient_id FROM "
                                          "patients) FROM audit_log WHERE patient_id IS NOT NULL")),
             QStringList{QStringLiteral("t")});
}

QTEST_GUILESS_MAIN(ImagingStoreTest)
#include "imaging_store_test.moc"
