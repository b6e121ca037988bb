#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;

/// patients and sample: forms, JSON shapes and exit codes.
class PatientsCliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void addedPatientIsShown();
    void numberIsTakenOnce();
    void searchFindsByEveryForm_data();
    void searchFindsByEveryForm();
    void searchTextIsOneOrManyWords();
    void unknownPatientFails();
    void nothingIsMadeUpAmongRealPatients();
    void sampleDataAreAddedOnce();
    void nothingIsMadeUpForSomebodyElse();
    void wardsShowTheirBeds();
    void oneWardIsShown();
    void unknownWardFails();
    void sampleWardGoesOnLiving();
    void limitLimits();
    void badUsageExitsWithTwo_data();
    void badUsageExitsWithTwo();

private:
    [[nodiscard]] test::ProgramOutcome run(const QStringList& arguments) const;
    [[nodiscard]] QJsonDocument json(const QStringList& arguments) const;

    std::optional<test::TemporaryWorkspace> m_place;
};

void PatientsCliTest::initTestCase()
{
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    m_place.emplace(std::move(*place));
    const auto created = run({QStringLiteral("workspace"), QStringLiteral("create")});
    QVERIFY2(created.exitedWith(0), created.describe().constData());
}

test::ProgramOutcome PatientsCliTest::run(const QStringList& arguments) const
{
    return test::runProgram(
        QStringLiteral("wardlightctl"),
        QStringList{QStringLiteral("--workspace"), m_place->folder()} + arguments,
        {.environment = {{QStringLiteral("WARDLIGHT_SAMPLE_DICOM"), QString()}}});
}

QJsonDocument PatientsCliTest::json(const QStringList& arguments) const
{
    const auto outcome = run(arguments + QStringList{QStringLiteral("--json")});
    if (!outcome.exitedWith(0))
        QTest::qFail(outcome.describe().constData(), __FILE__, __LINE__);
    return QJsonDocument::fromJson(outcome.standardOutput);
}

void PatientsCliTest::addedPatientIsShown()
{
    const QStringList add = {QStringLiteral("patients"),    QStringLiteral("add"),
                             QStringLiteral("0042-7718"),   QStringLiteral("--last-name"),
                             QStringLiteral("Zhang"),       QStringLiteral("--first-name"),
                             QStringLiteral("Wei"),         QStringLiteral("--native-name"),
                             QStringLiteral("张伟"),        QStringLiteral("--born"),
                             QStringLiteral("14-Jul-1945"), QStringLiteral("--gender"),
                             QStringLiteral("male"),        QStringLiteral("--allergy"),
                             QStringLiteral("Penicillin"),  QStringLiteral("--ward"),
                             QStringLiteral("内科"),        QStringLiteral("--bed"),
                             QStringLiteral("12")};
    const QJsonObject added = json(add).object();
    const QJsonObject shown =
        json({QStringLiteral("patients"), QStringLiteral("show"), QStringLiteral("0042-7718")})
            .object();
    QCOMPARE(added, shown);
    QCOMPARE(shown[QStringLiteral("mrn")].toString(), QStringLiteral("0042-7718"));
    QCOMPARE(shown[QStringLiteral("first_name")].toString(), QStringLiteral("Wei"));
    QCOMPARE(shown[QStringLiteral("last_name")].toString(), QStringLiteral("Zhang"));
    QCOMPARE(shown[QStringLiteral("date_of_birth")].toString(), QStringLiteral("1945-07-14"));
    QCOMPARE(shown[QStringLiteral("gender")].toString(), QStringLiteral("male"));
    QCOMPARE(shown[QStringLiteral("ward")].toString(), QStringLiteral("内科"));
    QCOMPARE(shown[QStringLiteral("bed")].toString(), QStringLiteral("12"));
    QCOMPARE(shown[QStringLiteral("allergies")].toArray(),
             QJsonArray{QStringLiteral("Penicillin")});
    QCOMPARE(shown[QStringLiteral("open_alerts")].toInt(-1), 0);
    QVERIFY(shown[QStringLiteral("latest")].isObject());
    QCOMPARE(shown[QStringLiteral("patient_id")].toString().size(), 36);
}

