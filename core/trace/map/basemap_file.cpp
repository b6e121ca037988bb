#include "core/trace/map/basemap.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace wardlight::trace {

namespace {

struct BasemapTexts
{
    Q_DECLARE_TR_FUNCTIONS(BasemapTexts)
};

constexpr int Format = 2;
// tables of lines
const QString DisputedBorders = QStringLiteral("disputed_borders");
const QString Rivers = QStringLiteral("rivers");
/// World units are kept as 32-bit fractions; the step is 4 cm at the equator.
constexpr double Scale = 1 << 30;
constexpr qint32 LargestRing = 10'000'000; ///< points; more is damage

tl::unexpected<Error> damaged(const QString& detail)
{
    return fail(ErrorCode::Invalid,
                BasemapTexts::tr("The basemap is damaged; build or install it again."), detail);
}

/// One SQLite file, open under a name of its own; closed with the object.
class SqliteFile
{
public:
    SqliteFile(const QString& file, const QString& options)
        : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)),
          m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    {
        m_database.setDatabaseName(file);
        m_database.setConnectOptions(options);
        m_isOpen = m_database.open();
    }
    ~SqliteFile()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QSqlDatabase& database() { return m_database; }
    [[nodiscard]] QString error() const { return m_database.lastError().text(); }

private:
    QString m_name;
    QSqlDatabase m_database;
    bool m_isOpen = false;
};

QByteArray toBytes(const std::array<Rings, DetailLevels>& levels)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const Rings& rings : levels) {
        out << qint32(rings.size());
        for (const Points& ring : rings) {
            out << qint32(ring.size());
            for (const QPointF& p : ring)
                out << qint32(std::lround(p.x() * Scale)) << qint32(std::lround(p.y() * Scale));
        }
    }
    return qCompress(bytes);
}

std::optional<std::array<Rings, DetailLevels>> fromBytes(const QByteArray& compressed)
{
    const QByteArray bytes = qUncompress(compressed);
    QDataStream in(bytes);
    std::array<Rings, DetailLevels> levels;
    for (Rings& rings : levels) {
        qint32 ringCount = 0;
        in >> ringCount;
        for (qint32 i = 0; i < ringCount && in.status() == QDataStream::Ok; ++i) {
            qint32 pointCount = 0;
            in >> pointCount;
            if (pointCount < 0 || pointCount > LargestRing ||
                qsizetype(pointCount) * 8 > bytes.size())
                return std::nullopt;
            Points ring(static_cast<std::size_t>(pointCount));
            for (QPointF& p : ring) {
                qint32 x = 0, y = 0;
                in >> x >> y;
                p = {x / Scale, y / Scale};
            }
            rings.push_back(std::move(ring));
        }
    }
    if (in.status() != QDataStream::Ok || bytes.isEmpty())
        return std::nullopt;
    return levels;
}

/// SQL tells an empty text from none; a null QString would be none.
QString textValue(const QString& text)
{
    return text.isNull() ? QLatin1String("") : text;
}

bool writeMeta(QSqlDatabase& database, const Basemap& basemap)
{
    QSqlQuery query(database);
    for (const QString& statement :
         {QStringLiteral("PRAGMA user_version = %1").arg(Format),
          QStringLiteral("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)"),
          QStringLiteral("CREATE TABLE areas (kind TEXT NOT NULL, code TEXT NOT NULL, "
                         "name_en TEXT NOT NULL, name_zh TEXT NOT NULL, label_x REAL NOT NULL, "
                         "label_y REAL NOT NULL, label_room REAL NOT NULL, "
                         "outlines BLOB NOT NULL)"),
          QStringLiteral("CREATE TABLE disputed_borders (lines BLOB NOT NULL)"),
          QStringLiteral("CREATE TABLE rivers (lines BLOB NOT NULL)"),
          QStringLiteral("CREATE TABLE cities (name_en TEXT NOT NULL, name_zh TEXT NOT NULL, "
                         "x REAL NOT NULL, y REAL NOT NULL, population INTEGER NOT NULL)")}) {
        if (!query.exec(statement))
            return false;
    }
    const std::pair<QString, QString> entries[] = {
        {QStringLiteral("attribution"), basemap.attribution},
        {QStringLiteral("approval"), basemap.approval}};
    for (const auto& [key, value] : entries) {
        query.prepare(QStringLiteral("INSERT INTO meta VALUES (?, ?)"));
        query.addBindValue(key);
        query.addBindValue(textValue(value));
        if (!query.exec())
            return false;
    }
    return true;
}

bool writeShapes(QSqlDatabase& database, const Basemap& basemap)
{
    QSqlQuery query(database);
    for (const BasemapArea& area : basemap.areas) {
        query.prepare(QStringLiteral("INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        query.addBindValue(area.kind == AreaKind::Country ? QStringLiteral("country")
                                                          : QStringLiteral("province"));
        query.addBindValue(textValue(area.code));
        query.addBindValue(textValue(area.englishName));
        query.addBindValue(textValue(area.chineseName));
        query.addBindValue(area.label.at.x());
        query.addBindValue(area.label.at.y());
        query.addBindValue(area.label.room);
        query.addBindValue(toBytes(area.outlines));
        if (!query.exec())
            return false;
    }
    return true;
}

bool writeLines(QSqlDatabase& database, const QString& table, const std::vector<BasemapLine>& lines)
{
    QSqlQuery query(database);
    for (const BasemapLine& line : lines) {
        query.prepare(QStringLiteral("INSERT INTO %1 VALUES (?)").arg(table));
        query.addBindValue(toBytes(line.lines));
        if (!query.exec())
            return false;
    }
    return true;
}

bool writeCities(QSqlDatabase& database, const std::vector<BasemapCity>& cities)
{
    QSqlQuery query(database);
    for (const BasemapCity& city : cities) {
        query.prepare(QStringLiteral("INSERT INTO cities VALUES (?, ?, ?, ?, ?)"));
        query.addBindValue(textValue(city.englishName));
        query.addBindValue(textValue(city.chineseName));
        query.addBindValue(city.at.x());
        query.addBindValue(city.at.y());
        query.addBindValue(city.population);
        if (!query.exec())
            return false;
    }
    return true;
}

Result<> readMeta(QSqlDatabase& database, Basemap& basemap)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return damaged(query.lastError().text());
    if (query.value(0).toInt() != Format)
        return fail(ErrorCode::Unsupported,
                    BasemapTexts::tr("The basemap was made for another version of this program; "
                                     "build or install it again."));
    if (!query.exec(QStringLiteral("SELECT key, value FROM meta")))
        return damaged(query.lastError().text());
    while (query.next()) {
        if (query.value(0).toString() == QLatin1String("attribution"))
            basemap.attribution = query.value(1).toString();
        if (query.value(0).toString() == QLatin1String("approval"))
            basemap.approval = query.value(1).toString();
    }
    return {};
}

