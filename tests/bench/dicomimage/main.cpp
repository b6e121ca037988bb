// How long DCMTK's DicomImage takes to map one frame to 8-bit grey, for `wardlight-bench imaging`:
// prints the median of so many windows, ms.

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmimgle/dcmimage.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

int main(int argc, char** argv)
{
    constexpr int Bits = 8;
    const int windows = argc == 3 ? std::atoi(argv[2]) : 0;
    if (windows < 1) {
        std::fprintf(stderr, "usage: wardlight-bench-dicomimage FILE WINDOWS\n");
        return 2;
    }
    DicomImage image(argv[1]);
    if (image.getStatus() != EIS_Normal) {
        std::fprintf(stderr, "%s\n", DicomImage::getString(image.getStatus()));
        return 1;
    }
    std::vector<unsigned char> grey(image.getOutputDataSize(Bits));
    std::vector<double> samples;
    for (int window = 0; window < windows; ++window) {
        const auto start = std::chrono::steady_clock::now();
        image.setWindow(1000.0 + window, 500);
        if (!image.getOutputData(grey.data(), static_cast<unsigned long>(grey.size()), Bits))
            return 1;
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        samples.push_back(took.count());
    }
    std::nth_element(samples.begin(), samples.begin() + windows / 2, samples.end());
    std::printf("%.4f\n", samples[std::size_t(windows / 2)]);
    return 0;
}
