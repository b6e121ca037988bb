#include "core/postgres/standby_gate.h"

#include <QTest>

using namespace wardlight::postgres;
using namespace std::chrono_literals;

class StandbyGateTest : public QObject
{
    Q_OBJECT

private slots:
    void caughtUpIsAsNewAsTheSample();
    void behindIsAsOldAsItsLastCommit();
    void idlePrimaryIsNoLag();
    void ownWriteMustBeThere();
    void writeDuringTheSampleIsNotCovered();
    void olderSampleIsDropped();
    void tooFarBehindIsNotAdmitted();
    void asksAgainAfterAWhileOrAWrite();

private:
    const StandbyGate::Clock::time_point m_start = StandbyGate::Clock::now();
};

void StandbyGateTest::caughtUpIsAsNewAsTheSample()
{
    StandbyGate gate(10s);
    gate.sampled(1000, 0, m_start);
    const auto fresh = gate.freshness({1000, 7s}, m_start + 300ms);
    QVERIFY(fresh.isStandby);
    QCOMPARE(fresh.lagAtMost, std::chrono::milliseconds(300));
}

void StandbyGateTest::behindIsAsOldAsItsLastCommit()
{
    StandbyGate gate(10s);
    gate.sampled(1000, 0, m_start);
    QCOMPARE(gate.freshness({999, 7s}, m_start).lagAtMost, std::chrono::milliseconds(7'000));
}

void StandbyGateTest::idlePrimaryIsNoLag()
{
    StandbyGate gate(10s);
    gate.sampled(1000, 0, m_start);
    QVERIFY(gate.admits({1000, 3h}, m_start + 1s)); // nobody wrote for three hours
}

void StandbyGateTest::ownWriteMustBeThere()
{
    StandbyGate gate(10s);
    gate.sampled(1000, gate.writes(), m_start);
    QVERIFY(gate.admits({1000, 0s}, m_start));
    gate.wrote();
    QVERIFY(!gate.admits({5000, 0s}, m_start)); // until it is known where the write stands
    gate.sampled(2000, gate.writes(), m_start + 1ms);
    QVERIFY(!gate.admits({1999, 0s}, m_start + 2ms));
    QVERIFY(gate.admits({2000, 0s}, m_start + 2ms));
}

void StandbyGateTest::writeDuringTheSampleIsNotCovered()
{
    StandbyGate gate(10s);
    const auto before = gate.writes();
    gate.wrote(); // commits after the primary was asked
    gate.sampled(1000, before, m_start);
    QVERIFY(!gate.admits({1000, 0s}, m_start));
}

void StandbyGateTest::olderSampleIsDropped()
{
    StandbyGate gate(10s);
    gate.sampled(2000, 0, m_start + 1s);
    gate.sampled(1000, 0, m_start);
    QCOMPARE(gate.freshness({1500, 5s}, m_start + 2s).lagAtMost, std::chrono::milliseconds(5'000));
}

void StandbyGateTest::tooFarBehindIsNotAdmitted()
{
    StandbyGate gate(10s);
    gate.sampled(1000, 0, m_start);
    QVERIFY(gate.admits({900, 10s}, m_start));
    QVERIFY(!gate.admits({900, 10'001ms}, m_start));
}

void StandbyGateTest::asksAgainAfterAWhileOrAWrite()
{
    StandbyGate gate(10s);
    QVERIFY(gate.needsSample(m_start));
    gate.sampled(1000, 0, m_start);
    QVERIFY(!gate.needsSample(m_start + 1s));
    QVERIFY(gate.needsSample(m_start + 1'001ms));
    gate.wrote();
    QVERIFY(gate.needsSample(m_start));
}

QTEST_GUILESS_MAIN(StandbyGateTest)
#include "standby_gate_test.moc"
