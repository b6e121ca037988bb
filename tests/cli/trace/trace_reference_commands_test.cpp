#include "tests/support/corpus.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

const QString Amoxicillin = QStringLiteral("阿莫西林");
const QString On = QStringLiteral("2019-03-01");

} // namespace

/// `wardlightctl` on the reference's sample files: what they are known to hold.
class TraceReferenceCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void recalledPackStops();
    void goodPackHasNoAdverseEvidence();
    void expiredPackStops();
    void damagedPackStopsWhenSeenAgain();
    void soldPackIsNotSuspect();
    void unknownSerialIsSuspect();
    void unknownProductIsUnknown();
    void badScanAccusesNoPack();
    void findsWhatIsOnSaleNearby();
    void nearestGivesDistances();
    void pathHasSixEvents();
    void findsTwentyOfTheTcm();
    void findsByPinyinAndProvince();
    void pagesByCode();
    void findsInsideAPolygon();
    void countsByDimension();
    void manyInquirersAreSuspicious();

private:
    ProgramOutcome run(const QStringList& arguments)
    {
        return test::runProgram(QStringLiteral("wardlightctl"),
                                QStringList{QStringLiteral("--workspace"), m_workspace->folder(),
                                            QStringLiteral("--json")} +
                                    arguments);
    }
    QJsonDocument json(const QStringList& arguments)
    {
        const ProgramOutcome outcome = run(arguments);
        if (outcome.exitCode != 0)
            qWarning("%s", outcome.standardError.constData());
        return QJsonDocument::fromJson(outcome.standardOutput);
    }
    QJsonObject verdict(const QString& scan, const QStringList& more = {})
    {
        return json(QStringList{QStringLiteral("trace"), QStringLiteral("verdict"), scan} + more)
            .object();
    }
    QJsonObject verdictThen(const QString& scan, const QStringList& more = {})
    {
        return verdict(scan, QStringList{QStringLiteral("--as-of"), On} + more);
    }
    static QList<int> fired(const QJsonObject& verdict)
    {
        QList<int> ids;
        for (const QJsonValue rule : verdict[QStringLiteral("rules")].toArray())
            ids << rule[QStringLiteral("id")].toInt();
        return ids;
    }
    static QString word(const QJsonObject& verdict)
    {
        return verdict[QStringLiteral("verdict")].toString();
    }
    int found(const QStringList& conditions)
    {
        return int(json(QStringList{QStringLiteral("trace"), QStringLiteral("find")} + conditions)
                       .array()
                       .size());
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
};

void TraceReferenceCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(run({QStringLiteral("workspace"), QStringLiteral("create"), QStringLiteral("--dir"),
                     m_workspace->folder()}),
                0);
    const QString folder =
        test::corpusFolder() + QStringLiteral("/trace/tablestore-tracemedicine/");
    const auto items = json({QStringLiteral("import"), QStringLiteral("trace-meta"),
                             folder + QStringLiteral("medicine_meta.csv")});
    QCOMPARE(items[QStringLiteral("added")].toInt(), 40);
    const auto events = json({QStringLiteral("import"), QStringLiteral("trace-events"),
                              folder + QStringLiteral("medicine_data.csv")});
    QCOMPARE(events[QStringLiteral("added")].toInt(), 28);
}

void TraceReferenceCommandsTest::recalledPackStops()
{
    const QJsonObject answer = verdictThen(QStringLiteral("8160000000000019"));
    QCOMPARE(word(answer), QStringLiteral("STOP"));
    QVERIFY(fired(answer).contains(9));
    const QJsonObject rule = answer[QStringLiteral("rules")].toArray()[0].toObject();
    QCOMPARE(rule[QStringLiteral("level")].toString(), QStringLiteral("STOP"));
    const QJsonObject row = rule[QStringLiteral("evidence")].toArray()[0].toObject();
    QCOMPARE(row[QStringLiteral("time")].toString(), QStringLiteral("2019-02-07T00:00:00.000Z"));
    QCOMPARE(row[QStringLiteral("status")].toString(), QStringLiteral("召回"));
    QCOMPARE(answer[QStringLiteral("as_of")].toString(),
             QStringLiteral("2019-03-01T00:00:00.000Z"));
    QVERIFY(!answer[QStringLiteral("rule_set")].toString().isEmpty());
    // on the day before it was recalled there was no evidence of it
    const QJsonObject before = verdict(QStringLiteral("8160000000000019"),
                                       {QStringLiteral("--as-of"), QStringLiteral("2019-02-06")});
    QCOMPARE(word(before), QStringLiteral("NO-ADVERSE-EVIDENCE"));
}