Result<> readAreas(QSqlDatabase& database, Basemap& basemap)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT kind, code, name_en, name_zh, label_x, label_y, "
                                   "label_room, outlines FROM areas ORDER BY rowid")))
        return damaged(query.lastError().text());
    while (query.next()) {
        BasemapArea area;
        area.kind = query.value(0).toString() == QLatin1String("province") ? AreaKind::Province
                                                                           : AreaKind::Country;
        area.code = query.value(1).toString();
        area.englishName = query.value(2).toString();
        area.chineseName = query.value(3).toString();
        area.label = {{query.value(4).toDouble(), query.value(5).toDouble()},
                      query.value(6).toDouble()};
        const auto outlines = fromBytes(query.value(7).toByteArray());
        if (!outlines)
            return damaged(QStringLiteral("outline of %1").arg(area.code));
        area.outlines = *outlines;
        area.bounds = boundsOf(area.outlines.back());
        basemap.areas.push_back(std::move(area));
    }
    return {};
}

Result<> readLines(QSqlDatabase& database, const QString& table, std::vector<BasemapLine>& into)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT lines FROM %1 ORDER BY rowid").arg(table)))
        return damaged(query.lastError().text());
    while (query.next()) {
        const auto lines = fromBytes(query.value(0).toByteArray());
        if (!lines)
            return damaged(table);
        into.push_back({boundsOf(lines->back()), *lines});
    }
    return {};
}

Result<> readCities(QSqlDatabase& database, std::vector<BasemapCity>& into)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT name_en, name_zh, x, y, population FROM cities "
                                   "ORDER BY population DESC, rowid")))
        return damaged(query.lastError().text());
    while (query.next())
        into.push_back({query.value(0).toString(),
                        query.value(1).toString(),
                        {query.value(2).toDouble(), query.value(3).toDouble()},
                        query.value(4).toUInt()});
    return {};
}

} // namespace

std::size_t detailLevel(double zoom)
{
    const auto* fits = std::find_if(DetailZooms.begin(), DetailZooms.end(),
                                    [zoom](double upTo) { return zoom <= upTo; });
    return fits == DetailZooms.end() ? DetailLevels - 1 : std::size_t(fits - DetailZooms.begin());
}

Result<BasemapPointer> readBasemap(const QString& file)
{
    if (!QFileInfo(file).isFile())
        return fail(ErrorCode::NotFound,
                    BasemapTexts::tr("There is no basemap on this machine. Paths are drawn "
                                     "without it."));
    SqliteFile sqlite(file, QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!sqlite.isOpen())
        return damaged(sqlite.error());
    auto basemap = std::make_shared<Basemap>();
    const auto read =
        readMeta(sqlite.database(), *basemap)
            .and_then([&] { return readAreas(sqlite.database(), *basemap); })
            .and_then([&] {
                return readLines(sqlite.database(), DisputedBorders, basemap->disputedBorders);
            })
            .and_then([&] { return readLines(sqlite.database(), Rivers, basemap->rivers); })
            .and_then([&] { return readCities(sqlite.database(), basemap->cities); });
    if (!read)
        return propagate(read);
    return BasemapPointer(std::move(basemap));
}

Result<> writeBasemap(const QString& file, const Basemap& basemap)
{
    const QString unfinished = file + QStringLiteral(".new");
    QFile::remove(unfinished);
    {
        SqliteFile sqlite(unfinished, {});
        QSqlDatabase& database = sqlite.database();
        const bool written = sqlite.isOpen() && database.transaction() &&
                             writeMeta(database, basemap) && writeShapes(database, basemap) &&
                             writeLines(database, DisputedBorders, basemap.disputedBorders) &&
                             writeLines(database, Rivers, basemap.rivers) &&
                             writeCities(database, basemap.cities) && database.commit();
        if (!written)
            return fail(ErrorCode::Unavailable, BasemapTexts::tr("The basemap cannot be written."),
                        sqlite.error());
    }
    QFile::remove(file);
    if (!QFile::rename(unfinished, file))
        return fail(ErrorCode::Permission, BasemapTexts::tr("The basemap cannot be written."));
    return {};
}

QString basemapFile()
{
    const QString named = qEnvironmentVariable("WARDLIGHT_BASEMAP");
    if (!named.isEmpty())
        return named;
    const QString programs = QCoreApplication::applicationDirPath();
    const QString beside = programs + QStringLiteral("/basemap.sqlite");
    if (QFileInfo::exists(beside))
        return beside;
    return programs + QStringLiteral("/../share/wardlight/basemap.sqlite");
}

} // namespace wardlight::trace
