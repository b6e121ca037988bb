#include "core/trace/codes/decode.h"
#include "core/trace/verdict/verdict.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace wardlight::trace;

namespace {

constexpr Coordinates Hangzhou{30.2741, 120.1551};
constexpr Coordinates Shanghai{31.2304, 121.4737}; // 165 km from Hangzhou
constexpr Coordinates Urumqi{43.8256, 87.6168};    // 3,300 km
constexpr Coordinates NextDoor{30.2745, 120.1555}; // 60 m

QDateTime at(const char* text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate);
}

Event eventAt(const char* time, const char* link, std::optional<Coordinates> place = {},
              const char* status = "正常", const char* site = "")
{
    Event made;
    made.time = at(time);
    made.link = QString::fromUtf8(link);
    made.status = QString::fromUtf8(status);
    made.place = place;
    if (*site)
        made.extension.insert(QStringLiteral("机构编码"), QString::fromUtf8(site));
    return made;
}

/// A pack on record, of which nothing is wrong.
CaseFile goodCase()
{
    CaseFile file;
    file.scan = decodeCode(QStringLiteral("81000010000000011234"), QDate(2026, 3, 1));
    file.asOf = at("2026-03-01T00:00:00Z");
    file.synchronisedAt = at("2026-02-28T00:00:00Z");
    file.hasRecalls = true;
    Item item;
    item.code = QStringLiteral("81000010000000011234");
    item.name = QStringLiteral("阿莫西林胶囊");
    item.hasMasterData = true;
    item.produced = {at("2026-01-05T00:00:00Z"), QStringLiteral("2026-01-05")};
    item.expires = {at("2028-01-05T00:00:00Z"), QStringLiteral("2028-01-05")};
    item.extension = {{QStringLiteral("批号"), QStringLiteral("A20")},
                      {QStringLiteral("批准文号"), QStringLiteral("国药准字H1")}};
    file.item = item;
    file.events = {eventAt("2026-01-05T08:00:00Z", "生产", Hangzhou),
                   eventAt("2026-01-06T08:00:00Z", "出库", Hangzhou),
                   eventAt("2026-01-06T12:00:00Z", "入库", Shanghai),
                   eventAt("2026-01-10T08:00:00Z", "售卖", Shanghai)};
    return file;
}

/// A scan that is not on record.
CaseFile unknownCase(const QString& scan)
{
    CaseFile file;
    file.scan = decodeCode(scan, QDate(2026, 3, 1));
    file.asOf = at("2026-03-01T00:00:00Z");
    file.synchronisedAt = at("2026-02-28T00:00:00Z");
    return file;
}

/// Readings an hour apart.
std::vector<Reading> readings(std::initializer_list<double> celsius)
{
    std::vector<Reading> made;
    for (const double value : celsius)
        made.push_back({at("2026-01-06T00:00:00Z").addSecs(3600 * qint64(made.size())),
                        QStringLiteral("A20"), QStringLiteral("T1"), value});
    return made;
}

Product coldProduct()
{
    Product product;
    product.lowestCelsius = 2;
    product.highestCelsius = 8;
    product.excursionMinutes = 120;
    return product;
}

Site site(const char* id, const char* region, const char* licence = "L1")
{
    Site made;
    made.id = QString::fromUtf8(id);
    made.name = made.id;
    made.region = QString::fromUtf8(region);
    made.licence = QString::fromUtf8(licence);
    made.licensedFrom = at("2020-01-01T00:00:00Z");
    made.licensedTo = at("2027-01-01T00:00:00Z");
    return made;
}

using Change = void (*)(CaseFile&);

struct RuleCase
{
    const char* name;
    int rule;
    std::optional<Level> expected; ///< none: the rule must not fire
    Change change;
};

} // namespace

Q_DECLARE_METATYPE(RuleCase)

/// Every rule of the facts' table: a case that fires it, and a near miss that does not. Expected
/// levels are that table's; distances and times are arithmetic done by hand.
class VerdictTest : public QObject
{
    Q_OBJECT

private slots:
    void goodPackHasNoAdverseEvidence();
    void rules_data();
    void rules();
    void unknownScans_data();
    void unknownScans();
    void missingInputsAreNamed_data();
    void missingInputsAreNamed();
    void gravestFindingWins();
    void laterThingsDoNotCount();
    void declaredErrorsDoNotCount();
    void notesChangeNoVerdict();
    void saysHowOldTheDataAre();
    void jsonHoldsEverything();
    void readsForeignWords();
};

