#include "core/imaging/roi_store_pg.h"
#include "tests/integration/imaging/imaging_room.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using imaging::RoiKind;
using imaging::StoredRoi;
using test::ImagingRoom;
using test::Slice;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

StoredRoi lengthOn(const QString& sopInstanceUid)
{
    StoredRoi roi;
    roi.id = imaging::RoiId::generate();
    roi.sopInstanceUid = sopInstanceUid;
    roi.roi = {RoiKind::Length, {1.5, 2.25}, {3, 4}};
    return roi;
}

} // namespace

/// Measurements in the database.
class RoiStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void keepsWhatWasDrawn();
    void removesAndBringsBack();
    void takesTheSameOneOnce();
    void refusesAnImageThatIsNotThere();
    void leavesATraceOfEveryCall();

private:
    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<ImagingRoom> m_room;
    std::unique_ptr<imaging::PostgresRoiStore> m_store;
};

void RoiStoreTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void RoiStoreTest::init()
{
    m_store.reset();
    m_room.reset();
    auto room = ImagingRoom::open(*m_server);
    VERIFY_OK(room);
    m_room = std::move(*room);
    Slice first;
    first.patientId = "0042";
    m_room->addSeries(first, 2);
    VERIFY_OK(m_room->import());
    m_store =
        std::make_unique<imaging::PostgresRoiStore>(m_room->database, m_room->audit, m_room->clock);
}

void RoiStoreTest::keepsWhatWasDrawn()
{
    const StoredRoi first = lengthOn(text("1.2.826.1.1.1"));
    StoredRoi second = lengthOn(text("1.2.826.1.1.2"));
    second.roi.kind = RoiKind::Ellipse;
    VERIFY_OK(m_store->add(first));
    VERIFY_OK(m_store->add(second));
    const auto found = m_store->ofSeries(text("1.2.826.1.1"));
    VERIFY_OK(found);
    QCOMPARE(found->size(), std::size_t(2));
    const auto& kept = found->at((*found)[0].id == first.id ? 0 : 1);
    QCOMPARE(kept.roi, first.roi);
    QCOMPARE(kept.sopInstanceUid, first.sopInstanceUid);
    QCOMPARE(kept.person, text("A Tester"));
    QVERIFY(kept.createdAt.isValid());
    QVERIFY(m_store->ofSeries(text("1.2.3"))->empty());
}

void RoiStoreTest::removesAndBringsBack()
{
    const StoredRoi roi = lengthOn(text("1.2.826.1.1.1"));
    VERIFY_OK(m_store->add(roi));
    VERIFY_OK(m_store->setRemoved(roi.id, true));
    QVERIFY(m_store->ofSeries(text("1.2.826.1.1"))->empty());
    VERIFY_OK(m_store->setRemoved(roi.id, false));
    QCOMPARE(m_store->ofSeries(text("1.2.826.1.1"))->size(), std::size_t(1));
    VERIFY_ERROR(m_store->setRemoved(imaging::RoiId::generate(), true), ErrorCode::NotFound);
}

void RoiStoreTest::takesTheSameOneOnce()
{
    const StoredRoi roi = lengthOn(text("1.2.826.1.1.1"));
    VERIFY_OK(m_store->add(roi));
    VERIFY_OK(m_store->add(roi));
    QCOMPARE(m_store->ofSeries(text("1.2.826.1.1"))->size(), std::size_t(1));
}

void RoiStoreTest::refusesAnImageThatIsNotThere()
{
    VERIFY_ERROR(m_store->add(lengthOn(text("1.2.3"))), ErrorCode::NotFound);
}

void RoiStoreTest::leavesATraceOfEveryCall()
{
    const StoredRoi roi = lengthOn(text("1.2.826.1.1.1"));
    VERIFY_OK(m_store->add(roi));
    VERIFY_OK(m_store->setRemoved(roi.id, true));
    VERIFY_OK(m_store->setRemoved(roi.id, false));
    VERIFY_OK(m_store->ofSeries(text("1.2.826.1.1")));
    QCOMPARE(m_room->query(text("SELECT action FROM audit_log WHERE action LIKE 'imaging.%roi%' "
                                "AND patient_id IS NOT NULL ORDER BY action")),
             (QStringList{text("imaging.add-roi"), text("imaging.list-rois"),
                          text("imaging.remove-roi"), text("imaging.restore-roi")}));
}

QTEST_GUILESS_MAIN(RoiStoreTest)
#include "roi_store_test.moc"
