#include "tests/support/fixed_clock.h"
#include "tests/ui/alerts/some_alerts.h"
#include "ui/alerts/open_alert_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace wardlight;
using namespace wardlight::ui;
using alerts::Alert;
using alerts::Severity;
using test::acknowledgedBy;
using test::someAlert;

/// The open alerts as rows that come, move and go.
class OpenAlertModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void ordersByUrgency();
    void repetitionsShareARow();
    void ownAcknowledgementsGoAtOnce();
    void othersStayForAMoment();
    void acknowledgingAGroup();
    void filters();
    void silencedAlertsAreQuiet();
    void countsWhatIsHeard();
    void staysRightUnderRandomChanges();
    void selectionFollowsItsRow();
    void takesTheSameTwice();
    void hasTexts();

private:
    QString cell(int row, int column, const QModelIndex& parent = {}) const
    {
        return m_model->index(row, column, parent).data().toString();
    }

    std::shared_ptr<test::FixedClock> m_clock;
    std::unique_ptr<OpenAlertModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void OpenAlertModelTest::init()
{
    m_tester.reset();
    m_clock = std::make_shared<test::FixedClock>(test::AlertNoon);
    m_model = std::make_unique<OpenAlertModel>(m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void OpenAlertModelTest::ordersByUrgency()
{
    m_model->reset({someAlert(1, "a", Severity::Low, 1), someAlert(2, "b", Severity::Critical, 90),
                    someAlert(3, "c", Severity::High, 5)});
    m_model->apply({someAlert(4, "d", Severity::High, 1), someAlert(5, "e", Severity::Medium, 1)});
    QStringList types;
    for (int row = 0; row < m_model->rowCount(); ++row)
        types << m_model->alert(m_model->index(row, 0))->type;
    QCOMPARE(types, QStringLiteral("b d c e a").split(u' '));
}

void OpenAlertModelTest::repetitionsShareARow()
{
    m_model->reset({someAlert(1, "hr", Severity::High, 60)});
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
    m_model->apply(
        {someAlert(1, "hr", Severity::High, 30), someAlert(2, "hr", Severity::High, 40)});
    QCOMPARE(m_model->rowCount(), 2);
    const QModelIndex group = m_model->index(0, 0);
    QCOMPARE(m_model->rowCount(group), 2);
    QCOMPARE(group.data(OpenAlertModel::CountRole).toInt(), 2);
    QCOMPARE(m_model->alert(group)->createdAt, test::AlertNoon.addSecs(-30));
    QCOMPARE(m_model->alert(m_model->index(1, 0, group))->createdAt, test::AlertNoon.addSecs(-60));
    QCOMPARE(m_model->alertIds(group).size(), 2U);
    QCOMPARE(m_model->alertIds(m_model->index(1, 0, group)).size(), 1U);
}

void OpenAlertModelTest::ownAcknowledgementsGoAtOnce()
{
    const Alert one = someAlert(1, "hr", Severity::High, 60);
    const Alert two = someAlert(1, "hr", Severity::High, 30);
    m_model->reset({one, two, someAlert(2, "x", Severity::Low, 1)});
    m_model->apply({acknowledgedBy(two, "me")}, {two.id});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
    QCOMPARE(m_model->alert(m_model->index(0, 0))->id, one.id);
    m_model->apply({acknowledgedBy(one, "me")}, {one.id});
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(!m_model->find(one.id));
}

void OpenAlertModelTest::othersStayForAMoment()
{
    const Alert alert = someAlert(1, "hr", Severity::Critical, 60);
    m_model->reset({alert});
    m_model->apply({acknowledgedBy(alert, "Dr Brown")});
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(cell(0, OpenAlertModel::StateColumn).contains(QStringLiteral("Dr Brown")));
    QVERIFY(m_model->index(0, 0).data(OpenAlertModel::IsMutedRole).toBool());
    QVERIFY(!m_model->isAnyFlashing());
    QVERIFY(m_model->alertIds(m_model->index(0, 0)).empty()); // nothing left to acknowledge
    QCOMPARE(m_model->openCount(), 0);
    m_clock->advance(std::chrono::seconds(7));
    m_model->tick();
    QCOMPARE(m_model->rowCount(), 1);
    m_clock->advance(std::chrono::seconds(1));
    m_model->tick();
    QCOMPARE(m_model->rowCount(), 0);
}

void OpenAlertModelTest::acknowledgingAGroup()
{
    std::vector<Alert> many;
    QSet<AlertId> ids;
    for (int i = 0; i < 500; ++i) {
        many.push_back(someAlert(1, "hr", Severity::High, i));
        ids.insert(many.back().id);
    }
    m_model->reset(many);
    m_model->apply({someAlert(2, "x", Severity::Low, 1)});
    for (Alert& alert : many)
        alert = acknowledgedBy(alert, "me");
    m_model->apply(many, ids);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->openCount(), 1);
}

void OpenAlertModelTest::filters()
{
    m_model->reset({someAlert(1, "hr", Severity::High, 1), someAlert(2, "hr", Severity::Low, 2),
                    someAlert(3, "spo2", Severity::High, 3)});
    m_model->setFilter({Severity::High, {}});
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setFilter({{}, QStringLiteral("patient 0042-2")});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->openCount(), 3);
    const Alert hidden = someAlert(3, "x", Severity::Low, 1);
    m_model->apply({hidden, someAlert(2, "y", Severity::Low, 1)});
    QCOMPARE(m_model->rowCount(), 2);
    m_model->apply({acknowledgedBy(hidden, "other")});
    QCOMPARE(m_model->openCount(), 4);
    m_model->setFilter({{}, QStringLiteral(" WARD 0  spo2 ")});
    QCOMPARE(m_model->rowCount(), 1);
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), 4);
}