namespace {

const std::vector<RuleCase>& onRecordCases()
{
    static const std::vector<RuleCase> cases{
        {"5 old data", 5, Level::Unknown,
         [](CaseFile& f) { f.synchronisedAt = at("2026-01-29T00:00:00Z"); }}, // 31 days
        {"5 data of 30 days", 5, std::nullopt,
         [](CaseFile& f) { f.synchronisedAt = at("2026-01-30T00:00:00Z"); }},
        {"6 another batch", 6, Level::Suspect,
         [](CaseFile& f) { f.inspection.batch = QStringLiteral("B7"); }},
        {"6 the same batch", 6, std::nullopt,
         [](CaseFile& f) { f.inspection.batch = QStringLiteral("A20"); }},
        {"7 another expiry", 7, Level::Suspect,
         [](CaseFile& f) { f.inspection.expires = QDate(2028, 1, 6); }},
        {"7 the same expiry", 7, std::nullopt,
         [](CaseFile& f) { f.inspection.expires = QDate(2028, 1, 5); }},
        {"8 the day after", 8, Level::Stop,
         [](CaseFile& f) { f.asOf = at("2028-01-06T00:00:01Z"); }},
        {"8 the last day", 8, std::nullopt,
         [](CaseFile& f) { f.asOf = at("2028-01-05T23:00:00Z"); }},
        {"9 a batch's recall", 9, Level::Stop,
         [](CaseFile& f) {
             f.recalls = {{QStringLiteral("R1"),
                           {},
                           QStringLiteral("A20"),
                           {},
                           {},
                           at("2026-02-01T00:00:00Z"),
                           {}}};
         }},
        {"9 a recall that was lifted", 9, std::nullopt,
         [](CaseFile& f) {
             f.recalls = {{QStringLiteral("R1"),
                           {},
                           QStringLiteral("A20"),
                           {},
                           {},
                           at("2026-02-01T00:00:00Z"),
                           at("2026-02-20T00:00:00Z")}};
         }},
        {"9 a recall to come", 9, std::nullopt,
         [](CaseFile& f) {
             f.recalls = {{QStringLiteral("R1"),
                           {},
                           QStringLiteral("A20"),
                           {},
                           {},
                           at("2026-03-01T00:00:01Z"),
                           {}}};
         }},
        {"9 its own event", 9, Level::Stop,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "召回"));
         }},
        {"9 a recall lifted by an event", 9, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "召回"));
             f.events.push_back(eventAt("2026-02-02T00:00:00Z", "售卖", Shanghai, "解除召回"));
         }},
        {"10 destroyed, then sold", 10, Level::Stop,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "销毁", Shanghai));
             f.events.push_back(eventAt("2026-02-02T00:00:00Z", "已售", Shanghai));
         }},
        {"10 stolen, then before the inspector", 10, Level::Stop,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "被盗"));
             f.inspection.isSeenNow = true;
         }},
        {"10 damaged, then destroyed", 10, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "损毁"));
             f.events.push_back(eventAt("2026-02-02T00:00:00Z", "销毁", Shanghai));
         }},
        {"10 sound, before the inspector", 10, std::nullopt,
         [](CaseFile& f) { f.inspection.isSeenNow = true; }},
        {"11 sold twice", 11, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-03T00:00:00Z", "发药", Shanghai));
         }},
        {"11 returned between", 11, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-02T00:00:00Z", "退货", Shanghai));
             f.events.push_back(eventAt("2026-02-03T00:00:00Z", "已售", Shanghai));
         }},
        {"12 sold, now on a shelf", 12, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-05T00:00:00Z", "售卖", Shanghai));
         }},
        {"12 sold from the shelf at one time", 12, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai));
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
         }},
        {"13 taken back after 11 days", 13, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-12T00:00:00Z", "退货", Shanghai));
         }},
        {"13 taken back elsewhere", 13, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-03T00:00:00Z", "退货", Hangzhou));
         }},
        {"13 taken back after 10 days", 13, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-11T00:00:00Z", "退货", Shanghai));
         }},
        {"14 3,300 km in 3 hours", 14, Level::Suspect,
         [](CaseFile& f) { f.events.push_back(eventAt("2026-01-10T11:00:00Z", "售卖", Urumqi)); }},
        {"14 3,300 km in 6 hours", 14, Level::Note,
         [](CaseFile& f) { f.events.push_back(eventAt("2026-01-10T14:00:00Z", "运输", Urumqi)); }},
        {"14 60 m in no time", 14, std::nullopt,
         [](CaseFile& f) {
             f.events = {eventAt("2026-01-10T08:00:00Z", "售卖", Hangzhou),
                         eventAt("2026-01-10T08:00:00Z", "售卖", NextDoor)};
         }},
        {"15 on two shelves", 15, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-10T08:00:00Z", "售卖", Hangzhou));
         }},
        {"15 on two shelves, having left one", 15, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-09T08:00:00Z", "出库", Shanghai));
             f.events.push_back(eventAt("2026-02-10T08:00:00Z", "售卖", Hangzhou));
         }},
        {"15 next door is the same site", 15, std::nullopt,
         [](CaseFile& f) {
             f.events = {eventAt("2026-01-10T08:00:00Z", "入库", Hangzhou),
                         eventAt("2026-01-11T08:00:00Z", "售卖", NextDoor)};
         }},
        {"16 seen two days before production", 16, Level::Suspect,
         [](CaseFile& f) {
             f.events.insert(f.events.begin(), eventAt("2026-01-03T00:00:00Z", "质检"));
         }},
        {"16 seen in the night before", 16, std::nullopt,
         [](CaseFile& f) {
             f.events.insert(f.events.begin(), eventAt("2026-01-04T20:00:00Z", "质检"));
         }},
        {"16 on its way after the sale", 16, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "已售", Shanghai));
             f.events.push_back(eventAt("2026-02-02T00:00:00Z", "运输", Shanghai));
         }},
        {"16 produced again", 16, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-02T00:00:00Z", "生产", Shanghai));
         }},
        {"16 recorded a year before it happened", 16, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2027-02-20T00:00:00Z", "已售", Shanghai));
             f.events.back().recordedAt = at("2026-02-20T00:00:00Z");
         }},
        {"16 recorded by a clock that is some hours behind", 16, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-20T08:00:00Z", "已售", Shanghai));
             f.events.back().recordedAt = at("2026-02-20T00:00:00Z");
         }},
        {"16 recorded after the as-of time", 16, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2027-02-20T00:00:00Z", "已售", Shanghai));
             f.events.back().recordedAt = at("2026-03-02T00:00:00Z");
         }},
        {"17 on its way for 31 days", 17, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-01-29T00:00:00Z", "出库", Shanghai));
         }},
        {"17 on its way for 8 days", 17, Level::Note,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-21T00:00:00Z", "运输", Shanghai));
         }},
        {"17 on its way for 7 days", 17, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-22T00:00:00Z", "运输", Shanghai));
         }},
        {"17 received, never shipped", 17, Level::Suspect,
         [](CaseFile& f) {
             f.events = {eventAt("2026-01-05T08:00:00Z", "生产", Hangzhou),
                         eventAt("2026-01-06T12:00:00Z", "入库", Hangzhou)};
         }},
        {"18 seen outside its carton", 18, Level::Suspect,
         [](CaseFile& f) {
             f.packing = {{QStringLiteral("P1"),
                           at("2026-01-05T09:00:00Z"),
                           {},
                           {eventAt("2026-01-05T10:00:00Z", "出库", Hangzhou)}}};
         }},
        {"18 unpacked before", 18, std::nullopt,
         [](CaseFile& f) {
             f.packing = {{QStringLiteral("P1"),
                           at("2026-01-05T09:00:00Z"),
                           at("2026-01-06T10:00:00Z"),
                           {eventAt("2026-01-05T10:00:00Z", "出库", Hangzhou)}}};
         }},
        {"19 two cartons at once", 19, Level::Suspect,
         [](CaseFile& f) {
             f.packing = {
                 {QStringLiteral("P1"), at("2026-01-05T09:00:00Z"), at("2026-01-07T00:00:00Z"), {}},
                 {QStringLiteral("P2"), at("2026-01-06T00:00:00Z"), {}, {}}};
         }},
        {"19 one carton after the other", 19, std::nullopt,
         [](CaseFile& f) {
             f.packing = {
                 {QStringLiteral("P1"), at("2026-01-05T09:00:00Z"), at("2026-01-07T00:00:00Z"), {}},
                 {QStringLiteral("P2"), at("2026-01-07T00:00:00Z"), {}, {}}};
         }},
        {"20 no licence", 20, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "正常", "S1"));
             f.sites.insert(QStringLiteral("S1"), site("S1", "上海市", ""));
         }},
        {"20 a licence that had ended", 20, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "正常", "S1"));
             Site closed = site("S1", "上海市");
             closed.licensedTo = at("2026-02-01T00:00:00Z");
             f.sites.insert(closed.id, closed);
         }},
        {"20 outside its region", 20, Level::Suspect,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "正常", "S1"));
             f.sites.insert(QStringLiteral("S1"), site("S1", "上海市"));
             f.product = Product{.salesRegions = {QStringLiteral("浙江")}};
         }},
        {"20 inside its region", 20, std::nullopt,
         [](CaseFile& f) {
             f.events.push_back(eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "正常", "S1"));
             f.sites.insert(QStringLiteral("S1"), site("S1", "上海市"));
             f.product = Product{.salesRegions = {QStringLiteral("浙江"), QStringLiteral("上海")}};
         }},
        {"21 three hours too warm", 21, Level::Stop,
         [](CaseFile& f) {
             f.product = coldProduct();
             f.readings = readings({5, 9, 9, 9, 5});
         }},
        {"21 two hours too warm are allowed", 21, std::nullopt,
         [](CaseFile& f) {
             f.product = coldProduct();
             f.readings = readings({5, 9, 9, 5, 8});
         }},
        {"21 frozen", 21, Level::Stop,
         [](CaseFile& f) {
             f.product = coldProduct();
             f.readings = readings({5, -1, -1, 1, 5});
         }},
        {"22 two hours without a reading", 22, Level::Unknown,
         [](CaseFile& f) {
             f.product = coldProduct();
             f.readings = readings({5, 5});
             f.readings.back().time = f.readings.back().time.addSecs(60);
         }},
        {"22 one hour without a reading", 22, std::nullopt,
         [](CaseFile& f) {
             f.product = coldProduct();
             f.readings = readings({5, 5});
         }},
        {"23 approved later", 23, Level::Stop,
         [](CaseFile& f) {
             f.approvals = {{QStringLiteral("国药准字H1"), at("2026-01-06T00:00:00Z"), {}}};
         }},
        {"23 approved in time", 23, std::nullopt,
         [](CaseFile& f) {
             f.approvals = {{QStringLiteral("国药准字H1"), at("2020-01-01T00:00:00Z"),
                             at("2025-01-01T00:00:00Z")},
                            {QStringLiteral("国药准字H1"), at("2025-01-01T00:00:00Z"), {}}};
         }},
        {"24 another hologram", 24, Level::Suspect,
         [](CaseFile& f) {
             f.inspection.isPackagingChecked = true;
             f.inspection.packagingDifferences = {QStringLiteral("hologram")};
         }},
        {"24 compared and alike", 24, std::nullopt,
         [](CaseFile& f) { f.inspection.isPackagingChecked = true; }},
        {"25 five people", 25, Level::Suspect,
         [](CaseFile& f) {
             for (int i = 0; i < 5; ++i)
                 f.inquiries.push_back({at("2026-02-20T00:00:00Z"), QString::number(i), {}, {}});
         }},
        {"25 four people, and one too long ago", 25, std::nullopt,
         [](CaseFile& f) {
             for (int i = 0; i < 4; ++i)
                 f.inquiries.push_back({at("2026-02-20T00:00:00Z"), QString::number(i), {}, {}});
             f.inquiries.push_back({at("2026-01-20T00:00:00Z"), QStringLiteral("9"), {}, {}});
         }},
        {"25 three places", 25, Level::Suspect,
         [](CaseFile& f) {
             for (const Coordinates place : {Hangzhou, Shanghai, Urumqi, NextDoor})
                 f.inquiries.push_back(
                     {at("2026-02-20T00:00:00Z"), QStringLiteral("1"), {}, place});
         }},
        {"25 two places", 25, std::nullopt,
         [](CaseFile& f) {
             for (const Coordinates place : {Hangzhou, Shanghai, NextDoor})
                 f.inquiries.push_back(
                     {at("2026-02-20T00:00:00Z"), QStringLiteral("1"), {}, place});
         }},
    };
    return cases;
}

} // namespace

