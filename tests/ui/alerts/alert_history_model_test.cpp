#include "tests/support/fixed_clock.h"
#include "tests/ui/alerts/some_alerts.h"
#include "ui/alerts/alert_history_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using alerts::AlertEvent;

namespace {

AlertEvent acknowledged(const char* person, int secondsAgo)
{
    AlertEvent event;
    event.id = alerts::AlertEventId::generate();
    event.kind = alerts::EventKind::Acknowledged;
    event.occurredAt = test::AlertNoon.addSecs(-secondsAgo);
    event.person = QString::fromUtf8(person);
    event.note = QStringLiteral("seen");
    event.alert = test::someAlert(1, "hr", alerts::Severity::High, 600);
    event.patient = event.alert->patient;
    event.type = event.alert->type;
    return event;
}

} // namespace

/// What was done about alerts, with the gaps in between.
class AlertHistoryModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void latestComesFirst();
    void readsEarlierPages();
    void showsGaps();
    void gapsSurviveARefresh();

private:
    QString cell(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    std::unique_ptr<AlertHistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void AlertHistoryModelTest::init()
{
    m_tester.reset();
    m_model =
        std::make_unique<AlertHistoryModel>(std::make_shared<test::FixedClock>(test::AlertNoon));
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void AlertHistoryModelTest::latestComesFirst()
{
    m_model->setEvents({acknowledged("a", 60), acknowledged("b", 120)}, false);
    m_model->prepend({acknowledged("c", 30), acknowledged("d", 20)}); // as they happened
    QStringList people;
    for (int row = 0; row < m_model->rowCount(); ++row)
        people << cell(row, AlertHistoryModel::PersonColumn);
    QCOMPARE(people, QStringLiteral("d c a b").split(u' '));
    QCOMPARE(cell(0, AlertHistoryModel::WhatColumn), QStringLiteral("Acknowledged"));
    QCOMPARE(cell(0, AlertHistoryModel::NoteColumn), QStringLiteral("seen"));
    QCOMPARE(cell(0, AlertHistoryModel::AlertColumn), QStringLiteral("hr of 1"));
}

void AlertHistoryModelTest::readsEarlierPages()
{
    m_tester.reset(); // it fetches by itself
    const QSignalSpy wanted(m_model.get(), &AlertHistoryModel::moreWanted);
    m_model->setEvents({acknowledged("a", 60)}, true);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    m_model->fetchMore({});
    QCOMPARE(wanted.size(), 1);
    m_model->append({acknowledged("b", 120)}, false);
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(!m_model->canFetchMore({}));
}

void AlertHistoryModelTest::showsGaps()
{
    m_model->setEvents({acknowledged("a", 60)}, false);
    m_model->addGap({test::AlertNoon.addSecs(-180), test::AlertNoon}, 3);
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(!m_model->event(0));
    QVERIFY(m_model->index(0, 0).data(AlertHistoryModel::IsGapRole).toBool());
    const QString from =
        test::AlertNoon.addSecs(-180).toLocalTime().toString(QStringLiteral("HH:mm"));
    QVERIFY(cell(0, AlertHistoryModel::AlertColumn).contains(from));
    QVERIFY(cell(0, AlertHistoryModel::AlertColumn).contains(u'3'));
}

void AlertHistoryModelTest::gapsSurviveARefresh()
{
    m_model->addGap({test::AlertNoon.addSecs(-300), test::AlertNoon.addSecs(-90)}, 0);
    m_model->setEvents({acknowledged("a", 60), acknowledged("b", 120)}, false);
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_model->event(0));
    QVERIFY(!m_model->event(1));
    QVERIFY(m_model->event(2));
}

QTEST_MAIN(AlertHistoryModelTest)
#include "alert_history_model_test.moc"
