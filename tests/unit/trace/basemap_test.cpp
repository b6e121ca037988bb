#include "core/trace/map/basemap.h"
#include "resources/basemap/geopackage.h"
#include "resources/basemap/place_names.h"

#include <QDataStream>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::trace;

class BasemapTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWasWritten();
    void missingFileIsNotFound();
    void damageIsTold_data();
    void damageIsTold();
    void choosesDetailByZoom();
    void readsAGeoPackagePolygon();
    void refusesBadGeometry_data();
    void refusesBadGeometry();
    void readsTranslations();
    void refusesWhatIsNoTranslationFile();
    void shortensProvinceNames();

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QTemporaryDir m_folder;
};

namespace {

Basemap oneArea()
{
    BasemapArea area;
    area.kind = AreaKind::Province;
    area.code = QStringLiteral("CN-SC");
    area.englishName = QStringLiteral("Sichuan");
    area.chineseName = QStringLiteral("四川");
    area.label = {{0.78, 0.41}, 0.01};
    for (Rings& rings : area.outlines)
        rings = {{{0.75, 0.375}, {0.8125, 0.375}, {0.8125, 0.4375}}};
    BasemapLine border;
    border.lines.fill({{{0.5, 0.5}, {0.625, 0.5}}});
    Basemap map;
    map.attribution = QStringLiteral("Natural Earth");
    map.areas = {area};
    map.disputedBorders = {border};
    return map;
}

/// A GeoPackage blob without an envelope: a polygon of one triangle, longitude and latitude.
QByteArray triangle(quint32 points = 4)
{
    QByteArray blob("GP\0\1\0\0\0\0", 8);
    QDataStream out(&blob, QIODevice::Append);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint8(1) << quint32(3) << quint32(1) << points;
    for (const auto& [longitude, latitude] :
         {std::pair(0.0, 0.0), {90.0, 0.0}, {90.0, 45.0}, {0.0, 0.0}})
        out << longitude << latitude;
    return blob;
}

} // namespace

void BasemapTest::comesBackAsItWasWritten()
{
    const QString file = path("good.sqlite");
    QVERIFY(writeBasemap(file, oneArea()));
    QVERIFY(writeBasemap(file, oneArea())); // replaces
    const auto read = readBasemap(file);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    const BasemapArea& area = (*read)->areas.at(0);
    QCOMPARE((*read)->areas.size(), 1U);
    QCOMPARE(area.kind, AreaKind::Province);
    QCOMPARE(area.code, QStringLiteral("CN-SC"));
    QCOMPARE(area.chineseName, QStringLiteral("四川"));
    QCOMPARE(area.label.room, 0.01);
    QCOMPARE(area.outlines[3], oneArea().areas[0].outlines[3]);
    QCOMPARE(area.bounds, QRectF(0.75, 0.375, 0.0625, 0.0625));
    QCOMPARE((*read)->disputedBorders.at(0).lines[0], oneArea().disputedBorders[0].lines[0]);
    QCOMPARE((*read)->attribution, QStringLiteral("Natural Earth"));
    QVERIFY((*read)->approval.isEmpty());
}

void BasemapTest::missingFileIsNotFound()
{
    const auto read = readBasemap(path("none.sqlite"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotFound);
}

void BasemapTest::damageIsTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no database") << QByteArray(5000, 'x');
    QVERIFY(writeBasemap(path("whole.sqlite"), oneArea()));
    QFile whole(path("whole.sqlite"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QTest::newRow("cut short") << bytes.left(bytes.size() / 2);
}

void BasemapTest::damageIsTold()
{
    QFETCH(QByteArray, bytes);
    QFile file(path("damaged.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto read = readBasemap(file.fileName());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::Invalid || read.error().code == ErrorCode::Unsupported);
}

void BasemapTest::choosesDetailByZoom()
{
    QCOMPARE(detailLevel(0), 0U);
    QCOMPARE(detailLevel(3.5), 0U);
    QCOMPARE(detailLevel(3.6), 1U);
    QCOMPARE(detailLevel(7), 2U);
    QCOMPARE(detailLevel(17), 3U);
}

void BasemapTest::readsAGeoPackagePolygon()
{
    const auto rings = basemap::parseGeometry(triangle());
    QVERIFY(rings);
    QCOMPARE(rings->size(), 1U);
    QCOMPARE(rings->at(0).size(), 3U); // the closing point is left out
    QCOMPARE(rings->at(0)[0], QPointF(0.5, 0.5));
    QCOMPARE(rings->at(0)[1], QPointF(0.75, 0.5));
}

void BasemapTest::refusesBadGeometry_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another header") << QByteArray("XX") + triangle().mid(2);
    QTest::newRow("cut short") << triangle().chopped(5);
    QTest::newRow("more points than bytes") << triangle(0xffffffff);
    QByteArray otherType = triangle();
    otherType[9] = 7; // a collection
    QTest::newRow("another type") << otherType;
    QByteArray badEnvelope = triangle();
    badEnvelope[3] = 0x0f;
    QTest::newRow("unknown envelope") << badEnvelope;
}

void BasemapTest::refusesBadGeometry()
{
    QFETCH(QByteArray, blob);
    QVERIFY(!basemap::parseGeometry(blob));
}

void BasemapTest::readsTranslations()
{
    // One text, as msgfmt would lay it out: header, two tables, then the strings.
    QByteArray mo;
    QDataStream out(&mo, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint32(0x950412de) << quint32(0) << quint32(1) << quint32(28) << quint32(36)
        << quint32(0) << quint32(44);
    out << quint32(5) << quint32(44) << quint32(6) << quint32(50);
    out.writeRawData("China\0", 6);
    out.writeRawData("中国", 6);
    const auto texts = basemap::parseMo(mo);
    QVERIFY(texts);
    QCOMPARE(texts->value(QStringLiteral("China")), QStringLiteral("中国"));
}

void BasemapTest::refusesWhatIsNoTranslationFile()
{
    QVERIFY(!basemap::parseMo({}));
    QVERIFY(!basemap::parseMo(QByteArray(100, 'x')));
    QByteArray lying;
    QDataStream out(&lying, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint32(0x950412de) << quint32(0) << quint32(0xffffff) << quint32(28) << quint32(28);
    QVERIFY(!basemap::parseMo(lying));
}

void BasemapTest::shortensProvinceNames()
{
    QCOMPARE(basemap::shortProvinceName(QStringLiteral("四川省")), QStringLiteral("四川"));
    QCOMPARE(basemap::shortProvinceName(QStringLiteral("北京市")), QStringLiteral("北京"));
    QCOMPARE(basemap::shortProvinceName(QStringLiteral("广西壮族自治区")), QStringLiteral("广西"));
    QCOMPARE(basemap::shortProvinceName(QStringLiteral("新疆维吾尔自治区")),
             QStringLiteral("新疆"));
    QCOMPARE(basemap::shortProvinceName(QStringLiteral("内蒙古自治区")), QStringLiteral("内蒙古"));
    QCOMPARE(basemap::shortProvinceName(QStringLiteral("香港特别行政区")), QStringLiteral("香港"));
}

QTEST_GUILESS_MAIN(BasemapTest)
#include "basemap_test.moc"