void TraceReferenceCommandsTest::goodPackHasNoAdverseEvidence()
{
    const QJsonObject answer = verdictThen(QStringLiteral("8150000000000000"));
    QCOMPARE(word(answer), QStringLiteral("NO-ADVERSE-EVIDENCE"));
    QCOMPARE(fired(answer), QList<int>());
    QList<int> notEvaluated;
    for (const QJsonValue rule : answer[QStringLiteral("not_evaluated")].toArray()) {
        notEvaluated << rule[QStringLiteral("id")].toInt();
        QVERIFY(!rule[QStringLiteral("why")].toString().isEmpty());
    }
    QCOMPARE(notEvaluated, QList<int>({6, 7, 9, 18, 19, 20, 21, 22, 23, 24}));
}

void TraceReferenceCommandsTest::expiredPackStops()
{
    const QJsonObject answer = verdict(QStringLiteral("8150000000000000"),
                                       {QStringLiteral("--as-of"), QStringLiteral("2026-01-01")});
    QCOMPARE(word(answer), QStringLiteral("STOP"));
    QVERIFY(fired(answer).contains(8));
}

void TraceReferenceCommandsTest::damagedPackStopsWhenSeenAgain()
{
    QCOMPARE(word(verdictThen(QStringLiteral("8150000000000001"))),
             QStringLiteral("NO-ADVERSE-EVIDENCE"));
    const QJsonObject seen =
        verdictThen(QStringLiteral("8150000000000001"), {QStringLiteral("--seen")});
    QCOMPARE(word(seen), QStringLiteral("STOP"));
    QCOMPARE(fired(seen), QList<int>({10}));
}

void TraceReferenceCommandsTest::soldPackIsNotSuspect()
{
    QCOMPARE(word(verdictThen(QStringLiteral("8160000000000018"))),
             QStringLiteral("NO-ADVERSE-EVIDENCE"));
}

void TraceReferenceCommandsTest::unknownSerialIsSuspect()
{
    const QJsonObject answer = verdictThen(QStringLiteral("8150000000000099"));
    QCOMPARE(word(answer), QStringLiteral("SUSPECT"));
    QCOMPARE(fired(answer), QList<int>({4}));
}

void TraceReferenceCommandsTest::unknownProductIsUnknown()
{
    const QJsonObject answer = verdictThen(QStringLiteral("81999990000000011234"));
    QCOMPARE(word(answer), QStringLiteral("UNKNOWN"));
    QCOMPARE(fired(answer), QList<int>({5}));
}

void TraceReferenceCommandsTest::badScanAccusesNoPack()
{
    // an AI that stayed at the code's beginning
    const QJsonObject swallowed = verdictThen(QStringLiteral("218150000000000000"));
    QCOMPARE(word(swallowed), QStringLiteral("CHECK-SCAN"));
    QVERIFY(fired(swallowed).contains(3));
    const QString asTyped = QStringLiteral("８１５００００００００００００１");
    QCOMPARE(word(verdictThen(asTyped)), QStringLiteral("CHECK-SCAN"));
    QCOMPARE(word(verdictThen(QStringLiteral("815000000000000"))), QStringLiteral("CHECK-SCAN"));
}

void TraceReferenceCommandsTest::findsWhatIsOnSaleNearby()
{
    const QJsonArray near =
        json({QStringLiteral("trace"), QStringLiteral("nearby"), QStringLiteral("--name"),
              Amoxicillin, QStringLiteral("--category"), QStringLiteral("化药"),
              QStringLiteral("--lat"), QStringLiteral("31.6533906593"), QStringLiteral("--lon"),
              QStringLiteral("103.8427768645"), QStringLiteral("--radius"), QStringLiteral("5000"),
              QStringLiteral("--on-sale")})
            .array();
    QCOMPARE(near.size(), 1);
    QCOMPARE(near[0][QStringLiteral("code")].toString(), QStringLiteral("8150000000000000"));
    QVERIFY(near[0][QStringLiteral("distance_m")].toDouble() < 0.001);
}

void TraceReferenceCommandsTest::nearestGivesDistances()
{
    const QJsonArray near =
        json({QStringLiteral("trace"), QStringLiteral("nearby"), QStringLiteral("--name"),
              Amoxicillin, QStringLiteral("--lat"), QStringLiteral("31.6533906593"),
              QStringLiteral("--lon"), QStringLiteral("103.8427768645"),
              QStringLiteral("--nearest"), QStringLiteral("2")})
            .array();
    QCOMPARE(near.size(), 2);
    QCOMPARE(near[1][QStringLiteral("code")].toString(), QStringLiteral("8150000000000001"));
    QCOMPARE(qRound(near[1][QStringLiteral("distance_m")].toDouble()),
             5836); // ST_Distance of geography
}

