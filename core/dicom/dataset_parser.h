#pragma once

#include "core/dicom/dataset.h"
#include "core/dicom/dictionary.h"
#include "core/dicom/refused.h"

#include <QStringList>

namespace wardlight::dicom {

struct Encoding
{
    bool isExplicit = true; ///< value representations are written
    ByteOrder order = ByteOrder::Little;

    friend bool operator==(const Encoding&, const Encoding&) = default;
};

/// Walks the whole structure of a file's dataset once, without copying values.
///
/// Every length is checked against the file and the enclosing item before anything relies on it;
/// sequences may nest 64 deep, and a file may hold a million elements. A value of unknown kind that
/// begins like a sequence is walked too, so that nothing deeper is hidden in it.
class DatasetParser
{
public:
    static constexpr int MaxDepth = 64;
    static constexpr std::size_t MaxElements = 1'000'000;

    /// @param bytes  the file; the dataset's views point into it
    DatasetParser(Bytes bytes, const Dictionary& dictionary)
        : m_bytes(bytes), m_dictionary(&dictionary)
    {}

    /// Reads elements of group 0002 from @p begin; afterwards position() is where the dataset is.
    [[nodiscard]] Checked<Dataset> parseMeta(std::size_t begin);
    /// Reads from @p begin to the end of the file.
    [[nodiscard]] Checked<Dataset> parse(std::size_t begin, Encoding encoding);

    [[nodiscard]] std::size_t position() const { return m_at; }
    /// Oddities that did not prevent reading, as in DicomHeader::notes.
    [[nodiscard]] const QStringList& notes() const { return m_notes; }

private:
    static constexpr std::uint32_t Undefined = 0xffffffff;

    /// Where a list of elements or items ends: at @ref end, or before it by a delimiter.
    struct Extent
    {
        std::size_t end = 0;
        bool isDelimited = false;
    };
    struct Head
    {
        Tag tag;
        Vr vr = Vr::UN;
        std::uint32_t length = 0;
    };

    [[nodiscard]] Checked<> parseElements(Dataset& into, Extent extent, Encoding encoding,
                                          int depth);
    [[nodiscard]] Checked<> parseElement(Dataset& into, const Head& head, Extent extent,
                                         Encoding encoding, int depth);
    [[nodiscard]] Checked<> parseUndefined(Element& element, std::size_t end, Encoding encoding,
                                           int depth);
    [[nodiscard]] Checked<> parseDefined(Element& element, std::size_t valueEnd, Encoding encoding,
                                         int depth);
    [[nodiscard]] Checked<> parseItems(Element& element, Extent extent, Encoding encoding,
                                       int depth);
    [[nodiscard]] Checked<> parseFragments(Element& element, std::size_t end, ByteOrder order);
    [[nodiscard]] Checked<> tryItems(Element& element, std::size_t valueEnd, Encoding encoding,
                                     int depth);

    [[nodiscard]] Checked<Head> readHead(const Dataset& dataset, std::size_t end,
                                         Encoding encoding);
    [[nodiscard]] Vr impliedVr(Tag tag, const Dataset& dataset) const;
    [[nodiscard]] Tag readTag(ByteOrder order);
    [[nodiscard]] std::uint32_t readLength(ByteOrder order);
    [[nodiscard]] bool has(std::size_t bytes, std::size_t end) const;
    [[nodiscard]] Checked<std::size_t> endOf(std::uint32_t length, std::size_t end) const;
    [[nodiscard]] bool isItemAt(std::size_t at, std::size_t end, ByteOrder order) const;
    [[nodiscard]] bool isOnlyZeroFrom(std::size_t at) const;
    void note(const char* key);

    Bytes m_bytes;
    const Dictionary* m_dictionary;
    std::size_t m_at = 0;
    std::size_t m_elements = 0;
    bool m_isSigned = false; ///< PixelRepresentation of the outermost dataset
    QStringList m_notes;
};

} // namespace wardlight::dicom
