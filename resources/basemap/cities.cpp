#include "resources/basemap/cities.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cmath>

namespace wardlight::basemap {

namespace {

constexpr qsizetype Texts = 7;
constexpr qsizetype OffsetBytes = 4; ///< of arrays between 64 KiB and 4 GiB

qsizetype aligned(qsizetype at, qsizetype to)
{
    return (at + to - 1) / to * to;
}

double doubleAt(const QByteArray& bytes, qsizetype at)
{
    return std::bit_cast<double>(qFromLittleEndian<quint64>(bytes.constData() + at));
}

/// One structure of the array, aligned to 8: texts that end with a zero byte, then numbers.
std::optional<City> cityAt(const QByteArray& bytes, qsizetype at, qsizetype end)
{
    std::array<QString, Texts> texts;
    for (QString& text : texts) {
        const qsizetype zero = bytes.indexOf('\0', at);
        if (zero < 0 || zero >= end)
            return std::nullopt;
        text = QString::fromUtf8(bytes.constData() + at, zero - at);
        at = zero + 1;
    }
    const qsizetype population = aligned(at, 4);
    const qsizetype latitude = aligned(population + 4, 8);
    if (latitude + 16 > end)
        return std::nullopt;
    City city{texts[0], texts[1], texts[4], {}, 0};
    city.population = qFromLittleEndian<quint32>(bytes.constData() + population);
    city.place = {doubleAt(bytes, latitude), doubleAt(bytes, latitude + 8)};
    if (!(std::abs(city.place.latitude) <= 90) || !(std::abs(city.place.longitude) <= 180))
        return std::nullopt;
    return city;
}

} // namespace

/// The array ends with the end of every structure; the last of these says where they begin.
Result<std::vector<City>> parseCities(const QByteArray& bytes)
{
    const auto damaged =
        fail(ErrorCode::Invalid, QStringLiteral("This is no list of cities by libgeonames."));
    if (bytes.size() < OffsetBytes)
        return damaged;
    const auto offset = [&bytes](qsizetype at) {
        return qsizetype(qFromLittleEndian<quint32>(bytes.constData() + at));
    };
    const qsizetype ends = offset(bytes.size() - OffsetBytes);
    if (ends > bytes.size() - OffsetBytes || (bytes.size() - ends) % OffsetBytes != 0)
        return damaged;
    std::vector<City> cities;
    qsizetype begin = 0;
    for (qsizetype at = ends; at < bytes.size(); at += OffsetBytes) {
        const qsizetype end = offset(at);
        const auto city = end <= ends && begin < end ? cityAt(bytes, begin, end) : std::nullopt;
        if (!city)
            return damaged;
        cities.push_back(*city);
        begin = aligned(end, 8);
    }
    return cities;
}

} // namespace wardlight::basemap