void PatientsCliTest::numberIsTakenOnce()
{
    const auto again =
        run({QStringLiteral("patients"), QStringLiteral("add"), QStringLiteral("0042-7718")});
    QVERIFY2(again.exitedWith(1), again.describe().constData());
    QVERIFY(again.standardError.contains("0042-7718"));
}

void PatientsCliTest::searchFindsByEveryForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");

    for (const char* text : {"0042", "zhang", "ZHANG WEI", "张伟", "1945-07-14", "14-Jul-1945",
                             "14 Jul 1945", "14.07.1945", "19450714"})
        QTest::newRow(text) << QString::fromUtf8(text) << 1;
    for (const char* text : {"nobody", "1945-07-15", "zhang li"})
        QTest::newRow(text) << QString::fromUtf8(text) << 0;
}

void PatientsCliTest::searchFindsByEveryForm()
{
    QFETCH(QString, text);
    QFETCH(int, count);

    const QJsonArray found =
        json({QStringLiteral("patients"), QStringLiteral("search"), text}).array();
    QCOMPARE(found.size(), count);
}

void PatientsCliTest::searchTextIsOneOrManyWords()
{
    const QJsonArray found = json({QStringLiteral("patients"), QStringLiteral("search"),
                                   QStringLiteral("wei"), QStringLiteral("zhang")})
                                 .array();
    QCOMPARE(found.size(), 1);
    for (const char* key :
         {"patient_id", "mrn", "first_name", "last_name", "date_of_birth", "gender", "ward", "bed"})
        QVERIFY2(found[0].toObject().contains(QLatin1String(key)), key);
}

void PatientsCliTest::unknownPatientFails()
{
    const auto shown =
        run({QStringLiteral("patients"), QStringLiteral("show"), QStringLiteral("nobody")});
    QVERIFY2(shown.exitedWith(1), shown.describe().constData());
    QVERIFY(shown.standardOutput.isEmpty());
    QVERIFY(!shown.standardError.isEmpty());
}

void PatientsCliTest::nothingIsMadeUpAmongRealPatients()
{
    const auto live = run({QStringLiteral("sample"), QStringLiteral("live"),
                           QStringLiteral("--ticks"), QStringLiteral("1")});
    QVERIFY2(live.exitedWith(1), live.describe().constData());
    QVERIFY(live.standardError.contains("not a sample workspace"));
}

