#include "tests/faults/fault_tally.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using test::FaultTally;

/// A client whose clock is wrong by an hour: doctor says so, and work goes on.
class ClockFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void doctorNamesIt_data();
    void doctorNamesIt();
};

namespace {

QJsonObject clockCheck(const QByteArray& json)
{
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
        if (value[QStringLiteral("check")].toString() == QLatin1String("clock"))
            return value.toObject();
    }
    return {};
}

} // namespace

void ClockFaultsTest::doctorNamesIt_data()
{
    QTest::addColumn<QString>("offset");
    QTest::addColumn<QString>("words");
    QTest::newRow("ahead") << QStringLiteral("+1h") << QStringLiteral("ahead of the server");
    QTest::newRow("behind") << QStringLiteral("-1h") << QStringLiteral("behind the server");
}

void ClockFaultsTest::doctorNamesIt()
{
    QFETCH(QString, offset);
    QFETCH(QString, words);
    FaultTally tally(QStringLiteral("Client's clock wrong by an hour (%1)").arg(offset));
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    const auto created = test::runProgram(QStringLiteral("wardlightctl"),
                                          {QStringLiteral("workspace"), QStringLiteral("create"),
                                           QStringLiteral("--dir"), place->folder()});
    QVERIFY2(created.exitedWith(0), created.describe());
    const QString program = qEnvironmentVariable("WARDLIGHT_BIN") + QStringLiteral("/wardlightctl");
    const auto run = [&](const QStringList& command) {
        return test::runProgram(QStringLiteral("faketime"),
                                QStringList{QStringLiteral("-f"), offset, program,
                                            QStringLiteral("--workspace"), place->folder(),
                                            QStringLiteral("--json")} +
                                    command);
    };
    ++tally.tried;
    const auto checked = run({QStringLiteral("doctor")});
    QVERIFY2(checked.exitedWith(1), checked.describe());
    const QJsonObject clock = clockCheck(checked.standardOutput);
    QCOMPARE(clock[QStringLiteral("state")].toString(), QStringLiteral("fail"));
    QVERIFY2(clock[QStringLiteral("detail")].toString().contains(words), checked.describe());
    QVERIFY(!clock[QStringLiteral("advice")].toString().isEmpty());
    const auto listed = run({QStringLiteral("patients"), QStringLiteral("list")});
    QVERIFY2(listed.exitedWith(0), listed.describe());
    ++tally.survived;
}

QTEST_GUILESS_MAIN(ClockFaultsTest)
#include "clock_faults_test.moc"
