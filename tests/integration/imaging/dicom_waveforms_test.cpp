#include "core/ingest/dicom/dicom_recordings.h"
#include "core/ingest/dicom/dicom_waveforms.h"
#include "core/waveforms/segment_store_pg.h"
#include "tests/integration/imaging/imaging_room.h"
#include "tests/support/dicom_waveform.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;
using objects::UnverifiedPolicy;
using test::EcgText;
using test::ImagingRoom;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Two leads of four samples, 2.5 µV a count.
EcgText ecg(const char* sop, const char* acquired)
{
    EcgText file;
    file.sop = sop;
    file.acquired = acquired;
    file.groups[0].channels = 2;
    file.groups[0].definitions = {{}, {.source = "Lead II", .code = "5.6.3-9-2"}};
    file.groups[0].data = test::dicomShorts({1, -10, 2, -20, 3, -30, 4, -40});
    return file;
}

} // namespace

/// DICOM waveforms through import, index, store, check and decoder, as they are looked at.
class DicomWaveformsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void listsOldestFirst();
    void listsOnePatientsOwn();
    void opensWithProvenance();
    void startsWithItsEarliestGroup();
    void isKeptAsARecordingForEachGroup();
    void keepsNothingOfADamagedObject();
    void refusesADamagedObject();
    void refusesHostileRecordings_data();
    void refusesHostileRecordings();
    void saysWhatIsNoRecord();
    void leavesAuditRows();

private:
    [[nodiscard]] DicomWaveforms waveforms() const
    {
        return {m_room->imaging, m_room->fetch, m_room->decoder};
    }
    void import(const std::vector<EcgText>& files) const;

    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<ImagingRoom> m_room;
};

void DicomWaveformsTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void DicomWaveformsTest::init()
{
    m_room.reset();
    auto room = ImagingRoom::open(*m_server);
    VERIFY_OK(room);
    m_room = std::move(*room);
}

void DicomWaveformsTest::import(const std::vector<EcgText>& files) const
{
    for (const EcgText& file : files)
        m_room->addFile(QString::fromLatin1(file.sop), dicomEcgFile(file));
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->added, qint64(files.size()));
}

void DicomWaveformsTest::listsOldestFirst()
{
    import({ecg("1.2.3", "20260315120000+0000"), ecg("1.2.4", "20260314120000+0800"),
            ecg("1.2.5", "")});
    m_room->addSeries({}, 1); // an image is no recording
    VERIFY_OK(m_room->import());
    const auto records = waveforms().records({});
    VERIFY_OK(records);
    QCOMPARE(records->size(), std::size_t(3));
    QCOMPARE(records->at(0).id, text("1.2.4"));
    QCOMPARE(records->at(0).start, QDateTime({2026, 3, 14}, {4, 0}, Qt::UTC));
    QCOMPARE(records->at(1).id, text("1.2.3"));
    QCOMPARE(records->at(2).id, text("1.2.5"));
    QVERIFY(records->at(2).start.isNull());
    QVERIFY(records->at(0).patient.has_value());
}

void DicomWaveformsTest::listsOnePatientsOwn()
{
    EcgText other = ecg("1.2.4", "20260314120000+0800");
    other.patientId = "0042-9999";
    other.study = "1.2.826.0.1.78";
    import({ecg("1.2.3", "20260315120000+0000"), other});
    const auto all = waveforms().records({});
    VERIFY_OK(all);
    QCOMPARE(all->size(), std::size_t(2));
    const auto own = waveforms().records({all->at(0).patient});
    VERIFY_OK(own);
    QCOMPARE(own->size(), std::size_t(1));
    QCOMPARE(own->at(0).id, text("1.2.4"));
}