void OpenAlertModelTest::silencedAlertsAreQuiet()
{
    const Alert alert = someAlert(1, "hr", Severity::Critical, 5);
    m_model->reset({alert, someAlert(1, "spo2", Severity::Low, 5)});
    QVERIFY(m_model->isAnyFlashing());
    alerts::Silence silence;
    silence.patient = *alert.patient;
    silence.type = alert.type;
    silence.startedAt = test::AlertNoon.addSecs(-60);
    silence.until = test::AlertNoon.addSecs(60);
    m_model->setSilences({silence});
    const QModelIndex row = m_model->index(0, 0);
    QCOMPARE(m_model->rowCount(), 2); // it hides nothing
    QVERIFY(row.data(OpenAlertModel::IsMutedRole).toBool());
    QVERIFY(m_model->silence(row));
    QVERIFY(!m_model->isAnyFlashing());
    QCOMPARE(m_model->heardCounts()[Severity::Critical], 0);
    m_clock->advance(std::chrono::seconds(60));
    m_model->tick();
    QVERIFY(m_model->isAnyFlashing());
    QCOMPARE(m_model->heardCounts()[Severity::Critical], 1);
}

void OpenAlertModelTest::countsWhatIsHeard()
{
    m_model->reset({someAlert(1, "a", Severity::High, 1), someAlert(2, "b", Severity::High, 1),
                    someAlert(3, "c", Severity::Low, 1)});
    m_model->setFilter({Severity::Critical, {}});
    const QMap<Severity, int> expected{
        {Severity::Critical, 0}, {Severity::High, 2}, {Severity::Medium, 0}, {Severity::Low, 1}};
    QCOMPARE(m_model->heardCounts(), expected);
}

