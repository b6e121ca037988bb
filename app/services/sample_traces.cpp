#include "app/services/sample_traces.h"

#include "core/ingest/csv/trace_import.h"
#include "core/trace/trace_rules.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <random>

namespace wardlight::services {

namespace {

constexpr int PackCount = 360;
constexpr int PacksPerBatch = 12;
constexpr int RecalledBatch = 7;
constexpr double LorryMetresPerHour = 55'000;

struct City
{
    double latitude;
    double longitude;
};

struct Maker
{
    const char* name; ///< invented
    City city;
};

constexpr std::array Makers = {Maker{"杭州澄湖制药有限公司", {30.2741, 120.1551}},
                               Maker{"石家庄北岭药业有限公司", {38.0428, 114.5149}},
                               Maker{"成都锦川生物制药有限公司", {30.5728, 104.0668}},
                               Maker{"广州南岸药业有限公司", {23.1291, 113.2644}},
                               Maker{"东阿古井中药有限公司", {36.3349, 116.2478}},
                               Maker{"武汉江汉疫苗有限公司", {30.5928, 114.3055}}};

struct Drug
{
    const char* category;
    const char* name;
    const char* registration; ///< 注册分类
    std::size_t maker;
    int shelfLifeMonths;
};

constexpr std::array Drugs = {Drug{"化药", "阿莫西林胶囊", "化药6", 1, 36},
                              Drug{"化药", "二甲双胍片", "化药6", 0, 24},
                              Drug{"化药", "氨氯地平片", "化药6", 0, 36},
                              Drug{"化药", "布洛芬缓释胶囊", "化药6", 1, 24},
                              Drug{"化药", "头孢克肟分散片", "化药4", 3, 24},
                              Drug{"化药", "瑞舒伐他汀钙片", "化药4", 0, 36},
                              Drug{"中药", "复方阿胶浆", "中药", 4, 36},
                              Drug{"中药", "六味地黄丸", "中药", 4, 48},
                              Drug{"中药", "板蓝根颗粒", "中药", 3, 36},
                              Drug{"生物制品", "门冬胰岛素注射液", "治疗用生物制品", 2, 30},
                              Drug{"生物制品", "重组乙型肝炎疫苗", "预防用生物制品", 5, 36},
                              Drug{"生物制品", "人血白蛋白", "治疗用生物制品", 2, 36}};

/// Where packs are sorted for a part of the country, and the towns it serves.
struct Region
{
    City centre;
    std::array<City, 5> towns;
};

constexpr std::array Regions = {Region{{34.3416, 108.9398}, // Xi'an
                                       {{{36.0611, 103.8343},
                                         {38.4872, 106.2309},
                                         {36.6171, 101.7782},
                                         {43.8256, 87.6168},
                                         {34.3609, 107.2373}}}},
                                Region{{39.0842, 117.2009}, // Tianjin
                                       {{{39.9042, 116.4074},
                                         {40.8414, 111.7519},
                                         {37.8706, 112.5489},
                                         {36.6512, 117.1201},
                                         {38.8739, 115.4646}}}},
                                Region{{41.8057, 123.4315}, // Shenyang
                                       {{{45.8038, 126.5350},
                                         {43.8171, 125.3235},
                                         {38.9140, 121.6147},
                                         {46.9653, 130.3736},
                                         {43.1712, 124.3504}}}},
                                Region{{32.0603, 118.7969}, // Nanjing
                                       {{{31.2304, 121.4737},
                                         {31.8206, 117.2272},
                                         {29.8683, 121.5440},
                                         {34.2610, 117.1859},
                                         {26.0745, 119.2965}}}},
                                Region{{28.2282, 112.9388}, // Changsha
                                       {{{28.6820, 115.8579},
                                         {25.2742, 110.2902},
                                         {34.7466, 113.6253},
                                         {26.8932, 112.5720},
                                         {22.8170, 108.3669}}}},
                                Region{{29.5630, 106.5516}, // Chongqing
                                       {{{30.6599, 104.0633},
                                         {26.6470, 106.6302},
                                         {25.0389, 102.7183},
                                         {29.6520, 91.1721},
                                         {31.6534, 103.8428}}}},
                                Region{{23.0215, 113.1214}, // Foshan
                                       {{{22.5431, 114.0579},
                                         {20.0440, 110.1999},
                                         {24.4798, 118.0894},
                                         {21.2707, 110.3594},
                                         {23.3541, 116.6820}}}}};

/// The generator is the standard's, and so the same everywhere; its distributions are not.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_generator(seed) {}

    /// 0 to @p count − 1.
    std::size_t below(std::size_t count) { return m_generator() % count; }
    /// −1 to 1.
    double around() { return double(m_generator() % 20'001) / 10'000 - 1; }

private:
    std::mt19937 m_generator;
};

QString digits(Dice& dice, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QChar(u'0' + char16_t(dice.below(10)));
    return text;
}

/// One pack on its way; writes its lines.
class Pack
{
public:
    Pack(const Drug& drug, QString code, const QDateTime& produced)
        : m_drug(drug), m_code(std::move(code)), m_now(produced), m_produced(produced),
          m_at(Makers[drug.maker].city)
    {}

    void writeItem(QByteArray& out, const QString& batch) const
    {
        const QStringList fields{QString::fromUtf8(m_drug.category),
                                 QString::fromUtf8(m_drug.name),
                                 m_code,
                                 QStringLiteral("CY%1").arg(batch),
                                 m_produced.toString(Qt::ISODate),
                                 m_produced.addMonths(m_drug.shelfLifeMonths).toString(Qt::ISODate),
                                 QString::fromUtf8(m_drug.registration),
                                 QStringLiteral("国产"),
                                 QString::fromUtf8(Makers[m_drug.maker].name),
                                 QStringLiteral("批次%1").arg(batch)};
        out += fields.join(u',').toUtf8() + '\n';
    }