void VerdictTest::goodPackHasNoAdverseEvidence()
{
    const Verdict verdict = judge(goodCase());
    QVERIFY(!verdict.level);
    QCOMPARE(verdictName(verdict.level), QStringLiteral("NO-ADVERSE-EVIDENCE"));
    QCOMPARE(verdict.findings.size(), 0U);
}

void VerdictTest::rules_data()
{
    QTest::addColumn<RuleCase>("ruleCase");
    for (const RuleCase& ruleCase : onRecordCases())
        QTest::newRow(ruleCase.name) << ruleCase;
}

void VerdictTest::rules()
{
    QFETCH(RuleCase, ruleCase);
    CaseFile file = goodCase();
    ruleCase.change(file);
    const Verdict verdict = judge(file);
    const auto isThis = [&](const auto& entry) { return entry.rule == ruleCase.rule; };
    const auto fired = std::find_if(verdict.findings.cbegin(), verdict.findings.cend(), isThis);
    QVERIFY(std::none_of(verdict.notEvaluated.cbegin(), verdict.notEvaluated.cend(), isThis));
    if (!ruleCase.expected) {
        QVERIFY2(fired == verdict.findings.cend(),
                 fired == verdict.findings.cend() ? "" : qPrintable(fired->reason));
        return;
    }
    QVERIFY(fired != verdict.findings.cend());
    QCOMPARE(levelName(fired->level), levelName(*ruleCase.expected));
    QVERIFY(!fired->reason.isEmpty() && !fired->reason.contains(u'%'));
    QVERIFY(!fired->evidence.empty());
    for (const QJsonObject& row : fired->evidence)
        QVERIFY(row.contains(QStringLiteral("kind")));
}