void DicomWaveformsTest::opensWithProvenance()
{
    EcgText file = ecg("1.2.3", "20260314101500.250+0800");
    file.remarks = test::dicomRemark(1, {}, {}, "SINUS RHYTHM") +
                   test::dicomRemark(1, "QT Interval", "368", {});
    import({file});
    const auto opened = waveforms().open(text("1.2.3"), UnverifiedPolicy::Refuse);
    VERIFY_OK(opened);
    QCOMPARE(int(opened->provenance.state), int(objects::Provenance::State::Verified));
    QCOMPARE(opened->provenance.sha256, Sha256::of(QByteArrayView(dicomEcgFile(file))));
    const waveforms::WaveformRecord& record = opened->record;
    QCOMPARE(record.start, QDateTime({2026, 3, 14}, {2, 15, 0, 250}, Qt::UTC));
    QCOMPARE(record.durationSeconds(), 4 / 500.0);
    QCOMPARE(record.channels.size(), std::size_t(2));
    QCOMPARE(record.channels[1].name, text("II"));
    QCOMPARE(record.channels[1].unit, text("uV"));
    QCOMPARE(record.channels[1].counts, (std::vector<std::int32_t>{-10, -20, -30, -40}));
    QCOMPARE(record.channels[1].physical(-40), -100.0);
    QCOMPARE(record.remarks.size(), std::size_t(2));
    QCOMPARE(record.remarks[0].text, text("SINUS RHYTHM"));
}

void DicomWaveformsTest::startsWithItsEarliestGroup()
{
    EcgText file = ecg("1.2.3", "20260314101500+0000");
    file.groups.push_back(file.groups[0]);
    file.groups[0].offsetMs = "1500";
    file.groups[1].offsetMs = "-500";
    import({file});
    const auto opened = waveforms().open(text("1.2.3"), UnverifiedPolicy::Refuse);
    VERIFY_OK(opened);
    QCOMPARE(opened->record.start, QDateTime({2026, 3, 14}, {10, 14, 59, 500}, Qt::UTC));
    QCOMPARE(opened->record.channels[0].startSeconds, 2.0);
    QCOMPARE(opened->record.channels[2].startSeconds, 0.0);
}

void DicomWaveformsTest::isKeptAsARecordingForEachGroup()
{
    EcgText file = ecg("1.2.3", "20260314101500+0000");
    file.groups.push_back(file.groups[0]);
    file.groups[0].offsetMs = "500";
    file.groups[0].padding = test::dicomShorts({-20});
    file.groups[1].label = "MEDIAN BEAT";
    file.groups[1].offsetMs = "2000";
    file.remarks = test::dicomRemark(1, "QT Interval", "368", {});
    import({file});
    const auto objects = std::make_shared<DicomWaveforms>(waveforms());
    const DicomRecordingServices services{objects, m_room->database, m_room->audit};
    Job job;
    for (int time = 0; time < 2; ++time) { // a second time adds nothing
        const auto failures = keepRecordings(services, {text("1.2.3"), text("9.9.9")}, job);
        VERIFY_OK(failures);
        QCOMPARE(*failures, QStringList());
    }
    waveforms::PostgresSegmentStore store(m_room->database, m_room->audit);
    const auto records = store.records({});
    VERIFY_OK(records);
    QCOMPARE(records->size(), std::size_t(2));
    const auto& rhythm = records->at(0);
    QCOMPARE(rhythm.name, text("1.2.3"));
    QCOMPARE(rhythm.start, QDateTime({2026, 3, 14}, {10, 15, 0, 500}, Qt::UTC));
    QVERIFY(rhythm.patient.has_value());
    QCOMPARE(rhythm.channels.size(), std::size_t(2));
    QCOMPARE(rhythm.channels[1].source.name, text("II"));
    QCOMPARE(rhythm.channels[1].source.unit, text("uV"));
    QCOMPARE(rhythm.channels[1].physical(-10), -25.0);
    const auto samples = store.samples(rhythm, 1, {0, 10});
    VERIFY_OK(samples);
    QCOMPARE(samples->counts[0], -10);
    QCOMPARE(samples->counts[3], -40);
    QCOMPARE(samples->gaps, (std::vector<waveforms::SampleRange>{{1, 2}}));
    const auto notes = store.annotations(rhythm);
    VERIFY_OK(notes);
    QCOMPARE(notes->at(0).annotations.at(0).text, text("QT Interval 368 ms"));
    QCOMPARE(records->at(1).name, text("1.2.3/MEDIAN BEAT"));
    QCOMPARE(records->at(1).start, QDateTime({2026, 3, 14}, {10, 15, 2}, Qt::UTC));
    QCOMPARE(records->at(1).channels[0].source.name, text("I"));
}

