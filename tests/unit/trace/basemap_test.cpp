#include "core/trace/map/basemap.h"
#include "resources/basemap/cities.h"
#include "resources/basemap/geopackage.h"
#include "resources/basemap/place_names.h"
#include "resources/basemap/rivers.h"
#include "tests/support/verify_result.h"

#include <QDataStream>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>

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
    void shortensCityNames();
    void readsRivers();
    void refusesWhatIsNoRiverFile_data();
    void refusesWhatIsNoRiverFile();
    void readsCities();
    void refusesDamagedCities();

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
    border.lines.fill({{{0.25, 0.5}, {0.375, 0.5}, {0.375, 0.625}}});
    map.rivers = {border, border};
    map.cities = {{QStringLiteral("Chengdu"), QStringLiteral("成都"), {0.78, 0.4}, 13'568'357},
                  {QStringLiteral("Zibihu"), {}, {0.77, 0.42}, 56'246}};
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

/// A file of lines from records of a code, latitude and longitude in minutes.
QByteArray records(std::initializer_list<std::array<qint16, 3>> list)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    for (const auto& [code, latitude, longitude] : list)
        out << code << latitude << longitude;
    return bytes;
}

constexpr int CityCount = 1500; ///< enough for offsets of four bytes

/// Cities serialised as the GVariant specification (1.0, section 2.3) says.
QByteArray manyCities()
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    const auto align = [&](int to) {
        while (bytes.size() % to != 0)
            out << quint8(0);
    };
    std::vector<quint32> ends;
    for (int i = 0; i < CityCount; ++i) {
        align(8);
        const qsizetype begin = bytes.size();
        std::vector<quint8> framing;
        for (const QByteArray& text : {QByteArray::number(i), QByteArray("B\xc3\xa9"),
                                       QByteArray("32"), QByteArray("Sichuan"), QByteArray("CN"),
                                       QByteArray("China"), QByteArray("Asia/Shanghai")}) {
            out.writeRawData(text.constData(), int(text.size() + 1));
            framing.push_back(quint8(bytes.size() - begin));
        }
        align(4);
        out << quint32(1000 + i);
        align(8);
        out << 30.25 << -104.5;
        for (auto end = framing.crbegin(); end != framing.crend(); ++end)
            out << *end;
        ends.push_back(quint32(bytes.size()));
    }
    for (const quint32 end : ends)
        out << end;
    return bytes;
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
    QCOMPARE((*read)->rivers.size(), 2U);
    QCOMPARE((*read)->rivers[1].lines[3], oneArea().rivers[1].lines[3]);
    QCOMPARE((*read)->cities.size(), 2U);
    QCOMPARE((*read)->cities[0].chineseName, QStringLiteral("成都"));
    QCOMPARE((*read)->cities[0].at, QPointF(0.78, 0.4));
    QCOMPARE((*read)->cities[1].population, 56'246U);
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

void BasemapTest::shortensCityNames()
{
    using basemap::shortCityName;
    QCOMPARE(shortCityName(QStringLiteral("广州市")), QStringLiteral("广州"));
    QCOMPARE(shortCityName(QStringLiteral("成都")), QStringLiteral("成都"));
    QCOMPARE(shortCityName(QStringLiteral("Kwangyüanhsien")), QString());    // an old romanisation
    QCOMPARE(shortCityName(QStringLiteral("沙市")), QStringLiteral("沙市")); // a name, not a rank
}

void BasemapTest::readsRivers()
{
    // Two lines: 0°N 90°W to 0°N 0°, and one point at 45°N 90°E; codes of detail are passed over.
    const auto rivers =
        basemap::parseRivers(records({{7001, 0, -5400}, {2, 0, 0}, {7002, 2700, 5400}}));
    VERIFY_OK(rivers);
    QCOMPARE(rivers->size(), 2U);
    QCOMPARE((*rivers)[0], (Points{{0.25, 0.5}, {0.5, 0.5}}));
    QCOMPARE((*rivers)[1].front().x(), 0.75);
}

void BasemapTest::refusesWhatIsNoRiverFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut") << records({{7001, 0, 0}}).chopped(1);
    QTest::newRow("a point without a line") << records({{2, 0, 0}});
    QTest::newRow("off the earth") << records({{7001, 0, 0}, {2, 5401, 0}});
    QTest::newRow("no code") << records({{0, 0, 0}});
}

void BasemapTest::refusesWhatIsNoRiverFile()
{
    QFETCH(QByteArray, bytes);
    VERIFY_ERROR(basemap::parseRivers(bytes), ErrorCode::Invalid);
}

void BasemapTest::readsCities()
{
    const auto cities = basemap::parseCities(manyCities());
    VERIFY_OK(cities);
    QCOMPARE(int(cities->size()), CityCount);
    const basemap::City& city = cities->at(1001);
    QCOMPARE(city.id, QStringLiteral("1001"));
    QCOMPARE(city.name, QStringLiteral("Bé"));
    QCOMPARE(city.country, QStringLiteral("CN"));
    QCOMPARE(city.population, 2001U);
    QVERIFY(city.place == (Coordinates{30.25, -104.5}));
}

void BasemapTest::refusesDamagedCities()
{
    const QByteArray all = manyCities();
    for (qsizetype size = 0; size < all.size(); size += 997)
        VERIFY_ERROR(basemap::parseCities(all.first(size)), ErrorCode::Invalid);
    VERIFY_ERROR(basemap::parseCities(all.chopped(4)), ErrorCode::Invalid);
    VERIFY_ERROR(basemap::parseCities(QByteArray(100'000, '\xff')), ErrorCode::Invalid);
    VERIFY_ERROR(basemap::parseCities(QByteArray(100'000, '\0')), ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(BasemapTest)
#include "basemap_test.moc"