void VerdictTest::unknownScans_data()
{
    QTest::addColumn<QString>("scan");
    QTest::addColumn<bool>("isProductKnown");
    QTest::addColumn<QString>("nearMatch");
    QTest::addColumn<int>("rule"); // 0: any of 1 to 5 must be quiet
    QTest::addColumn<QString>("verdict");
    const QString fine = QStringLiteral("81000010000000091234");
    QTest::newRow("1 a digit too few")
        << fine.chopped(1) << true << QString() << 1 << QStringLiteral("CHECK-SCAN");
    QTest::newRow("1 a product's code") << QStringLiteral("86902551000259") << true << QString()
                                        << 1 << QStringLiteral("CHECK-SCAN");
    QTest::newRow("2 an FNC1 was lost") << QStringLiteral("0109506000134352"
                                                          "17280131"
                                                          "10AB20"
                                                          "21121092220084115197")
                                        << true << QString() << 2 << QStringLiteral("CHECK-SCAN");
    QTest::newRow("2 two readings") << QStringLiteral("010950600013435210"
                                                      "19A21G8345")
                                    << true << QString() << 2 << QStringLiteral("CHECK-SCAN");
    QTest::newRow("3 near another")
        << fine << true << QStringLiteral("8100001") << 3 << QStringLiteral("CHECK-SCAN");
    QTest::newRow("4 product known") << fine << true << QString() << 4 << QStringLiteral("SUSPECT");
    QTest::newRow("5 nothing known")
        << fine << false << QString() << 5 << QStringLiteral("UNKNOWN");
}

