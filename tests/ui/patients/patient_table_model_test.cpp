#include "tests/support/fixed_clock.h"
#include "tests/ui/patients/memory_patients.h"
#include "ui/patients/patient_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using Model = PatientTableModel;

namespace {

std::vector<patients::PatientRow> rows(int count)
{
    std::vector<patients::PatientRow> made;
    for (int i = 0; i < count; ++i)
        made.push_back(test::patientRow(i));
    return made;
}

QString cell(const Model& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class PatientTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<Model>(std::make_shared<test::FixedClock>());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsWhoTheyAre()
    {
        m_model->setRows(rows(2), false);
        QCOMPARE(cell(*m_model, 1, Model::NameColumn), QStringLiteral("张伟 ZHANG Wei"));
        QCOMPARE(cell(*m_model, 1, Model::MrnColumn), QStringLiteral("MRN-001"));
        QCOMPARE(cell(*m_model, 1, Model::BornColumn), QStringLiteral("14-Jul-1945"));
        QCOMPARE(cell(*m_model, 1, Model::AgeColumn), QStringLiteral("80y")); // on 14 March 2026
        QCOMPARE(cell(*m_model, 1, Model::WardColumn), QStringLiteral("Ward 3 / 1"));
        QCOMPARE(cell(*m_model, 1, Model::AlertsColumn), QStringLiteral("1 high"));
    }

    void leavesOutWhatIsNotKnown()
    {
        patients::PatientRow bare;
        bare.patient.id = PatientId::generate();
        bare.patient.mrn = QStringLiteral("7");
        m_model->setRows({bare}, false);
        QCOMPARE(cell(*m_model, 0, Model::NameColumn), QStringLiteral("7"));
        for (const int column : {Model::BornColumn, Model::AgeColumn, Model::GenderColumn,
                                 Model::WardColumn, Model::AlertsColumn, Model::VitalsColumn})
            QCOMPARE(cell(*m_model, 0, column), QString());
    }

    void putsFiguresAtTheRight()
    {
        m_model->setRows(rows(1), false);
        const auto alignment = [&](int column) {
            return m_model->index(0, column).data(Qt::TextAlignmentRole).toInt();
        };
        QVERIFY(alignment(Model::AgeColumn) & Qt::AlignRight);
        QVERIFY(alignment(Model::NameColumn) & Qt::AlignLeft);
    }

    void standsGreyRowsInForAPageOnItsWay()
    {
        QSignalSpy wanted(m_model.get(), &Model::moreWanted);
        m_model->setRows(rows(3), true);
        m_model->fetchMore({});
        m_model->fetchMore({});
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(m_model->rowCount(), 3 + Model::Placeholders);
        QVERIFY(m_model->index(3, 0).data(Model::IsPlaceholderRole).toBool());
        QVERIFY(!m_model->index(3, 0).flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(!m_model->canFetchMore({}));

        m_model->append(rows(2), false);
        QCOMPARE(m_model->rowCount(), 5);
        QVERIFY(!m_model->canFetchMore({}));
    }

    void endsWhenThePageDoesNotCome()
    {
        m_model->setRows(rows(3), true);
        m_model->fetchMore({});
        m_model->stopLoading();
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(!m_model->canFetchMore({}));
    }

    void findsAPatientAgain()
    {
        std::vector<patients::PatientRow> all = rows(3);
        const PatientId last = all.back().patient.id;
        m_model->setRows(std::move(all), false);
        QCOMPARE(m_model->rowOf(last), 2);
        QCOMPARE(m_model->rowOf(PatientId::generate()), -1);
    }

private:
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(PatientTableModelTest)
#include "patient_table_model_test.moc"
