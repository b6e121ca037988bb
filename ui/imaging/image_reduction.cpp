#include "ui/imaging/image_reduction.h"

#include <algorithm>
#include <vector>

namespace wardlight::ui {
namespace {

using Sums = std::vector<quint32>; ///< one a byte of a line, over the lines of a square

void addLine(const uchar* line, Sums& sums)
{
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += line[i];
}

template <int Channels>
void writeAverages(const Sums& sums, int factor, int lines, QImage& out, int row)
{
    const int width = static_cast<int>(sums.size()) / Channels;
    uchar* pixel = out.scanLine(row);
    for (int from = 0; from < width; from += factor, pixel += Channels) {
        const int to = std::min(from + factor, width);
        const auto pixels = static_cast<quint32>((to - from) * lines);
        for (int channel = 0; channel < Channels; ++channel) {
            quint32 sum = pixels / 2; // rounds to the nearest
            for (int i = from; i < to; ++i)
                sum += sums[static_cast<std::size_t>(i * Channels + channel)];
            pixel[channel] = static_cast<uchar>(sum / pixels);
        }
    }
}

} // namespace

QImage reduced(const QImage& image, int factor)
{
    if (factor <= 1 || image.isNull())
        return image;
    const int channels = image.depth() / 8;
    const int width = image.width();
    const int height = image.height();
    QImage small((width + factor - 1) / factor, (height + factor - 1) / factor, image.format());
    Sums sums(static_cast<std::size_t>(width) * static_cast<std::size_t>(channels));
    for (int row = 0; row < small.height(); ++row) {
        std::fill(sums.begin(), sums.end(), 0U);
        const int first = row * factor;
        const int lines = std::min(factor, height - first);
        for (int line = first; line < first + lines; ++line)
            addLine(image.constScanLine(line), sums);
        if (channels == 1)
            writeAverages<1>(sums, factor, lines, small, row);
        else
            writeAverages<4>(sums, factor, lines, small, row);
    }
    return small;
}

} // namespace wardlight::ui
