#include "tests/bench/benches.h"
#include "tests/bench/imaging_decoding.h"
#include "tests/bench/imaging_series.h"

namespace wardlight::bench {

Result<Figures> imagingSpeed()
{
    constexpr int Head = 140, Long = 500;
    Figures all;
    for (const int slices : {Head, Long}) {
        const auto figures = openSeries(slices);
        if (!figures)
            return propagate(figures);
        all.insert(all.end(), figures->begin(), figures->end());
    }
    const auto decoding = decodePictures();
    if (!decoding)
        return propagate(decoding);
    all.insert(all.end(), decoding->begin(), decoding->end());
    return all;
}

} // namespace wardlight::bench