void DicomWaveformsTest::keepsNothingOfADamagedObject()
{
    import({ecg("1.2.3", "20260314101500+0000")});
    m_room->damage(m_room->storedKeys().constFirst());
    const auto objects = std::make_shared<DicomWaveforms>(waveforms());
    Job job;
    const auto failures =
        keepRecordings({objects, m_room->database, m_room->audit}, {text("1.2.3")}, job);
    VERIFY_OK(failures);
    QCOMPARE(failures->size(), 1);
    QVERIFY(failures->at(0).contains(text("1.2.3")));
    const auto records =
        waveforms::PostgresSegmentStore(m_room->database, m_room->audit).records({});
    VERIFY_OK(records);
    QVERIFY(records->empty());
}

void DicomWaveformsTest::refusesADamagedObject()
{
    import({ecg("1.2.3", "20260314101500+0000")});
    m_room->damage(m_room->storedKeys().constFirst());
    VERIFY_ERROR(waveforms().open(text("1.2.3"), UnverifiedPolicy::Refuse), ErrorCode::Integrity);
    QCOMPARE(m_room->query(text("SELECT state FROM objects")), QStringList{text("quarantined")});
}

void DicomWaveformsTest::refusesHostileRecordings_data()
{
    QTest::addColumn<test::WaveformGroupText>("group");
    QTest::addColumn<int>("code");
    test::WaveformGroupText group;
    group.samples = 0xffffffffU;
    QTest::newRow("2^32 samples") << group << int(ErrorCode::Invalid);
    group = {};
    group.rate = "0";
    QTest::newRow("rate 0") << group << int(ErrorCode::Invalid);
    group = {};
    group.definitions[0].sensitivity = "NaN";
    QTest::newRow("sensitivity NaN") << group << int(ErrorCode::Invalid);
    group = {};
    group.channels = 0;
    group.definitions.clear();
    QTest::newRow("no channels") << group << int(ErrorCode::Invalid);
    group = {};
    group.interpretation = "MB";
    group.bits = 8;
    QTest::newRow("mu-law") << group << int(ErrorCode::Unsupported);
}

void DicomWaveformsTest::refusesHostileRecordings()
{
    QFETCH(test::WaveformGroupText, group);
    QFETCH(int, code);
    EcgText hostile = ecg("1.2.3", "20260314101500+0000");
    hostile.groups = {group};
    import({hostile, ecg("1.2.4", "20260314101500+0000")});
    const auto refused = waveforms().open(text("1.2.3"), UnverifiedPolicy::Refuse);
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().code), code);
    QVERIFY(refused.error().message.size() > 40);
    QVERIFY(!refused.error().message.contains(QLatin1String("%1")));
    VERIFY_OK(
        waveforms().open(text("1.2.4"), UnverifiedPolicy::Refuse)); // the next is not disturbed
}

void DicomWaveformsTest::saysWhatIsNoRecord()
{
    VERIFY_ERROR(waveforms().open(text("9.9.9"), UnverifiedPolicy::Refuse), ErrorCode::NotFound);
    m_room->addSeries({}, 1);
    VERIFY_OK(m_room->import());
    const QStringList images =
        m_room->query(text("SELECT sop_instance_uid FROM imaging_instances"));
    VERIFY_ERROR(waveforms().open(images.constFirst(), UnverifiedPolicy::Refuse),
                 ErrorCode::Unsupported);
}

void DicomWaveformsTest::leavesAuditRows()
{
    import({ecg("1.2.3", "20260314101500+0000")});
    VERIFY_OK(waveforms().records({}));
    VERIFY_OK(waveforms().open(text("1.2.3"), UnverifiedPolicy::Refuse));
    const QStringList actions = m_room->query(
        text("SELECT action FROM audit_log WHERE action LIKE 'imaging.%' ORDER BY occurred_at"));
    QCOMPARE(actions.mid(actions.size() - 2),
             (QStringList{text("imaging.list-waveforms"), text("imaging.open-instance")}));
}

QTEST_GUILESS_MAIN(DicomWaveformsTest)
#include "dicom_waveforms_test.moc"