void VerdictTest::unknownScans()
{
    QFETCH(QString, scan);
    QFETCH(bool, isProductKnown);
    QFETCH(QString, nearMatch);
    QFETCH(int, rule);
    CaseFile file = unknownCase(scan);
    file.isProductKnown = isProductKnown;
    if (!nearMatch.isEmpty())
        file.nearMatches << nearMatch;
    const Verdict verdict = judge(file);
    QTEST(verdictName(verdict.level), "verdict");
    QCOMPARE(verdict.findings.front().rule >= 1, true);
    QVERIFY(std::any_of(verdict.findings.cbegin(), verdict.findings.cend(),
                        [rule](const Finding& finding) { return finding.rule == rule; }));
    // the same scan on record is well-formed
    CaseFile onRecord = goodCase();
    onRecord.scan = file.scan;
    onRecord.nearMatches = file.nearMatches;
    for (const Finding& finding : judge(onRecord).findings)
        QVERIFY(finding.rule > 5);
}

void VerdictTest::missingInputsAreNamed_data()
{
    QTest::addColumn<int>("rule");
    for (const int rule : {6, 7, 9, 18, 19, 20, 21, 22, 23, 24})
        QTest::newRow(qPrintable(QString::number(rule))) << rule;
}

void VerdictTest::missingInputsAreNamed()
{
    QFETCH(int, rule);
    CaseFile file = goodCase();
    file.hasRecalls = false;
    const Verdict verdict = judge(file);
    const auto named =
        std::find_if(verdict.notEvaluated.cbegin(), verdict.notEvaluated.cend(),
                     [rule](const NotEvaluated& entry) { return entry.rule == rule; });
    QVERIFY(named != verdict.notEvaluated.cend());
    QVERIFY(!named->why.isEmpty());
    QVERIFY(!verdict.level);
}

