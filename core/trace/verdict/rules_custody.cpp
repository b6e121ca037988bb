#include "core/trace/map/province.h"
#include "core/trace/verdict/rules.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace wardlight::trace::rules {

namespace {

using M = EventMeaning;

/// The context of this file's translations.
struct CustodyRuleTexts
{
    Q_DECLARE_TR_FUNCTIONS(CustodyRuleTexts)
};

Missing noPacking()
{
    return {CustodyRuleTexts::tr("It is not on record what it was packed into.")};
}

bool isInside(const Packing& packing, const QDateTime& at)
{
    return packing.packedAt < at && (!packing.unpackedAt.isValid() || at < packing.unpackedAt);
}

/// Where a parent last was at a time: its newest event with a site or a place.
const Event* parentAt(const Packing& packing, const QDateTime& at)
{
    const Event* newest = nullptr;
    for (const Event& event : packing.parentEvents) {
        if (event.time <= at && (event.place || !siteOf(event).isEmpty()))
            newest = &event;
    }
    return newest;
}

bool overlap(const Packing& a, const Packing& b)
{
    return (!b.unpackedAt.isValid() || a.packedAt < b.unpackedAt) &&
           (!a.unpackedAt.isValid() || b.packedAt < a.unpackedAt);
}

bool isLicensed(const Site& site, const QDateTime& at)
{
    return !site.licence.isEmpty() && (!site.licensedFrom.isValid() || site.licensedFrom <= at) &&
           (!site.licensedTo.isValid() || at < site.licensedTo);
}

bool maySellIn(const Product& product, const QString& region)
{
    return std::any_of(product.salesRegions.cbegin(), product.salesRegions.cend(),
                       [&region](const QString& allowed) {
                           return bareProvinceName(allowed) == bareProvinceName(region);
                       });
}

/// The readings of one sensor, in time order.
using Series = QMap<QString, std::vector<const Reading*>>;

Series bySensor(const CaseFile& file)
{
    Series series;
    for (const Reading& reading : file.readings)
        series[reading.subject + QChar(0x1f) + reading.sensor].push_back(&reading);
    for (auto& readings : series)
        std::stable_sort(readings.begin(), readings.end(),
                         [](const Reading* a, const Reading* b) { return a->time < b->time; });
    return series;
}

struct Excursion
{
    double minutes = 0;
    std::vector<const Reading*> outside; ///< the first, the last and the farthest of them
};

/// A reading holds until the next one; the last one for nothing.
Excursion excursionOf(const std::vector<const Reading*>& readings, const Product& product)
{
    Excursion excursion;
    const auto isOutside = [&product](const Reading* reading) {
        return (product.lowestCelsius && reading->celsius < *product.lowestCelsius) ||
               (product.highestCelsius && reading->celsius > *product.highestCelsius);
    };
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (!isOutside(readings[i]))
            continue;
        excursion.outside.push_back(readings[i]);
        if (i + 1 < readings.size())
            excursion.minutes += daysBetween(readings[i]->time, readings[i + 1]->time) * 1440;
    }
    return excursion;
}

std::vector<QJsonObject> firstAndLast(const std::vector<const Reading*>& readings)
{
    std::vector<QJsonObject> rows{row(*readings.front())};
    if (readings.size() > 1)
        rows.push_back(row(*readings.back()));
    return rows;
}

} // namespace

Outcome childElsewhere(const CaseFile& file, const Thresholds& t)
{
    if (file.packing.empty())
        return noPacking();
    for (const Packing& packing : file.packing) {
        for (const Event& event : file.events) {
            if (!isInside(packing, event.time) || means(event, {M::Packed, M::Unpacked}))
                continue;
            const Event* parent = parentAt(packing, event.time);
            if (!parent || areAtOneSite(*parent, event, t).value_or(true))
                continue;
            return Fired{Level::Suspect,
                         CustodyRuleTexts::tr("It was seen on %1 elsewhere than the sealed pack %2 "
                                              "that it is in.")
                             .arg(shortTime(event.time), packing.parent),
                         {row(event), row(packing), row(*parent)},
                         {{QStringLiteral("metres"), t.sameSiteMetres}}};
        }
    }
    return Quiet();
}

