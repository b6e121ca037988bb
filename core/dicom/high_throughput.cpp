#include "core/dicom/high_throughput.h"

#include <array>
#include <cstdio>
#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_message.h>
#include <openjph/ojph_params.h>
#include <stdexcept>

namespace wardlight::dicom {

namespace {

/// Its messages may hold patients' data and go nowhere; it insists on a place to write them to.
void quieten()
{
    static char sink[256];
    static std::FILE* const nowhere = ::fmemopen(sink, sizeof sink, "w");
    if (!nowhere)
        return;
    ojph::set_info_stream(nowhere);
    ojph::set_warning_stream(nowhere);
    ojph::set_error_stream(nowhere);
}

std::size_t rowsOf(const CodestreamHead& head, const ComponentWriter& writer)
{
    std::size_t rows = 0;
    for (int c = 0; c < head.components; ++c)
        rows += writer.height(c);
    return rows;
}

} // namespace

bool decodeHighThroughput(Bytes codestream, const CodestreamHead& head, ComponentWriter& writer)
{
    quieten();
    try {
        ojph::mem_infile file;
        file.open(reinterpret_cast<const ojph::ui8*>(codestream.data()), codestream.size());
        ojph::codestream decoder;
        decoder.read_headers(&file);
        // components one after the other, unless their colours are made of each other
        decoder.set_planar(!head.transformsColour);
        decoder.create();
        std::array<std::size_t, CodestreamHead::MostComponents> next = {};
        for (std::size_t left = rowsOf(head, writer); left > 0; --left) {
            ojph::ui32 component = 0;
            const ojph::line_buf* line = decoder.pull(component);
            if (!line || component >= ojph::ui32(head.components))
                return false;
            const int c = int(component);
            std::size_t& row = next[component];
            if (row >= writer.height(c) || line->size < writer.width(c))
                return false;
            writer.write(c, row++, {line->i32, writer.width(c)});
        }
        decoder.close();
        return true;
    } catch (const std::runtime_error&) { // how it tells of an error
        return false;
    }
}

} // namespace wardlight::dicom
