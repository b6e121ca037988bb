#include "tests/support/fixed_clock.h"
#include "tests/ui/patients/memory_patients.h"
#include "ui/patients/ward_board_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using Model = WardBoardModel;

namespace {

const QDateTime Now({2026, 3, 14}, {9, 26, 53}, Qt::UTC);

void measure(patients::WardBed& bed, const char* type, double value, int minutesAgo)
{
    vitals::Sample sample;
    sample.type = QString::fromLatin1(type);
    sample.value = value;
    sample.measuredAt = Now.addSecs(-60 * minutesAgo);
    bed.latest.insert(sample.type, sample);
    bed.patient->news2 = vitals::news2(bed.latest, Now, vitals::SpO2Scale::One, {});
}

patients::WardBed bed(const char* ward, int number)
{
    patients::WardBed made;
    made.ward = QString::fromLatin1(ward);
    made.bed = QString::number(number);
    made.since = Now.addDays(-2);
    made.patient = test::patientRow(number);
    return made;
}

patients::WardOverview overview(std::vector<patients::WardBed> beds)
{
    return {Now, std::move(beds)};
}

} // namespace

class WardBoardModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<Model>(std::make_shared<test::FixedClock>(Now));
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void bedsStandBelowTheirWard()
    {
        patients::WardBed free = bed("B", 2);
        free.patient.reset();
        m_model->setOverview(overview({bed("A", 10), bed("A", 2), bed("B", 1), free}));
        QCOMPARE(m_model->rowCount(), 6);
        QVERIFY(at(0, 0).data(Model::IsWardRole).toBool());
        QCOMPARE(text(0, 0), QStringLiteral("A · 2 patient(s)"));
        QCOMPARE(text(1, Model::BedColumn), QStringLiteral("2"));
        QCOMPARE(text(2, Model::BedColumn), QStringLiteral("10"));
        QCOMPARE(text(3, 0), QStringLiteral("B · 1 patient(s) · 1 free bed(s)"));
        QCOMPARE(text(5, Model::NameColumn), QStringLiteral("Free since 12-Mar-2026"));
        QVERIFY(!(m_model->flags(at(0, 0)) & Qt::ItemIsEnabled));
    }

    void showsValuesWithAgeAndMark()
    {
        patients::WardBed sick = bed("A", 1);
        measure(sick, "heart_rate", 134, 4);
        measure(sick, "spo2", 97, 135);
        measure(sick, "temperature", 38.44, 1);
        m_model->setOverview(overview({sick}));
        const auto rate = vital(1, Model::HeartRateColumn);
        QCOMPARE(rate.value, QStringLiteral("134"));
        QCOMPARE(rate.age, QStringLiteral("4 min"));
        QCOMPARE(rate.points, 3);
        QCOMPARE(rate.deviation, patients::Deviation::High);
        QVERIFY(!rate.isStale);
        const auto saturation = vital(1, Model::SpO2Column);
        QCOMPARE(saturation.age, QStringLiteral("2 h ago"));
        QVERIFY(saturation.isStale);
        QCOMPARE(saturation.points, 0);
        QCOMPARE(text(1, Model::TemperatureColumn), QStringLiteral("38.4"));
        QCOMPARE(text(1, Model::RespirationColumn), QString());
        QVERIFY(!at(1, Model::RespirationColumn).data(Model::VitalRole).isValid());
    }

    void pressuresArePairedOnlyWhenMeasuredTogether()
    {
        patients::WardBed sick = bed("A", 1);
        measure(sick, "blood_pressure_systolic", 128, 4);
        measure(sick, "blood_pressure_diastolic", 74, 4);
        m_model->setOverview(overview({sick}));
        QCOMPARE(text(1, Model::PressureColumn), QStringLiteral("128/74"));
        measure(sick, "blood_pressure_diastolic", 74, 300);
        m_model->setOverview(overview({sick}));
        QCOMPARE(text(1, Model::PressureColumn), QStringLiteral("128/–"));
    }

    void anIncompleteScoreSaysSo()
    {
        patients::WardBed sick = bed("A", 1);
        measure(sick, "heart_rate", 112, 4); // 2 points
        m_model->setOverview(overview({sick, bed("A", 2)}));
        const auto score = at(1, Model::News2Column).data(Model::ScoreRole).value<BoardScore>();
        QCOMPARE(score.score, QStringLiteral("≥ 2"));
        QCOMPARE(score.word, QStringLiteral("incomplete"));
        QVERIFY(!score.band);
        QCOMPARE(text(2, Model::News2Column), QString()); // nothing was measured
    }

    void completeScoresHaveTheirBand()
    {
        patients::WardBed sick = bed("A", 1);
        measure(sick, "heart_rate", 135, 4);
        measure(sick, "spo2", 97, 4);
        measure(sick, "respiratory_rate", 26, 4);
        measure(sick, "temperature", 38.6, 4);
        measure(sick, "blood_pressure_systolic", 124, 4);
        measure(sick, "fio2", 21, 4);
        measure(sick, "consciousness", 0, 4);
        m_model->setOverview(overview({sick}));
        const auto score = at(1, Model::News2Column).data(Model::ScoreRole).value<BoardScore>();
        QCOMPARE(score.score, QStringLiteral("7")); // 3 + 3 + 1
        QCOMPARE(score.band, vitals::News2Band::Emergency);
        QVERIFY(score.isComplete);
    }

    void alertsAreNamedByTheMostSevere()
    {
        patients::WardBed sick = bed("A", 1);
        sick.patient->openAlerts = {2, 0, 1, 3};
        patients::WardBed calm = bed("A", 2);
        calm.patient->openAlerts = {};
        m_model->setOverview(overview({sick, calm}));
        QCOMPARE(text(1, Model::AlertsColumn), QStringLiteral("2 critical, 4 more"));
        QCOMPARE(text(2, Model::AlertsColumn), QString());
    }

    void sickestFirstAcrossWards()
    {
        patients::WardBed well = bed("A", 1);
        measure(well, "heart_rate", 72, 4);
        patients::WardBed sick = bed("B", 1);
        measure(sick, "heart_rate", 135, 4);
        m_model->setOverview(overview({well, sick}));
        m_model->setOrder(patients::WardOrder::News2);
        QCOMPARE(m_model->rowCount(), 2); // no lines between
        QCOMPARE(text(0, Model::BedColumn), QStringLiteral("B / 1"));
        QCOMPARE(m_model->rowOf(well.patient->patient.id), 1);
    }

    void sameBedsAreChangedInPlace()
    {
        patients::WardBed sick = bed("A", 1);
        measure(sick, "heart_rate", 72, 4);
        m_model->setOverview(overview({sick}));
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        measure(sick, "heart_rate", 90, 0);
        m_model->setOverview(overview({sick}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(1, Model::HeartRateColumn), QStringLiteral("90"));
        m_model->setOverview(overview({bed("A", 1)})); // another patient
        QCOMPARE(reset.count(), 1);
    }

    void wordsSayWhatColoursSay()
    {
        patients::WardBed sick = bed("A", 1);
        measure(sick, "heart_rate", 134, 200);
        sick.latest[QStringLiteral("heart_rate")].flags << QStringLiteral("artefact");
        m_model->setOverview(overview({sick}));
        const QString spoken =
            at(1, Model::HeartRateColumn).data(Qt::AccessibleTextRole).toString();
        for (const char* part :
             {"134", "high, 3 point(s)", "3 h ago", "no longer recent", "doubtful"})
            QVERIFY2(spoken.contains(QLatin1String(part)), qPrintable(spoken));
    }

private:
    QModelIndex at(int row, int column) { return m_model->index(row, column); }
    QString text(int row, int column) { return at(row, column).data().toString(); }
    BoardVital vital(int row, int column)
    {
        return at(row, column).data(Model::VitalRole).value<BoardVital>();
    }

    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(WardBoardModelTest)
#include "ward_board_model_test.moc"
