#include "ui/vitals/trend_cache.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using vitals::Envelope;

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
const QString HeartRate = QStringLiteral("heart_rate");

/// A reading of heart rate in every column of a span; its value is the column's number.
std::vector<Envelope> filled(const TimeView& span)
{
    Envelope envelope{HeartRate, QStringLiteral("/min"), {}};
    for (qint64 ms = span.fromMs; ms < span.toMs; ms += Minute) {
        const auto value = double(ms / Minute);
        envelope.columns.push_back({ms, ms, value, value, value, 1, 0});
    }
    return {envelope};
}

TrendCache::Span minutes(const TimeView& span)
{
    return {Minute, span};
}

} // namespace

class TrendCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void widthsNeedNoMoreColumnsThanAllowed();
    void asksForTheGrid();
    void panningAsksForTheRest();
    void whatIsApartReplaces();
    void cutHasANeighbourAtEachSide();
    void readingAgainReplaces();
    void forgetsTheNewest();
    void narrowColumnsMakeWideOnes();
    void onlyWidthsThatDivideAreJoined();
    void restOfAWideRangeIsReadInNarrowColumns();
    void doesNotGrowForEver();
    void vitalsMayAppearLater();
};

void TrendCacheTest::widthsNeedNoMoreColumnsThanAllowed()
{
    for (const qint64 view : {30'000LL, Hour, 24 * Hour, 30 * 24 * Hour, 400 * 24 * Hour}) {
        for (const int most : {100, 500}) {
            const qint64 width = TrendCache::columnWidthMs(view, most);
            QVERIFY2(view / width + 1 <= most || width == 24 * Hour,
                     qPrintable(QString::number(view)));
            QCOMPARE(24 * Hour % width, 0);
        }
    }
    QCOMPARE(TrendCache::columnWidthMs(24 * Hour, 500), 3 * Minute);
    QCOMPARE(TrendCache::columnWidthMs(30 * 24 * Hour, 500), 90 * Minute);
}

void TrendCacheTest::asksForTheGrid()
{
    const TrendCache cache;
    QCOMPARE(cache.missing(Minute, {90'000, 200'000}),
             std::optional(minutes({Minute, 4 * Minute})));
    QCOMPARE(cache.missing(Minute, {Minute, 2 * Minute}),
             std::optional(minutes({Minute, 2 * Minute})));
    QCOMPARE(cache.missing(Minute, {-90'000, -30'000}), std::optional(minutes({-2 * Minute, 0})));
}

void TrendCacheTest::panningAsksForTheRest()
{
    TrendCache cache;
    const TimeView hour{10 * Hour, 11 * Hour};
    cache.add({Minute, hour}, filled(hour));
    QVERIFY(!cache.missing(Minute, hour));
    QVERIFY(!cache.missing(Minute, {hour.fromMs + Minute, hour.toMs - Minute}));
    QCOMPARE(cache.missing(Minute, panned(hour, 0.5)),
             std::optional(minutes({11 * Hour, 11 * Hour + 30 * Minute})));
    QCOMPARE(cache.missing(Minute, panned(hour, -0.5)),
             std::optional(minutes({10 * Hour - 30 * Minute, 10 * Hour})));
    const TimeView more{11 * Hour, 12 * Hour};
    cache.add({Minute, more}, filled(more));
    QVERIFY(!cache.missing(Minute, {10 * Hour, 12 * Hour}));
    const auto cut = cache.cut(Minute, {10 * Hour, 12 * Hour});
    QCOMPARE(cut.front().columns.size(), 120U);
    for (std::size_t i = 0; i < 120; ++i)
        QCOMPARE(cut.front().columns[i].firstMs, 10 * Hour + qint64(i) * Minute);
}

void TrendCacheTest::whatIsApartReplaces()
{
    TrendCache cache;
    const TimeView early{Hour, 2 * Hour}, late{10 * Hour, 11 * Hour};
    cache.add({Minute, early}, filled(early));
    QCOMPARE(cache.missing(Minute, late), std::optional(minutes(late)));
    cache.add({Minute, late}, filled(late));
    QVERIFY(!cache.missing(Minute, late));
    QCOMPARE(cache.missing(Minute, early), std::optional(minutes(early)));
}

void TrendCacheTest::cutHasANeighbourAtEachSide()
{
    TrendCache cache;
    const TimeView hour{Hour, 2 * Hour};
    cache.add({Minute, hour}, filled(hour));
    const auto cut = cache.cut(Minute, {Hour + 10 * Minute, Hour + 20 * Minute});
    QCOMPARE(cut.front().columns.size(), 12U);
    QCOMPARE(cut.front().columns.front().firstMs, Hour + 9 * Minute);
    QCOMPARE(cut.front().columns.back().firstMs, Hour + 20 * Minute);
}

void TrendCacheTest::readingAgainReplaces()
{
    TrendCache cache;
    const TimeView hour{Hour, 2 * Hour};
    cache.add({Minute, hour}, filled(hour));
    cache.add({Minute, {Hour, Hour + 30 * Minute}}, {});
    QCOMPARE(cache.cut(Minute, hour).front().columns.size(), 30U);
    cache.add({Minute, hour}, filled(hour));
    QCOMPARE(cache.cut(Minute, hour).front().columns.size(), 60U);
}

void TrendCacheTest::forgetsTheNewest()
{
    TrendCache cache;
    const TimeView hour{Hour, 2 * Hour};
    cache.add({Minute, hour}, filled(hour));
    cache.forgetFrom(2 * Hour - 90'000);
    QCOMPARE(cache.missing(Minute, hour),
             std::optional(minutes({2 * Hour - 2 * Minute, 2 * Hour})));
    QCOMPARE(cache.cut(Minute, hour).front().columns.size(), 58U);
    cache.forgetFrom(0);
    QCOMPARE(cache.missing(Minute, hour), std::optional(minutes(hour)));
}

void TrendCacheTest::narrowColumnsMakeWideOnes()
{
    TrendCache cache;
    const TimeView hour{Hour, 2 * Hour};
    auto read = filled(hour); // 60, 61, 62, …
    read[0].columns[1].count = 3;
    read[0].columns[1].flagged = 2;
    read[0].columns[1].maximum = 500;
    cache.add({Minute, hour}, read);
    QVERIFY(!cache.missing(5 * Minute, hour));
    const auto cut = cache.cut(5 * Minute, hour);
    QCOMPARE(cut.front().columns.size(), 12U);
    const vitals::EnvelopeColumn& first = cut.front().columns.front();
    QCOMPARE(first.firstMs, Hour);
    QCOMPARE(first.lastMs, Hour + 4 * Minute);
    QCOMPARE(first.minimum, 60.0);
    QCOMPARE(first.maximum, 500.0);
    QCOMPARE(first.count, 7);
    QCOMPARE(first.flagged, 2);
    QCOMPARE(first.mean, (60.0 + 3 * 61 + 62 + 63 + 64) / 7);
}

void TrendCacheTest::onlyWidthsThatDivideAreJoined()
{
    TrendCache cache;
    const TimeView hour{Hour, 2 * Hour};
    cache.add({2 * Minute, hour}, filled(hour));
    QVERIFY(cache.missing(Minute, hour));
    QVERIFY(cache.missing(3 * Minute, hour));
    QVERIFY(cache.cut(3 * Minute, hour).empty());
    QVERIFY(!cache.missing(6 * Minute, hour));
}

void TrendCacheTest::restOfAWideRangeIsReadInNarrowColumns()
{
    TrendCache cache;
    const TimeView day{0, 24 * Hour};
    cache.add({Minute, day}, filled(day));
    const auto missing = cache.missing(5 * Minute, {Hour, 25 * Hour});
    QCOMPARE(missing, std::optional(minutes({24 * Hour, 25 * Hour})));
    cache.add(*missing, filled(missing->span));
    QCOMPARE(cache.cut(5 * Minute, {Hour, 25 * Hour}).front().columns.size(), 289U);
}

void TrendCacheTest::doesNotGrowForEver()
{
    TrendCache cache;
    TimeView span{0, 100 * Hour};
    cache.add({Minute, span}, filled(span));
    span = {100 * Hour, 200 * Hour};
    cache.add({Minute, span}, filled(span)); // 12,000 columns would be too many
    QVERIFY(cache.missing(Minute, {0, Hour}));
    QVERIFY(!cache.missing(Minute, span));
}

void TrendCacheTest::vitalsMayAppearLater()
{
    TrendCache cache;
    const TimeView first{Hour, 2 * Hour}, second{2 * Hour, 3 * Hour};
    cache.add({Minute, first}, filled(first));
    Envelope other{
        QStringLiteral("spo2"), QStringLiteral("%"), {{2 * Hour, 2 * Hour, 97, 97, 97, 1, 0}}};
    cache.add({Minute, second}, {other});
    const auto cut = cache.cut(Minute, {Hour, 3 * Hour});
    QCOMPARE(cut.size(), 2U);
    QCOMPARE(cut[0].columns.size(), 60U);
    QCOMPARE(cut[1].columns.size(), 1U);
}

QTEST_GUILESS_MAIN(TrendCacheTest)
#include "trend_cache_test.moc"
