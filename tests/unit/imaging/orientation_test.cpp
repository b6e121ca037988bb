#include "core/imaging/orientation.h"

#include <QTest>

#include <cmath>

using namespace wardlight::imaging;

class OrientationTest : public QObject
{
    Q_OBJECT

private slots:
    void namesTheEdgesOfTheThreePlanes_data();
    void namesTheEdgesOfTheThreePlanes();
    void ordersObliqueDirectionsByTheirParts();
    void saysNothingWithoutADirection();
};

void OrientationTest::namesTheEdgesOfTheThreePlanes_data()
{
    QTest::addColumn<QList<double>>("cosines");
    QTest::addColumn<QStringList>("letters"); // left, right, top, bottom
    // how a supine patient is shown: his right on the left, his front, or his head, on top
    QTest::newRow("axial") << QList<double>{1, 0, 0, 0, 1, 0}
                           << QStringList{QStringLiteral("R"), QStringLiteral("L"),
                                          QStringLiteral("A"), QStringLiteral("P")};
    QTest::newRow("coronal") << QList<double>{1, 0, 0, 0, 0, -1}
                             << QStringList{QStringLiteral("R"), QStringLiteral("L"),
                                            QStringLiteral("H"), QStringLiteral("F")};
    QTest::newRow("sagittal") << QList<double>{0, 1, 0, 0, 0, -1}
                              << QStringList{QStringLiteral("A"), QStringLiteral("P"),
                                             QStringLiteral("H"), QStringLiteral("F")};
}

void OrientationTest::namesTheEdgesOfTheThreePlanes()
{
    QFETCH(QList<double>, cosines);
    QFETCH(QStringList, letters);
    std::array<double, 6> orientation{};
    std::copy(cosines.begin(), cosines.end(), orientation.begin());
    QCOMPARE(edgeLetters(orientation),
             (EdgeLetters{letters[0], letters[1], letters[2], letters[3]}));
}

void OrientationTest::ordersObliqueDirectionsByTheirParts()
{
    QCOMPARE(directionLetters({0.8, -0.6, 0}), QStringLiteral("LA"));
    QCOMPARE(directionLetters({-0.1, 0.3, 0.95}), QStringLiteral("HPR"));
    QCOMPARE(directionLetters({1, 0.00005, 0}), QStringLiteral("L"));
}

void OrientationTest::saysNothingWithoutADirection()
{
    QCOMPARE(directionLetters({0, 0, 0}), QString());
    QCOMPARE(directionLetters({std::nan(""), 1, 0}), QString());
}

QTEST_APPLESS_MAIN(OrientationTest)
#include "orientation_test.moc"