void VerdictTest::gravestFindingWins()
{
    CaseFile file = goodCase();
    file.synchronisedAt = at("2025-01-01T00:00:00Z"); // UNKNOWN
    file.inspection.batch = QStringLiteral("B7");     // SUSPECT
    QCOMPARE(verdictName(judge(file).level), QStringLiteral("SUSPECT"));
    file.asOf = at("2029-01-01T00:00:00Z"); // STOP
    const Verdict verdict = judge(file);
    QCOMPARE(verdictName(verdict.level), QStringLiteral("STOP"));
    QCOMPARE(verdict.findings.size(), 3U); // all that fired are listed
}

void VerdictTest::laterThingsDoNotCount()
{
    CaseFile file = goodCase();
    file.events.push_back(eventAt("2026-03-01T00:00:01Z", "售卖", Shanghai, "召回"));
    file.readings = readings({99, 99, 99, 99});
    for (Reading& reading : file.readings)
        reading.time = reading.time.addYears(1);
    file.product = coldProduct();
    for (int i = 0; i < 9; ++i)
        file.inquiries.push_back({at("2026-03-02T00:00:00Z"), QString::number(i), {}, {}});
    QVERIFY(!judge(file).level);
    file.asOf = at("2026-03-01T00:00:01Z");
    QCOMPARE(verdictName(judge(file).level), QStringLiteral("STOP"));
}

void VerdictTest::declaredErrorsDoNotCount()
{
    CaseFile file = goodCase();
    Event wrong = eventAt("2026-02-01T00:00:00Z", "售卖", Shanghai, "召回");
    wrong.extension.insert(QStringLiteral("errorDeclaration"), QStringLiteral("incorrect_data"));
    file.events.push_back(wrong);
    QVERIFY(!judge(file).level);
}

void VerdictTest::notesChangeNoVerdict()
{
    CaseFile file = goodCase();
    file.events.push_back(eventAt("2026-02-21T00:00:00Z", "运输", Shanghai));
    const Verdict verdict = judge(file);
    QCOMPARE(verdict.findings.size(), 1U);
    QCOMPARE(levelName(verdict.findings.front().level), QStringLiteral("NOTE"));
    QVERIFY(!verdict.level);
}

void VerdictTest::saysHowOldTheDataAre()
{
    QCOMPARE(judge(goodCase()).dataAgeSeconds, std::optional<qint64>(86'400));
    CaseFile future = goodCase();
    future.synchronisedAt = future.asOf.addYears(3); // looking back from newer data
    QCOMPARE(judge(future).dataAgeSeconds, std::optional<qint64>(0));
}

void VerdictTest::jsonHoldsEverything()
{
    CaseFile file = goodCase();
    file.inspection.batch = QStringLiteral("B7");
    const QJsonObject json = toJson(judge(file));
    QCOMPARE(json[QStringLiteral("verdict")].toString(), QStringLiteral("SUSPECT"));
    QCOMPARE(json[QStringLiteral("code")].toString(), file.item->code);
    const QJsonObject rule = json[QStringLiteral("rules")].toArray()[0].toObject();
    QCOMPARE(rule[QStringLiteral("id")].toInt(), 6);
    QCOMPARE(rule[QStringLiteral("level")].toString(), QStringLiteral("SUSPECT"));
    QVERIFY(!rule[QStringLiteral("evidence")].toArray().isEmpty());
    QVERIFY(json[QStringLiteral("not_evaluated")].toArray()[0].toObject().contains(
        QStringLiteral("why")));
    QCOMPARE(json[QStringLiteral("data_age")].toInt(), 86'400);
}

void VerdictTest::readsForeignWords()
{
    CaseFile file = goodCase();
    file.events.push_back(eventAt("2026-02-01T00:00:00Z",
                                  "urn:epcglobal:cbv:bizstep:retail_selling", Shanghai,
                                  "urn:epcglobal:cbv:disp:retail_sold"));
    file.events.push_back(eventAt("2026-02-05T00:00:00Z",
                                  "https://ref.gs1.org/cbv/BizStep-stocking", Shanghai,
                                  "https://ref.gs1.org/cbv/Disp-sellable_accessible"));
    QCOMPARE(judge(file).findings.front().rule, 12);
}

QTEST_APPLESS_MAIN(VerdictTest)
#include "verdict_test.moc"
