#include "core/imaging/voi_window.h"

#include <QTest>

#include <cmath>

using namespace wardlight::imaging;

/// Expected values are those of the pseudo-code and notes in PS3.3 C.11.2.1.2 and C.11.2.1.3,
/// worked out by hand.
class VoiWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void followsTheStandard_data();
    void followsTheStandard();
    void readsFunctionNames();
    void leavesOutImpossibleWindowsOfTheFile();
    void namesWindowsOfTheFile();
    void hasPresetsForCtAlone();
};

Q_DECLARE_METATYPE(VoiFunction)

void VoiWindowTest::followsTheStandard_data()
{
    QTest::addColumn<VoiFunction>("function");
    QTest::addColumn<double>("centre");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("share");

    // note to C.11.2.1.2.1: c = 2048, w = 4096: 0 becomes ymin, above 4095 ymax
    QTest::newRow("linear, full 12 bits, lowest")
        << VoiFunction::Linear << 2048. << 4096. << 0. << 0.;
    QTest::newRow("linear, full 12 bits, highest")
        << VoiFunction::Linear << 2048. << 4096. << 4095. << 1.;
    QTest::newRow("linear, full 12 bits, 2047.5 is the middle")
        << VoiFunction::Linear << 2048. << 4096. << 2047.5 << 0.5;
    // c = 2048, w = 1: a step; 2047 becomes ymin, 2048 ymax
    QTest::newRow("linear, width 1, below") << VoiFunction::Linear << 2048. << 1. << 2047. << 0.;
    QTest::newRow("linear, width 1, above") << VoiFunction::Linear << 2048. << 1. << 2048. << 1.;
    // c = 0, w = 100: -50 becomes ymin, above 49 ymax
    QTest::newRow("linear, c 0 w 100, -50") << VoiFunction::Linear << 0. << 100. << -50. << 0.;
    QTest::newRow("linear, c 0 w 100, -49") << VoiFunction::Linear << 0. << 100. << -49. << 1. / 99;
    QTest::newRow("linear, c 0 w 100, 50") << VoiFunction::Linear << 0. << 100. << 50. << 1.;
    // C.11.2.1.3.2: ymin up to c - w/2, ymax above c + w/2
    QTest::newRow("exact, lowest") << VoiFunction::LinearExact << 0. << 100. << -50. << 0.;
    QTest::newRow("exact, middle") << VoiFunction::LinearExact << 0. << 100. << 0. << 0.5;
    QTest::newRow("exact, quarter") << VoiFunction::LinearExact << 0. << 100. << -25. << 0.25;
    QTest::newRow("exact, highest") << VoiFunction::LinearExact << 0. << 100. << 50. << 1.;
    QTest::newRow("exact, narrow") << VoiFunction::LinearExact << 0.5 << 0.5 << 0.625 << 0.75;
    // C.11.2.1.3.1: 1 / (1 + exp(-4 (x - c) / w))
    QTest::newRow("sigmoid, centre") << VoiFunction::Sigmoid << 40. << 80. << 40. << 0.5;
    QTest::newRow("sigmoid, half a width above")
        << VoiFunction::Sigmoid << 40. << 80. << 80. << 0.8807970779778823; // 1 / (1 + e^-2)
}

void VoiWindowTest::followsTheStandard()
{
    QFETCH(VoiFunction, function);
    QFETCH(double, centre);
    QFETCH(double, width);
    QFETCH(double, value);
    QFETCH(double, share);
    const double found = windowed({centre, width, function}, value);
    QVERIFY2(std::abs(found - share) < 1e-12, qPrintable(QString::number(found, 'g', 17)));
}

void VoiWindowTest::readsFunctionNames()
{
    QCOMPARE(voiFunction(QStringLiteral("LINEAR_EXACT")), VoiFunction::LinearExact);
    QCOMPARE(voiFunction(QStringLiteral("SIGMOID")), VoiFunction::Sigmoid);
    QCOMPARE(voiFunction(QStringLiteral("LINEAR")), VoiFunction::Linear);
    QCOMPARE(voiFunction(QString()), VoiFunction::Linear);
}

void VoiWindowTest::leavesOutImpossibleWindowsOfTheFile()
{
    DicomHeader header;
    header.windows = {
        {40, 0, {}}, {40, -5, {}}, {std::nan(""), 80, {}}, {40, 0.5, {}}, {50, 400, {}}};
    QCOMPARE(headerWindows(header).size(), std::size_t(1));
    QCOMPARE(headerWindows(header).front().window, (VoiWindow{50, 400, VoiFunction::Linear}));
    header.voiFunction = QStringLiteral("LINEAR_EXACT");
    QCOMPARE(headerWindows(header).size(), std::size_t(2)); // 0.5 is allowed there
}

void VoiWindowTest::namesWindowsOfTheFile()
{
    DicomHeader header;
    header.windows = {{40, 80, QStringLiteral("BRAIN")}, {700, 3200, {}}};
    const auto windows = headerWindows(header);
    QCOMPARE(windows[0].name, QStringLiteral("BRAIN"));
    QCOMPARE(windows[1].name, QStringLiteral("Window 2 of the file"));
    QCOMPARE(windows[1].key, QStringLiteral("header-1"));
}

void VoiWindowTest::hasPresetsForCtAlone()
{
    QCOMPARE(windowPresets(QStringLiteral("CT")).size(), std::size_t(9)); // keys 1 to 9
    QVERIFY(windowPresets(QStringLiteral("MR")).empty());
}

QTEST_APPLESS_MAIN(VoiWindowTest)
#include "voi_window_test.moc"
