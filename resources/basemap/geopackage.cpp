#include "resources/basemap/geopackage.h"

#include "core/trace/map/web_mercator.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>
#include <QtEndian>

namespace wardlight::basemap {

namespace {

/// Walks well-known binary; any reading past the end makes it bad for good.
class WkbReader
{
public:
    explicit WkbReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }

    /// A geometry of any of the types a map is made of; adds its rings or lines.
    void readGeometry(trace::Rings& rings)
    {
        m_isLittleEndian = readByte() == 1;
        const quint32 type = readInteger();
        switch (type) {
        case 2: // LineString
            rings.push_back(readPoints());
            return;
        case 3: // Polygon
            for (quint32 i = 0, count = readInteger(); i < count && m_isGood; ++i) {
                rings.push_back(readPoints());
                if (!rings.back().empty())
                    rings.back().pop_back(); // the last point repeats the first
            }
            return;
        case 5: // MultiLineString
        case 6: // MultiPolygon
            for (quint32 i = 0, count = readInteger(); i < count && m_isGood; ++i)
                readGeometry(rings);
            return;
        default:
            m_isGood = false;
        }
    }

private:
    uchar readByte()
    {
        if (!take(1))
            return 0;
        return uchar(m_bytes[m_at - 1]);
    }
    quint32 readInteger()
    {
        if (!take(4))
            return 0;
        const char* at = m_bytes.data() + m_at - 4;
        return m_isLittleEndian ? qFromLittleEndian<quint32>(at) : qFromBigEndian<quint32>(at);
    }
    double readDouble()
    {
        if (!take(8))
            return 0;
        const char* at = m_bytes.data() + m_at - 8;
        return m_isLittleEndian ? qFromLittleEndian<double>(at) : qFromBigEndian<double>(at);
    }
    trace::Points readPoints()
    {
        const quint32 count = readInteger();
        trace::Points points;
        if (qint64(count) * 16 > m_bytes.size() - m_at) {
            m_isGood = false;
            return points;
        }
        points.reserve(count);
        for (quint32 i = 0; i < count; ++i) {
            const double longitude = readDouble();
            const double latitude = readDouble();
            points.push_back(trace::toWorld({latitude, longitude}));
        }
        return points;
    }
    bool take(qsizetype bytes)
    {
        m_isGood = m_isGood && m_bytes.size() - m_at >= bytes;
        if (m_isGood)
            m_at += bytes;
        return m_isGood;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isLittleEndian = true;
    bool m_isGood = true;
};

/// Bytes of the GeoPackage header before the well-known binary; 0 when it is none.
qsizetype headerLength(QByteArrayView blob)
{
    if (blob.size() < 8 || !blob.startsWith("GP"))
        return 0;
    static constexpr qsizetype EnvelopeBytes[] = {0, 32, 48, 48, 64};
    const int envelope = (uchar(blob[3]) >> 1) & 7;
    if (envelope > 4 || blob.size() < 8 + EnvelopeBytes[envelope])
        return 0;
    return 8 + EnvelopeBytes[envelope];
}

Result<std::vector<Feature>> readRows(QSqlDatabase& database, const QString& layer)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT * FROM \"%1\"").arg(layer)))
        return fail(ErrorCode::Invalid, query.lastError().text());
    std::vector<Feature> features;
    while (query.next()) {
        Feature feature;
        const QSqlRecord record = query.record();
        for (int i = 0; i < record.count(); ++i) {
            if (record.fieldName(i) != QLatin1String("geom"))
                feature.attributes.insert(record.fieldName(i).toLower(),
                                          record.value(i).toString());
        }
        auto rings = parseGeometry(record.value(QStringLiteral("geom")).toByteArray());
        if (!rings)
            return propagate(rings);
        feature.rings = std::move(*rings);
        features.push_back(std::move(feature));
    }
    return features;
}

} // namespace

Result<trace::Rings> parseGeometry(const QByteArray& blob)
{
    const qsizetype header = headerLength(blob);
    trace::Rings rings;
    WkbReader reader(QByteArrayView(blob).sliced(header));
    if (header > 0)
        reader.readGeometry(rings);
    if (header == 0 || !reader.isGood())
        return fail(ErrorCode::Invalid, QStringLiteral("A geometry cannot be read."));
    return rings;
}

Result<std::vector<Feature>> readLayer(const QString& file, const QString& layer)
{
    if (!QFileInfo(file).isFile())
        return fail(ErrorCode::NotFound, QStringLiteral("There is no file %1.").arg(file));
    const QString name = QStringLiteral("geopackage");
    Result<std::vector<Feature>> features;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(QStringLiteral("file:%1?mode=ro&immutable=1").arg(file));
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI"));
        if (database.open())
            features = readRows(database, layer);
        else
            features = fail(ErrorCode::Invalid, database.lastError().text());
    }
    QSqlDatabase::removeDatabase(name);
    return features;
}

} // namespace wardlight::basemap
