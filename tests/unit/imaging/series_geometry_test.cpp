#include "core/imaging/series_geometry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace wardlight::imaging;

namespace {

constexpr std::array<double, 6> Axial = {1, 0, 0, 0, 1, 0};
constexpr std::array<double, 6> Coronal = {1, 0, 0, 0, 0, -1};

SliceGeometry axialAt(double z, int number = 0)
{
    SliceGeometry slice;
    slice.position = {-120, -120, z};
    slice.orientation = Axial;
    slice.instanceNumber = number;
    slice.sopInstanceUid = QStringLiteral("1.2.%1").arg(number);
    return slice;
}

std::vector<SliceGeometry> axialStack(const std::vector<double>& positions)
{
    std::vector<SliceGeometry> slices;
    for (const double z : positions)
        slices.push_back(axialAt(z, int(slices.size()) + 1));
    return slices;
}

QStringList keysOf(const std::vector<SeriesWarning>& warnings)
{
    QStringList keys;
    for (const SeriesWarning& warning : warnings)
        keys.append(warningKey(warning.kind));
    return keys;
}

} // namespace

class SeriesGeometryTest : public QObject
{
    Q_OBJECT

private slots:
    void ordersByPositionAlongTheNormal();
    void ordersOnePositionByInstanceNumber();
    void ordersByInstanceNumberWithoutPositions();
    void ordersByInstanceNumberWhenOrientationsDiffer();
    void doesNotDependOnTheOrderOfTheInput();
    void refusesDirectionsThatAreNone_data();
    void refusesDirectionsThatAreNone();
    void saysNothingOfARegularStack();
    void noticesMissingSlices();
    void noticesIrregularSpacing();
    void noticesADeclaredTilt();
    void measuresAShearedStack();
    void noticesMixedOrientation();
    void noticesDuplicates();
    void takesTimePointsForNoDuplicates();
    void survivesNothing();
};

void SeriesGeometryTest::ordersByPositionAlongTheNormal()
{
    // row × column = (0, 0, 1): the order is that of z, whatever the numbers say
    const std::vector<SliceGeometry> slices = {axialAt(30, 1), axialAt(10, 2), axialAt(20, 3)};
    QCOMPARE(displayOrder(slices), (std::vector<int>{1, 2, 0}));
}

void SeriesGeometryTest::ordersOnePositionByInstanceNumber()
{
    const std::vector<SliceGeometry> slices = {axialAt(10, 9), axialAt(5, 8), axialAt(10, 2)};
    QCOMPARE(displayOrder(slices), (std::vector<int>{1, 2, 0}));
}

void SeriesGeometryTest::ordersByInstanceNumberWithoutPositions()
{
    std::vector<SliceGeometry> slices = {axialAt(1, 3), axialAt(2, 1), axialAt(3, 2)};
    slices[0].position.reset();
    QCOMPARE(displayOrder(slices), (std::vector<int>{1, 2, 0}));
    slices[1].instanceNumber.reset(); // those without a number come last
    QCOMPARE(displayOrder(slices), (std::vector<int>{2, 0, 1}));
}

void SeriesGeometryTest::ordersByInstanceNumberWhenOrientationsDiffer()
{
    std::vector<SliceGeometry> slices = {axialAt(1, 3), axialAt(2, 2), axialAt(3, 1)};
    slices[1].orientation = Coronal;
    QCOMPARE(displayOrder(slices), (std::vector<int>{2, 1, 0}));
}

void SeriesGeometryTest::doesNotDependOnTheOrderOfTheInput()
{
    std::vector<SliceGeometry> slices;
    for (int i = 0; i < 50; ++i)
        slices.push_back(axialAt(i / 2, 50 - i));
    const auto uidsInOrder = [](const std::vector<SliceGeometry>& some) {
        QStringList uids;
        for (const int index : displayOrder(some))
            uids.append(some[std::size_t(index)].sopInstanceUid);
        return uids;
    };
    const QStringList expected = uidsInOrder(slices);
    std::mt19937 random(7);
    std::shuffle(slices.begin(), slices.end(), random);
    QCOMPARE(uidsInOrder(slices), expected);
}

