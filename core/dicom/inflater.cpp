#include "core/dicom/inflater.h"

#include <algorithm>
#include <limits>
#include <zlib.h>

namespace wardlight::dicom {

namespace {

constexpr std::size_t AlwaysAllowed = std::size_t(64) << 20U;
constexpr std::size_t MaxRatio = 100;
constexpr std::size_t FirstRoom = std::size_t(1) << 20U;
constexpr int RawDeflate = -MAX_WBITS;

/// zlib's state, released whatever happens.
class Stream
{
public:
    Stream() : m_isOpen(::inflateInit2(&m_state, RawDeflate) == Z_OK) {}
    ~Stream()
    {
        if (m_isOpen)
            ::inflateEnd(&m_state);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    z_stream* operator->() { return &m_state; }
    [[nodiscard]] int advance() { return ::inflate(&m_state, Z_NO_FLUSH); }

private:
    z_stream m_state = {};
    bool m_isOpen;
};

} // namespace

Checked<std::vector<std::byte>> inflate(Bytes deflated, std::size_t maxBytes)
{
    Stream stream;
    if (!stream.isOpen() || deflated.size() > std::numeric_limits<uInt>::max())
        return refuse(Refusal::InflateBroken);
    const std::size_t limit =
        std::min(maxBytes, std::max(AlwaysAllowed, deflated.size() * MaxRatio));
    stream->next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(deflated.data()));
    stream->avail_in = static_cast<uInt>(deflated.size());

    std::vector<std::byte> inflated;
    int state = Z_OK;
    while (state == Z_OK) {
        const std::size_t filled = inflated.size();
        if (filled >= limit)
            return refuse(Refusal::InflatesTooFar, filled);
        inflated.resize(std::min(limit, std::max(FirstRoom, filled * 2)));
        stream->next_out = reinterpret_cast<Bytef*>(inflated.data() + filled);
        stream->avail_out = static_cast<uInt>(inflated.size() - filled);
        state = stream.advance();
        inflated.resize(inflated.size() - stream->avail_out);
    }
    if (state == Z_BUF_ERROR)
        return refuse(Refusal::Truncated, inflated.size());
    if (state != Z_STREAM_END)
        return refuse(Refusal::InflateBroken, inflated.size());
    return inflated;
}

} // namespace wardlight::dicom
