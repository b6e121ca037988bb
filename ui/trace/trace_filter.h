#pragma once

#include "core/trace/map/basemap.h"
#include "core/trace/trace_store.h"
#include "core/trace/verdict/evidence_store.h"

#include <QString>

#include <optional>
#include <vector>

namespace wardlight::ui {

/// A condition of a search without a field of its own; it is shown as a chip.
struct TraceFilter
{
    enum class Kind
    {
        Batch,
        Approval,
        Status,
        Link,
        ExpiresFrom,
        ExpiresTo,
        Province, ///< needs a basemap
        Area,     ///< "31.6,103.8 31.7,103.8 31.7,103.9": the corners of a polygon
        Field,    ///< NAME=VALUE of the further fields
        Near,     ///< "31.65:103.84 5000": a place and metres
        OnSale    ///< no value
    };
    static constexpr int KindCount = int(Kind::OnSale) + 1;

    Kind kind = Kind::Batch;
    QString value;

    friend bool operator==(const TraceFilter&, const TraceFilter&) = default;
};

/// What the page asks for: packs near a place by distance where a name and a place are given, else
/// every item that meets the conditions, by code.
struct TraceQuestion
{
    trace::ItemQuery query;
    std::optional<trace::NearbyQuery> nearby;
};

/// "Batch", translated.
[[nodiscard]] QString filterTitle(TraceFilter::Kind kind);
/// What to write: "2019-01-31".
[[nodiscard]] QString filterExample(TraceFilter::Kind kind);
/// "Batch: 20190107"
[[nodiscard]] QString filterText(const TraceFilter& filter);

/// Adds a condition to a question.
/// @param basemap  for provinces; may be null
/// @return Error::Invalid with what to mend
[[nodiscard]] Result<> applyFilter(TraceQuestion& question, const TraceFilter& filter,
                                   const trace::Basemap* basemap);

/// A filter for what is within 5 km of a place.
[[nodiscard]] TraceFilter nearFilter(const trace::Coordinates& place);

} // namespace wardlight::ui