void SeriesGeometryTest::refusesDirectionsThatAreNone_data()
{
    QTest::addColumn<QList<double>>("cosines");
    QTest::newRow("zero") << QList<double>{0, 0, 0, 0, 0, 0};
    QTest::newRow("not a number") << QList<double>{std::nan(""), 0, 0, 0, 1, 0};
    QTest::newRow("parallel") << QList<double>{1, 0, 0, 1, 0, 0};
    QTest::newRow("too long") << QList<double>{2, 0, 0, 0, 1, 0};
}

void SeriesGeometryTest::refusesDirectionsThatAreNone()
{
    QFETCH(QList<double>, cosines);
    std::array<double, 6> orientation{};
    std::copy(cosines.begin(), cosines.end(), orientation.begin());
    QVERIFY(!positionAlongNormal({1, 2, 3}, orientation));
    QVERIFY(!positionAlongNormal({std::numeric_limits<double>::infinity(), 0, 0}, Axial));
}

void SeriesGeometryTest::saysNothingOfARegularStack()
{
    QCOMPARE(keysOf(seriesWarnings(axialStack({0, 1.25, 2.5, 3.75, 5}))), QStringList());
    // what rounding to a hundredth leaves of 1/3 mm
    QCOMPARE(keysOf(seriesWarnings(axialStack({0, 0.33, 0.67, 1, 1.33}))), QStringList());
}

void SeriesGeometryTest::noticesMissingSlices()
{
    const auto warnings = seriesWarnings(axialStack({0, 1, 2, 5, 6, 7, 9}));
    QCOMPARE(keysOf(warnings), QStringList{QStringLiteral("missing slices")});
    QVERIFY(warnings[0].text.contains(QStringLiteral("3"))); // 3, 4 and 8
}

void SeriesGeometryTest::noticesIrregularSpacing()
{
    QCOMPARE(keysOf(seriesWarnings(axialStack({0, 1, 2, 3.4, 4.4, 5.4}))),
             QStringList{QStringLiteral("irregular spacing")});
}

void SeriesGeometryTest::noticesADeclaredTilt()
{
    std::vector<SliceGeometry> slices = axialStack({0, 5, 10});
    slices[1].gantryTilt = -17.5;
    const auto warnings = seriesWarnings(slices);
    QCOMPARE(keysOf(warnings), QStringList{QStringLiteral("gantry tilt")});
    QVERIFY(warnings[0].text.contains(QStringLiteral("-17.5")));
    slices[1].gantryTilt = 0;
    QVERIFY(seriesWarnings(slices).empty());
}

void SeriesGeometryTest::measuresAShearedStack()
{
    std::vector<SliceGeometry> slices = axialStack({0, 5, 10});
    // each slice 5 mm further back for 5 mm up: 45°
    for (std::size_t i = 0; i < slices.size(); ++i)
        (*slices[i].position)[1] += 5.0 * double(i);
    const auto warnings = seriesWarnings(slices);
    QCOMPARE(keysOf(warnings), QStringList{QStringLiteral("gantry tilt")});
    QVERIFY(warnings[0].text.contains(QStringLiteral("45.0")));
}

void SeriesGeometryTest::noticesMixedOrientation()
{
    std::vector<SliceGeometry> slices = axialStack({0, 5, 10});
    slices[2].orientation = Coronal;
    QCOMPARE(keysOf(seriesWarnings(slices)), QStringList{QStringLiteral("mixed orientation")});
}

void SeriesGeometryTest::noticesDuplicates()
{
    QCOMPARE(keysOf(seriesWarnings(axialStack({0, 1, 1, 2}))),
             QStringList{QStringLiteral("duplicate positions")});
}

void SeriesGeometryTest::takesTimePointsForNoDuplicates()
{
    std::vector<SliceGeometry> slices = axialStack({0, 1, 2, 0, 1, 2});
    for (std::size_t i = 0; i < slices.size(); ++i)
        slices[i].temporalPosition = i < 3 ? 1 : 2;
    QVERIFY(seriesWarnings(slices).empty());
}

void SeriesGeometryTest::survivesNothing()
{
    QVERIFY(displayOrder({}).empty());
    QVERIFY(seriesWarnings({}).empty());
}

QTEST_APPLESS_MAIN(SeriesGeometryTest)
#include "series_geometry_test.moc"
