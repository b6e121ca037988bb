#include "tests/bench/trace_packs.h"

#include <QDateTime>
#include <QFile>

#include <functional>

namespace wardlight::bench {

namespace {

const QDateTime FirstDay({2025, 1, 1}, {0, 0}, Qt::UTC);
constexpr const char* Links[TracePacks::EventsPerPack] = {"生产", "质检", "出库", "运输", "入库",
                                                          "出库", "运输", "签收", "售卖", "已售"};

/// A number that looks random and belongs to a pack (splitmix64).
quint64 mixed(int pack, int salt)
{
    quint64 x = quint64(pack) * 0x9e3779b97f4a7c15ULL + quint64(salt) * 0xd1b54a32d192ed03ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

double fraction(int pack, int salt)
{
    return double(mixed(pack, salt) >> 11) / double(1ULL << 53);
}

/// Every third pack is still on its shelf.
int eventCount(int pack)
{
    return pack % 3 == 0 ? TracePacks::EventsPerPack - 1 : TracePacks::EventsPerPack;
}

Result<> writeLines(const QString& path, int count, const std::function<QByteArray(int)>& lines)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::NoSpace, file.errorString());
    for (int i = 0; i < count; ++i) {
        const QByteArray bytes = lines(i);
        if (file.write(bytes) != bytes.size())
            return fail(ErrorCode::NoSpace, file.errorString());
    }
    return {};
}

} // namespace

QString TracePacks::code(int pack) const
{
    return QStringLiteral("81%1%2%3")
        .arg(pack % DrugCount, 5, 10, QLatin1Char('0'))
        .arg(pack, 9, 10, QLatin1Char('0'))
        .arg(mixed(pack, 1) % 10'000, 4, 10, QLatin1Char('0'));
}

QString TracePacks::drug(int pack) const
{
    return QStringLiteral("药品%1号").arg(pack % DrugCount);
}

trace::Coordinates TracePacks::place(int pack) const
{
    return {22 + fraction(pack, 2) * 20, 100 + fraction(pack, 3) * 20};
}

QByteArray TracePacks::itemLine(int pack) const
{
    const QDateTime produced = FirstDay.addDays(pack % 300);
    return QStringLiteral("%1,%2,%3,JK%4,%5,%6,化药6,仿制,第%7制药有限公司,批次%8\n")
        .arg(pack % 2 ? QStringLiteral("化药") : QStringLiteral("中药"), drug(pack), code(pack))
        .arg(pack % DrugCount)
        .arg(produced.toString(Qt::ISODate), produced.addYears(3).toString(Qt::ISODate))
        .arg(pack % 200)
        .arg(pack / 1000)
        .toUtf8();
}

QByteArray TracePacks::eventLines(int pack) const
{
    QByteArray lines;
    const QString who = QStringLiteral("%1,%2,%3,")
                            .arg(pack % 2 ? QStringLiteral("化药") : QStringLiteral("中药"),
                                 drug(pack), code(pack));
    QDateTime time = FirstDay.addDays(pack % 300);
    const trace::Coordinates last = place(pack);
    for (int event = 0; event < eventCount(pack); ++event) {
        const double toGo = double(EventsPerPack - 1 - event) / 10;
        lines += who.toUtf8() + time.toString(Qt::ISODate).toUtf8() + ',' +
                 QByteArray::number(last.latitude + toGo, 'f', 6) + ':' +
                 QByteArray::number(last.longitude - toGo, 'f', 6) + ',' + Links[event] + ",正常\n";
        time = time.addSecs(3600 * 30 + qint64(mixed(pack, event + 10) % 3600));
    }
    return lines;
}

Result<> TracePacks::write(const QString& folder) const
{
    return writeLines(folder + QStringLiteral("/items.csv"), m_packs,
                      [this](int pack) { return itemLine(pack); })
        .and_then([&] {
            return writeLines(folder + QStringLiteral("/events.csv"), m_packs,
                              [this](int pack) { return eventLines(pack); });
        });
}

} // namespace wardlight::bench