void TraceReferenceCommandsTest::pathHasSixEvents()
{
    const QJsonArray path =
        json({QStringLiteral("trace"), QStringLiteral("path"), QStringLiteral("8150000000000001")})
            .array();
    QCOMPARE(path.size(), 6);
    for (qsizetype i = 1; i < path.size(); ++i)
        QVERIFY(path[i - 1][QStringLiteral("time")].toString() <=
                path[i][QStringLiteral("time")].toString());
}

void TraceReferenceCommandsTest::findsTwentyOfTheTcm()
{
    QCOMPARE(found({QStringLiteral("--category"), QStringLiteral("中药"), QStringLiteral("--name"),
                    QStringLiteral("复方阿胶")}),
             20);
    QCOMPARE(found({QStringLiteral("--status"), QStringLiteral("召回")}), 1);
    QCOMPARE(
        found({QStringLiteral("--within"), QStringLiteral("31.6533906593,103.8427768645,100")}), 3);
}

void TraceReferenceCommandsTest::findsByPinyinAndProvince()
{
    QCOMPARE(found({QStringLiteral("--name"), QStringLiteral("fufang")}), 20);
    QCOMPARE(found({QStringLiteral("--name"), QStringLiteral("amxl")}), 20);
    QCOMPARE(found({QStringLiteral("--name"), QStringLiteral("阿莫西宁")}), 20); // nearly so
    // Wenchuan, where all four were, lies in Sichuan
    QCOMPARE(found({QStringLiteral("--province"), QStringLiteral("四川")}), 4);
    QCOMPARE(found({QStringLiteral("--province"), QStringLiteral("Sichuan")}), 4);
    QCOMPARE(found({QStringLiteral("--province"), QStringLiteral("山东省")}), 0);
    VERIFY_EXIT(run({QStringLiteral("trace"), QStringLiteral("find"), QStringLiteral("--province"),
                     QStringLiteral("Atlantis")}),
                2);
}

void TraceReferenceCommandsTest::pagesByCode()
{
    const QJsonArray page =
        json({QStringLiteral("trace"), QStringLiteral("find"), QStringLiteral("--category"),
              QStringLiteral("化药"), QStringLiteral("--limit"), QStringLiteral("5"),
              QStringLiteral("--after"), QStringLiteral("8150000000000017")})
            .array();
    QCOMPARE(page.size(), 2);
    QCOMPARE(page[0][QStringLiteral("code")].toString(), QStringLiteral("8150000000000018"));
}

/// The reference's packs stand at 31.6533906593:103.8427768645 and 31.6933906593:103.8827768645.
void TraceReferenceCommandsTest::findsInsideAPolygon()
{
    const auto codes = [this](const QString& polygon) {
        QStringList found;
        const QJsonArray items =
            json({QStringLiteral("trace"), QStringLiteral("find"), QStringLiteral("--category"),
                  QStringLiteral("化药"), QStringLiteral("--polygon"), polygon})
                .array();
        for (const QJsonValue item : items)
            found << item[QStringLiteral("code")].toString();
        return found;
    };
    const QString first = QStringLiteral("8150000000000000");
    QCOMPARE(codes(QStringLiteral("31.65,103.84 31.66,103.84 31.66,103.85 31.65,103.85")),
             QStringList{first});
    QCOMPARE(codes(QStringLiteral("31:103; 32:103; 32:104; 31:104")),
             QStringList({first, QStringLiteral("8150000000000001")}));
    VERIFY_EXIT(run({QStringLiteral("trace"), QStringLiteral("find"), QStringLiteral("--polygon"),
                     QStringLiteral("31.65,103.84 31.66,103.84")}),
                2);
}

void TraceReferenceCommandsTest::countsByDimension()
{
    const QJsonArray counts = json({QStringLiteral("trace"), QStringLiteral("find"),
                                    QStringLiteral("--count-by"), QStringLiteral("link")})
                                  .array();
    QCOMPARE(counts[0][QStringLiteral("count")].toInt(), 36); // no events
    QVERIFY(counts[0][QStringLiteral("value")].isNull());
    QCOMPARE(counts.size(), 4);
}

void TraceReferenceCommandsTest::manyInquirersAreSuspicious()
{
    const QString code = QStringLiteral("8150000000000002");
    const auto ask = [&](int person) {
        return fired(verdict(code, {QStringLiteral("--person"),
                                    QStringLiteral("Inspector %1").arg(person)}))
            .contains(25);
    };
    for (int person = 1; person <= 5; ++person)
        QVERIFY(!ask(person));
    QVERIFY(ask(5));
}

QTEST_GUILESS_MAIN(TraceReferenceCommandsTest)
#include "trace_reference_commands_test.moc"
