#include "core/imaging/wire.h"

#include <bit>
#include <cmath>

namespace wardlight::imaging {

namespace {

/// What a corner text or a table must not contain: it would break lines, or reorder other text.
bool isUnwanted(QChar character)
{
    const QChar::Category category = character.category();
    return category == QChar::Other_Control || character.unicode() == 0x2028 ||
           character.unicode() == 0x2029 ||
           (character.unicode() >= 0x202a && character.unicode() <= 0x202e) ||
           (character.unicode() >= 0x2066 && character.unicode() <= 0x2069);
}

} // namespace

void WireWriter::put(const QString& text)
{
    const QByteArray utf8 = text.left(MaxString).toUtf8();
    put(static_cast<std::uint16_t>(utf8.size()));
    m_bytes += utf8;
}

void WireWriter::put(double value)
{
    putBits(std::bit_cast<std::uint64_t>(value), sizeof value);
}

void WireWriter::putBits(std::uint64_t bits, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; ++i)
        m_bytes += static_cast<char>(bits >> (8 * i));
}

void WireReader::get(QString& text)
{
    std::uint16_t size = 0;
    get(size);
    if (!m_isValid || size > m_bytes.size()) {
        invalidate();
        return;
    }
    text = QString::fromUtf8(m_bytes.first(size));
    m_bytes = m_bytes.sliced(size);
    if (text.size() > WireWriter::MaxString)
        invalidate();
    text.removeIf(&isUnwanted);
}

void WireReader::get(bool& value)
{
    const std::uint64_t bits = getBits(1);
    if (bits > 1)
        invalidate();
    value = bits == 1;
}

void WireReader::get(double& value)
{
    const auto read = std::bit_cast<double>(getBits(sizeof value));
    if (std::isfinite(read))
        value = read;
    else
        invalidate();
}

std::uint64_t WireReader::getBits(std::size_t bytes)
{
    if (!m_isValid || std::size_t(m_bytes.size()) < bytes) {
        invalidate();
        return 0;
    }
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        bits |= std::uint64_t(static_cast<unsigned char>(m_bytes[qsizetype(i)])) << (8 * i);
    m_bytes = m_bytes.sliced(qsizetype(bytes));
    return bits;
}

} // namespace wardlight::imaging