void PatientsCliTest::sampleDataAreAddedOnce()
{
    const QStringList create = {QStringLiteral("sample"), QStringLiteral("create"),
                                QStringLiteral("--days"), QStringLiteral("1")};
    // 60 people, of whom one has the number added above
    const QJsonObject first = json(create).object();
    QCOMPARE(first[QStringLiteral("patients_added")].toInt(), 59);
    QVERIFY(first[QStringLiteral("measurements_added")].toInt() > 5'000);
    QVERIFY(first[QStringLiteral("alerts_added")].toInt() > 10);
    const QJsonObject second = json(create).object();
    for (const char* key : {"patients_added", "measurements_added", "alerts_added"})
        QCOMPARE(second[QLatin1String(key)].toInt(), 0);
    const QJsonArray all = json({QStringLiteral("patients"), QStringLiteral("list")}).array();
    QCOMPARE(all.size(), 60);
}

void PatientsCliTest::nothingIsMadeUpForSomebodyElse()
{
    // was there before, with the number of a sample patient
    const QJsonObject shown =
        json({QStringLiteral("patients"), QStringLiteral("show"), QStringLiteral("0042-7718")})
            .object();
    QVERIFY(shown[QStringLiteral("latest")].toObject().isEmpty());
    QCOMPARE(shown[QStringLiteral("open_alerts")].toInt(), 0);
}

void PatientsCliTest::wardsShowTheirBeds()
{
    const QJsonArray beds = json({QStringLiteral("patients"), QStringLiteral("ward")}).array();
    int scored = 0;
    for (const QJsonValue& bed : beds) {
        const QJsonObject latest = bed[QStringLiteral("latest")].toObject();
        const QJsonObject news2 = bed[QStringLiteral("news2")].toObject();
        if (!news2[QStringLiteral("complete")].toBool())
            continue;
        ++scored;
        QVERIFY(news2[QStringLiteral("score")].toInt() >= 0);
        QVERIFY(latest.contains(QStringLiteral("heart_rate")));
        QVERIFY(!latest[QStringLiteral("heart_rate")][QStringLiteral("measured_at")]
                     .toString()
                     .isEmpty());
    }
    QVERIFY2(scored >= 30, QByteArray::number(scored).constData());
}

void PatientsCliTest::oneWardIsShown()
{
    const QJsonArray beds =
        json({QStringLiteral("patients"), QStringLiteral("ward"), QStringLiteral("Surgery 外科"),
              QStringLiteral("--sort"), QStringLiteral("news2")})
            .array();
    QCOMPARE(beds.size(), 10);
    for (const QJsonValue& bed : beds) {
        QCOMPARE(bed[QStringLiteral("ward")].toString(), QStringLiteral("Surgery 外科"));
        const QString mrn = bed[QStringLiteral("patient")][QStringLiteral("mrn")].toString();
        const QJsonObject shown =
            json({QStringLiteral("patients"), QStringLiteral("show"), mrn}).object();
        QJsonObject latest = bed[QStringLiteral("latest")].toObject();
        for (auto value = latest.constBegin(); value != latest.constEnd(); ++value)
            QCOMPARE(shown[QStringLiteral("latest")][value.key()], *value);
        const QJsonObject open = bed[QStringLiteral("open_alerts")].toObject();
        int count = 0;
        for (const QJsonValue& number : open)
            count += number.toInt();
        QCOMPARE(shown[QStringLiteral("open_alerts")].toInt(), count);
    }
}

void PatientsCliTest::unknownWardFails()
{
    const auto shown =
        run({QStringLiteral("patients"), QStringLiteral("ward"), QStringLiteral("Nowhere")});
    QVERIFY2(shown.exitedWith(1), shown.describe().constData());
    QVERIFY(shown.standardError.contains("Surgery"));
}

void PatientsCliTest::sampleWardGoesOnLiving()
{
    const QJsonObject produced =
        json({QStringLiteral("sample"), QStringLiteral("live"), QStringLiteral("--ticks"),
              QStringLiteral("2"), QStringLiteral("--every"), QStringLiteral("1"),
              QStringLiteral("--speed"), QStringLiteral("600")})
            .object();
    // everybody once, then what ten minutes bring
    QVERIFY(produced[QStringLiteral("measurements")].toInt() > 9 * 39);
    const QJsonArray beds =
        json({QStringLiteral("patients"), QStringLiteral("ward"), QStringLiteral("Surgery 外科")})
            .array();
    for (const QJsonValue& bed : beds) {
        const QJsonValue rate = bed[QStringLiteral("latest")][QStringLiteral("heart_rate")];
        const auto measured = QDateTime::fromString(rate[QStringLiteral("measured_at")].toString(),
                                                    Qt::ISODateWithMs);
        QVERIFY(measured.secsTo(QDateTime::currentDateTimeUtc()) < 120);
        QVERIFY(measured <= QDateTime::currentDateTimeUtc());
    }
}

void PatientsCliTest::limitLimits()
{
    const QJsonArray some = json({QStringLiteral("patients"), QStringLiteral("list"),
                                  QStringLiteral("--limit"), QStringLiteral("7")})
                                .array();
    QCOMPARE(some.size(), 7);
}

void PatientsCliTest::badUsageExitsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");

    const auto row = [](const char* line) {
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
    };
    row("patients");
    row("patients search");
    row("patients show");
    row("patients show 1 2");
    row("patients list --limit 0");
    row("patients list --limit x");
    row("patients add");
    row("patients add 1 --gender unknown");
    row("patients add 1 --born yesterday");
    row("patients add 1 --allergy Latex --no-known-allergies");
    row("patients add 1 --bed 3");
    row("patients ward --sort name");
    row("sample create --days 0");
    row("sample live --every 0");
    row("sample live --speed 100000");
}

void PatientsCliTest::badUsageExitsWithTwo()
{
    QFETCH(QStringList, arguments);

    const auto outcome = run(arguments);
    QVERIFY2(outcome.exitedWith(2), outcome.describe().constData());
    QVERIFY(outcome.standardOutput.isEmpty());
}

QTEST_GUILESS_MAIN(PatientsCliTest)
#include "patients_cli_test.moc"