/// The model keeps to the rules of a model, and shows what a list made from scratch would.
void OpenAlertModelTest::staysRightUnderRandomChanges()
{
    std::mt19937 random(20'260'314);
    const auto below = [&random](int limit) { return int(random() % unsigned(limit)); };
    const char* const types[] = {"hr", "spo2", "rr"};
    std::vector<Alert> open;
    for (int round = 0; round < 300; ++round) {
        std::vector<Alert> changed;
        QSet<AlertId> mine;
        for (int i = below(8); i > 0; --i) {
            open.push_back(someAlert(below(5), types[below(3)],
                                     alerts::AllSeverities[std::size_t(below(4))], below(5000)));
            changed.push_back(open.back());
        }
        for (int i = below(7); i > 0 && !open.empty(); --i) {
            const auto gone = open.begin() + below(int(open.size()));
            changed.push_back(acknowledgedBy(*gone, "me"));
            mine.insert(gone->id);
            open.erase(gone);
        }
        m_model->apply(changed, mine);
    }
    OpenAlertModel fresh(m_clock);
    fresh.reset(open);
    QCOMPARE(m_model->openCount(), int(open.size()));
    QCOMPARE(m_model->rowCount(), fresh.rowCount());
    for (int row = 0; row < fresh.rowCount(); ++row)
        QCOMPARE(m_model->alertIds(m_model->index(row, 0)), fresh.alertIds(fresh.index(row, 0)));
}

void OpenAlertModelTest::selectionFollowsItsRow()
{
    const Alert low = someAlert(1, "a", Severity::Low, 1);
    m_model->reset({low, someAlert(2, "b", Severity::Medium, 1)});
    const QPersistentModelIndex kept(m_model->indexOf(low.id));
    m_model->apply({someAlert(3, "c", Severity::Critical, 1)});
    QCOMPARE(m_model->alert(kept)->id, low.id);
    // its group becomes the most urgent one
    m_model->apply({someAlert(1, "a", Severity::Critical, 0)});
    QCOMPARE(kept.row(), 0);
}

void OpenAlertModelTest::takesTheSameTwice()
{
    const Alert alert = someAlert(1, "a", Severity::Low, 1);
    m_model->apply({alert, alert});
    m_model->apply({alert});
    QCOMPARE(m_model->openCount(), 1);
    m_model->apply({acknowledgedBy(someAlert(2, "b", Severity::Low, 1), "x")}); // never seen open
    QCOMPARE(m_model->openCount(), 1);
}

void OpenAlertModelTest::hasTexts()
{
    Alert alert = someAlert(1, "heart_rate_high", Severity::High, 7 * 60);
    alert.measurementType = QStringLiteral("heart_rate");
    alert.value = 134;
    alert.limit = 120;
    alert.device = alerts::AlertDevice{DeviceId::generate(), QStringLiteral("MON-7"), {}};
    Alert bare;
    bare.id = AlertId::generate();
    bare.type = QStringLiteral("battery");
    Alert ahead = someAlert(9, "clock", Severity::Low, -3600);
    m_model->reset({alert, bare, ahead});
    QCOMPARE(cell(0, OpenAlertModel::SeverityColumn), QStringLiteral("High"));
    QCOMPARE(cell(0, OpenAlertModel::AlertColumn), QStringLiteral("HR 134 > 120"));
    QCOMPARE(cell(0, OpenAlertModel::PatientColumn), QStringLiteral("PATIENT 1"));
    QCOMPARE(cell(0, OpenAlertModel::DeviceColumn), QStringLiteral("MON-7"));
    QVERIFY(cell(0, OpenAlertModel::SinceColumn).endsWith(QStringLiteral("7 min")));
    QVERIFY(cell(1, OpenAlertModel::SinceColumn).contains(QStringLiteral("ahead")));
    QCOMPARE(cell(2, OpenAlertModel::SeverityColumn), QStringLiteral("Technical, low"));
    QCOMPARE(cell(2, OpenAlertModel::PatientColumn), QStringLiteral("No patient"));
    QCOMPARE(cell(2, OpenAlertModel::SinceColumn), QStringLiteral("Not known"));
}

QTEST_MAIN(OpenAlertModelTest)
#include "open_alert_model_test.moc"