    void record(QByteArray& out, const char* link, const char* status = "正常") const
    {
        const QStringList fields{
            QString::fromUtf8(m_drug.category),
            QString::fromUtf8(m_drug.name),
            m_code,
            m_now.toString(Qt::ISODate),
            QStringLiteral("%1:%2").arg(m_at.latitude, 0, 'f', 6).arg(m_at.longitude, 0, 'f', 6),
            QString::fromUtf8(link),
            QString::fromUtf8(status)};
        out += fields.join(u',').toUtf8() + '\n';
    }

    void rest(double hours) { m_now = m_now.addSecs(qint64(hours * 3600)); }

    void driveTo(const City& place)
    {
        const double metres = trace::distanceMetres({m_at.latitude, m_at.longitude},
                                                    {place.latitude, place.longitude});
        rest(metres / LorryMetresPerHour);
        m_at = place;
    }

    [[nodiscard]] const City& place() const { return m_at; }

private:
    const Drug& m_drug;
    QString m_code;
    QDateTime m_now;
    QDateTime m_produced;
    City m_at;
};

/// Half-way, a little off the straight line, as roads are.
City roadside(const City& from, const City& to, Dice& dice)
{
    return {(from.latitude + to.latitude) / 2 + dice.around() * 0.6,
            (from.longitude + to.longitude) / 2 + dice.around() * 0.6};
}

/// A house in a town: within some kilometres of its centre.
City houseIn(const City& town, Dice& dice)
{
    return {town.latitude + dice.around() * 0.05, town.longitude + dice.around() * 0.05};
}

void writeJourney(Pack& pack, int number, Dice& dice, QByteArray& out)
{
    const Region& region = Regions[dice.below(Regions.size())];
    const City house = houseIn(region.towns[dice.below(region.towns.size())], dice);
    const City halfWay = roadside(pack.place(), region.centre, dice);
    const bool isDamaged = number % 61 == 17;
    const bool isUnderWay = number % 9 == 4;
    pack.record(out, "生产");
    pack.rest(20 + double(dice.below(10)));
    pack.record(out, "质检");
    pack.rest(30 + double(dice.below(60)));
    pack.record(out, "出库");
    pack.driveTo(halfWay);
    pack.record(out, "运输");
    pack.driveTo(region.centre);
    pack.record(out, "入库");
    if (isUnderWay)
        return;
    pack.rest(24 + double(dice.below(120)));
    pack.record(out, "配送");
    pack.driveTo(house);
    if (isDamaged) {
        pack.record(out, "签收", "损毁");
        return;
    }
    pack.record(out, "签收");
    pack.rest(6);
    pack.record(out, "售卖");
    if (number / PacksPerBatch == RecalledBatch) {
        pack.rest(24 * 12);
        pack.record(out, "售卖", "召回");
    } else if (number % 3 != 0) {
        pack.rest(24 + double(dice.below(480)));
        pack.record(out, "已售");
    }
}

Result<QString> writeFile(const QTemporaryDir& folder, const char* name, const QByteArray& bytes)
{
    QFile file(folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return fail(ErrorCode::NoSpace, file.errorString());
    return file.fileName();
}

Result<ingest::ImportReport> importBytes(const Services& services, const QTemporaryDir& folder,
                                         const QByteArray& bytes,
                                         ingest::csv::TraceColumns::Kind kind, Job& job)
{
    const bool isItems = kind == ingest::csv::TraceColumns::Kind::Items;
    const auto file = writeFile(folder, isItems ? "sample-drugs.csv" : "sample-events.csv", bytes);
    if (!file)
        return propagate(file);
    auto report = ingest::csv::importTraceFiles(*services.trace, {*file},
                                                {kind, ingest::csv::Encoding::Utf8}, job);
    if (report.stopped)
        return tl::unexpected(*report.stopped);
    return report;
}

} // namespace

SampleTraces sampleTraces(quint32 seed)
{
    Dice dice(seed);
    SampleTraces traces;
    for (int number = 0; number < PackCount; ++number) {
        const int batch = number / PacksPerBatch;
        const Drug& drug = Drugs[std::size_t(batch) % Drugs.size()];
        const QString product =
            QStringLiteral("8%1").arg(100'000 + batch % int(Drugs.size()) * 317);
        // Packs of one batch leave the line together; in UTC, a morning in China.
        const QDateTime produced = QDateTime({2026, 1, 5}, {1, 30}, Qt::UTC)
                                       .addDays(qint64(batch) * 4)
                                       .addSecs(qint64(number) * 40);
        const QString serial = QStringLiteral("%1").arg(620'000'000 + number * 7);
        Pack pack(drug, product + serial + digits(dice, 4), produced);
        pack.writeItem(traces.items,
                       QStringLiteral("26%1").arg(batch + 1, 4, 10, QLatin1Char('0')));
        writeJourney(pack, number, dice, traces.events);
    }
    return traces;
}

Result<SampleTraceReport> createSampleTraces(const Services& services, quint32 seed, Job& job)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(ErrorCode::NoSpace, folder.errorString());
    const SampleTraces traces = sampleTraces(seed);
    using Kind = ingest::csv::TraceColumns::Kind;
    auto items = importBytes(services, folder, traces.items, Kind::Items, job);
    if (!items)
        return propagate(items);
    auto events = importBytes(services, folder, traces.events, Kind::Events, job);
    if (!events)
        return propagate(events);
    return SampleTraceReport{std::move(*items), std::move(*events)};
}

} // namespace wardlight::services