Outcome twoParents(const CaseFile& file, const Thresholds&)
{
    if (file.packing.empty())
        return noPacking();
    for (std::size_t i = 0; i < file.packing.size(); ++i) {
        for (std::size_t j = i + 1; j < file.packing.size(); ++j) {
            const Packing& a = file.packing[i];
            const Packing& b = file.packing[j];
            if (a.parent != b.parent && overlap(a, b))
                return Fired{Level::Suspect,
                             CustodyRuleTexts::tr("It is inside two packs at once: %1 and %2.")
                                 .arg(a.parent, b.parent),
                             {row(a), row(b)}};
        }
    }
    return Quiet();
}

Outcome siteNotAllowed(const CaseFile& file, const Thresholds&)
{
    bool isAnyKnown = false;
    for (const Event& event : file.events) {
        const auto site = file.sites.constFind(siteOf(event));
        if (siteOf(event).isEmpty() || site == file.sites.cend())
            continue;
        isAnyKnown = true;
        if (!isLicensed(*site, event.time))
            return Fired{Level::Suspect,
                         CustodyRuleTexts::tr("The site %1 had no licence on %2.")
                             .arg(site->name, shortTime(event.time)),
                         {row(event), row(*site)}};
        const bool isSelling = means(event, {M::OnShelf, M::Sold, M::Dispensed});
        const bool isLimited = file.product && !file.product->salesRegions.isEmpty();
        if (isSelling && isLimited && !site->region.isEmpty() &&
            !maySellIn(*file.product, site->region))
            return Fired{Level::Suspect,
                         CustodyRuleTexts::tr("It was on sale in %1, where it may not be sold: "
                                              "diversion.")
                             .arg(site->region),
                         {row(event), row(*site)},
                         {{QStringLiteral("regions"),
                           file.product->salesRegions.join(QStringLiteral("; "))}}};
    }
    if (!isAnyKnown)
        return Missing{CustodyRuleTexts::tr("Its sites are not on record.")};
    return Quiet();
}

Outcome tooWarmOrCold(const CaseFile& file, const Thresholds&)
{
    if (file.readings.empty())
        return Missing{CustodyRuleTexts::tr("No temperatures are on record.")};
    if (!file.product || (!file.product->lowestCelsius && !file.product->highestCelsius))
        return Missing{CustodyRuleTexts::tr("It is not on record how warm it may be kept.")};
    const double budget = file.product->excursionMinutes.value_or(0);
    const Series series = bySensor(file);
    for (const auto& readings : series) {
        const Excursion excursion = excursionOf(readings, *file.product);
        if (excursion.outside.empty() || excursion.minutes <= budget)
            continue;
        return Fired{Level::Stop,
                     CustodyRuleTexts::tr("Quality: it was outside its temperatures for %1 "
                                          "minutes; %2 are allowed.")
                         .arg(int(excursion.minutes))
                         .arg(budget),
                     firstAndLast(excursion.outside),
                     {{QStringLiteral("minutes"), budget}}};
    }
    return Quiet();
}

Outcome sensorGap(const CaseFile& file, const Thresholds& t)
{
    if (file.readings.size() < 2)
        return Missing{CustodyRuleTexts::tr("Fewer than two temperatures are on record.")};
    const double allowed = file.product && file.product->readingGapMinutes
                               ? *file.product->readingGapMinutes
                               : t.readingGapMinutes;
    const Series series = bySensor(file);
    for (const auto& readings : series) {
        for (std::size_t i = 1; i < readings.size(); ++i) {
            const double minutes = daysBetween(readings[i - 1]->time, readings[i]->time) * 1440;
            if (minutes <= allowed)
                continue;
            return Fired{Level::Unknown,
                         CustodyRuleTexts::tr("Quality: no temperature is on record for %1 "
                                              "minutes; %2 are allowed.")
                             .arg(int(minutes))
                             .arg(allowed),
                         {row(*readings[i - 1]), row(*readings[i])},
                         {{QStringLiteral("minutes"), allowed}}};
        }
    }
    return Quiet();
}

} // namespace wardlight::trace::rules
