#include "resources/basemap/place_names.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

namespace wardlight::basemap {

namespace {

constexpr quint32 MoMagic = 0x950412de;

/// What Natural Earth writes unlike ISO 3166-2.
const QMap<QString, QString>& otherSpellings()
{
    static const QMap<QString, QString> Spellings{
        {QStringLiteral("Inner Mongol"), QStringLiteral("CN-NM")},
        {QStringLiteral("Xizang"), QStringLiteral("CN-XZ")},
        {QStringLiteral("Shaanxi"), QStringLiteral("CN-SN")},
        {QStringLiteral("Ningxia"), QStringLiteral("CN-NX")}};
    return Spellings;
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return file.readAll();
}

Result<QMap<QString, QString>> readMo(const QString& folder, const QString& domain)
{
    return readFile(folder + QStringLiteral("/locale/zh_CN/LC_MESSAGES/%1.mo").arg(domain))
        .and_then(parseMo);
}

Result<QJsonArray> readCodes(const QString& folder, const QString& standard)
{
    const auto bytes =
        readFile(folder + QStringLiteral("/iso-codes/json/iso_%1.json").arg(standard));
    if (!bytes)
        return propagate(bytes);
    return QJsonDocument::fromJson(*bytes).object().value(standard).toArray();
}

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

} // namespace

Result<QMap<QString, QString>> parseMo(const QByteArray& bytes)
{
    const auto integer = [&bytes](quint64 at) {
        return at + 4 <= quint64(bytes.size()) ? qFromLittleEndian<quint32>(bytes.constData() + at)
                                               : 0U;
    };
    const auto string = [&](quint64 tableAt) -> std::optional<QString> {
        const quint64 length = integer(tableAt), offset = integer(tableAt + 4);
        if (offset + length > quint64(bytes.size()))
            return std::nullopt;
        return QString::fromUtf8(bytes.constData() + offset, qsizetype(length));
    };
    const quint64 count = integer(8), originals = integer(12), translations = integer(16);
    QMap<QString, QString> texts;
    bool isGood = integer(0) == MoMagic && originals + count * 8 <= quint64(bytes.size());
    for (quint64 i = 0; i < count && isGood; ++i) {
        const auto original = string(originals + i * 8);
        const auto translation = string(translations + i * 8);
        isGood = original && translation;
        if (isGood)
            texts.insert(*original, *translation);
    }
    if (!isGood)
        return fail(ErrorCode::Invalid, QStringLiteral("This is no .mo file."));
    return texts;
}

QString shortProvinceName(const QString& chineseName)
{
    static const QRegularExpression Rank(
        QStringLiteral("(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$"));
    return QString(chineseName).remove(Rank);
}

QString shortCityName(const QString& chineseName)
{
    const auto isHan = [](QChar c) { return c.script() == QChar::Script_Han; };
    if (std::none_of(chineseName.cbegin(), chineseName.cend(), isHan))
        return {}; // an old romanisation; the English name is better known
    const bool isRanked = chineseName.size() > 2 && chineseName.endsWith(u'市');
    return isRanked ? chineseName.chopped(1) : chineseName;
}

namespace {

/// Names of cities by GeoNames' ids. The general Chinese ones are many, those of the mainland few
/// and partly wrong: they fill gaps.
QMap<QString, QString> readCityNames(const QString& folder)
{
    QMap<QString, QString> names;
    for (const char* language : {"zh_CN", "zh"}) {
        const auto texts =
            readFile(
                folder +
                QStringLiteral("/locale/%1/LC_MESSAGES/geonames.mo").arg(QLatin1String(language)))
                .and_then(parseMo);
        if (!texts)
            continue;
        for (auto text = texts->cbegin(); text != texts->cend(); ++text)
            if (const QString name = shortCityName(text.value()); !name.isEmpty())
                names.insert(text.key(), name);
    }
    return names;
}

} // namespace

Result<PlaceNames> PlaceNames::read(const QString& folder)
{
    const auto countryTexts = readMo(folder, QStringLiteral("iso_3166-1"));
    const auto provinceTexts = readMo(folder, QStringLiteral("iso_3166-2"));
    const auto countries = readCodes(folder, QStringLiteral("3166-1"));
    const auto provinces = readCodes(folder, QStringLiteral("3166-2"));
    if (!countryTexts || !provinceTexts)
        return propagate(countryTexts ? provinceTexts : countryTexts);
    if (!countries || !provinces)
        return propagate(countries ? provinces : countries);
    PlaceNames names;
    names.m_cities = readCityNames(folder);
    for (const auto& value : *countries) {
        const QJsonObject country = value.toObject();
        const QString common = text(country, "common_name");
        const QString name = common.isEmpty() ? text(country, "name") : common;
        names.m_countries.insert(text(country, "alpha_2"), countryTexts->value(name));
    }
    for (const auto& value : *provinces) {
        const QJsonObject province = value.toObject();
        const QString code = text(province, "code"), name = text(province, "name");
        if (!code.startsWith(QLatin1String("CN-")))
            continue;
        names.m_provinces.insert(code, shortProvinceName(provinceTexts->value(name)));
        names.m_codesByLocalName.insert(name, code);
    }
    return names;
}

PlaceNames::Province PlaceNames::province(const QString& localName, const QString& name) const
{
    if (name == QLatin1String("Paracel Islands"))
        return {QStringLiteral("CN-HI"), QStringLiteral("西沙群岛")};
    const QString other = otherSpellings().value(name);
    return provinceByCode(other.isEmpty() ? m_codesByLocalName.value(localName) : other);
}

PlaceNames::Province PlaceNames::provinceByCode(const QString& code) const
{
    return {code, m_provinces.value(code)};
}

} // namespace wardlight::basemap
