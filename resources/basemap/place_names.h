#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace wardlight::basemap {

/// The translations of a GNU gettext .mo file, by their English text.
/// @return Error::Invalid when it is none
[[nodiscard]] Result<QMap<QString, QString>> parseMo(const QByteArray& bytes);

/// A province's name as a map writes it: 四川省 → 四川, 广西壮族自治区 → 广西.
[[nodiscard]] QString shortProvinceName(const QString& chineseName);

/// A city's: 广州市 → 广州; empty for a name without a Chinese character.
[[nodiscard]] QString shortCityName(const QString& chineseName);

/// Chinese names of countries and of China's provinces, from Debian's iso-codes, and of cities,
/// from its libgeonames-common where that is there.
class PlaceNames
{
public:
    /// @param folder  the unpacked package's usr/share
    [[nodiscard]] static Result<PlaceNames> read(const QString& folder);

    /// By ISO 3166-1 alpha-2 code; empty when there is none.
    [[nodiscard]] QString country(const QString& code) const { return m_countries.value(code); }

    struct Province
    {
        QString code; ///< ISO 3166-2
        QString chineseName;
    };
    /// By any of the English names a map gives a province of China; empty when unknown.
    [[nodiscard]] Province province(const QString& localName, const QString& name) const;
    [[nodiscard]] Province provinceByCode(const QString& code) const;

    /// The Chinese name of a city as a map writes it: 广州市 → 广州; empty when unknown.
    /// @param id  of GeoNames
    [[nodiscard]] QString city(const QString& id) const { return m_cities.value(id); }

private:
    QMap<QString, QString> m_cities;           ///< GeoNames' id → Chinese
    QMap<QString, QString> m_countries;        ///< alpha-2 → Chinese
    QMap<QString, QString> m_provinces;        ///< ISO 3166-2 → Chinese
    QMap<QString, QString> m_codesByLocalName; ///< "Sichuan Sheng" → "CN-SC"
};

} // namespace wardlight::basemap
