#include "core/dicom/dicom_object.h"

#include "core/dicom/inflater.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wardlight::dicom {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t PreambleBytes = 128;
constexpr std::string_view Mark = "DICM";
constexpr std::string_view DirectoryStorage = "1.2.840.10008.1.3.10";
constexpr std::size_t ShortestElement = 8;

struct Magic
{
    std::string_view bytes;
    const char* name;
};
constexpr std::array Programs = {Magic{"MZ"sv, "MZ"},
                                 Magic{"\x7f"
                                       "ELF"sv,
                                       "ELF"},
                                 Magic{"\xfe\xed\xfa\xce"sv, "Mach-O"},
                                 Magic{"\xfe\xed\xfa\xcf"sv, "Mach-O"},
                                 Magic{"\xce\xfa\xed\xfe"sv, "Mach-O"},
                                 Magic{"\xcf\xfa\xed\xfe"sv, "Mach-O"},
                                 Magic{"\xca\xfe\xba\xbe"sv, "Mach-O"},
                                 Magic{"#!"sv, "#!"}};

std::string_view text(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view trimmedUid(const Dataset& dataset, Tag tag)
{
    const Element* element = dataset.find(tag);
    std::string_view uid = element ? text(element->value) : std::string_view();
    uid = uid.substr(0, std::min(uid.find('\0'), uid.size()));
    uid = uid.substr(0, uid.find_last_not_of(' ') + 1);
    return uid.substr(std::min(uid.find_first_not_of(' '), uid.size()));
}

/// Where the meta header or, without one, the dataset begins.
struct Start
{
    std::size_t at = 0;
    bool hasMark = false;
    QStringList notes;
};

Checked<Start> readPreamble(Bytes file)
{
    const bool hasMark = file.size() >= PreambleBytes + Mark.size() &&
                         text(file.subspan(PreambleBytes, Mark.size())) == Mark;
    if (!hasMark)
        return Start{0, false, {QStringLiteral("no-preamble")}};
    Start start = {PreambleBytes + Mark.size(), true, {}};
    const Bytes preamble = file.first(PreambleBytes);
    for (const Magic& program : Programs) {
        if (text(preamble).starts_with(program.bytes))
            return refuse(Refusal::Executable, 0, QString::fromLatin1(program.name));
    }
    if (std::any_of(preamble.begin(), preamble.end(), [](std::byte b) { return b != std::byte{}; }))
        start.notes.append(QStringLiteral("preamble-not-empty"));
    return start;
}

bool hasVrAt(Bytes file, std::size_t at)
{
    return parseVr(std::to_integer<std::uint8_t>(file[at + 4]),
                   std::to_integer<std::uint8_t>(file[at + 5]))
        .has_value();
}

/// How the first element is written; empty when it is not one that datasets usually begin with.
std::optional<Encoding> recognisedEncoding(Bytes file, std::size_t at)
{
    if (file.size() < ShortestElement || at > file.size() - ShortestElement)
        return std::nullopt;
    const auto group = readNumber<std::uint16_t>(file, at, ByteOrder::Little);
    const bool isBig = group == 0x0800 || group == 0x0400;
    const bool isExplicit = hasVrAt(file, at);
    if ((!isBig && group != 0x0008 && group != 0x0004) || (isBig && !isExplicit))
        return std::nullopt;
    return Encoding{isExplicit, isBig ? ByteOrder::Big : ByteOrder::Little};
}

bool listsFiles(const Dataset& meta, const Dataset& dataset)
{
    return trimmedUid(meta, tags::MediaStorageSopClassUid) == DirectoryStorage ||
           dataset.find(tags::DirectoryRecordSequence);
}

/// Without the mark, only what names its kind or its study is taken for DICOM.
bool isPlainlyDicom(const Dataset& dataset)
{
    return dataset.findFilled(tags::SopClassUid) || dataset.findFilled(tags::Modality) ||
           dataset.findFilled(tags::StudyInstanceUid);
}

/// The transfer syntax that the file names or, if it names none, the one it is plainly written in.
Checked<TransferSyntax> chooseSyntax(Bytes file, const Start& start, const Dataset& meta,
                                     std::size_t begin)
{
    const std::string_view uid = trimmedUid(meta, tags::TransferSyntaxUid);
    if (!uid.empty())
        return transferSyntax(QString::fromLatin1(uid.data(), qsizetype(uid.size())));
    auto encoding = recognisedEncoding(file, begin);
    if (!encoding && !start.hasMark)
        return refuse(Refusal::NotDicom);
    if (file.size() - begin < ShortestElement)
        return refuse(Refusal::Truncated, begin);
    if (!encoding)
        encoding = Encoding{hasVrAt(file, begin), ByteOrder::Little};
    return transferSyntax(nativeTransferSyntaxUid(*encoding));
}

} // namespace

Checked<DicomObject> DicomObject::open(Bytes file, const Dictionary& dictionary,
                                       std::size_t maxBytes)
{
    if (file.empty())
        return refuse(Refusal::Empty);
    const auto start = readPreamble(file);
    if (!start)
        return passOn(start);
    DatasetParser metaParser(file, dictionary);
    const auto meta = metaParser.parseMeta(start->at);
    if (!meta)
        return start->hasMark ? passOn(meta) : refuse(Refusal::NotDicom);
    auto syntax = chooseSyntax(file, *start, *meta, metaParser.position());
    if (!syntax)
        return passOn(syntax);

    DicomObject object;
    object.m_notes = start->notes;
    object.m_syntax = std::move(*syntax);
    if (!meta->find(tags::TransferSyntaxUid))
        object.m_notes.append(QStringLiteral("transfer-syntax-guessed"));
    if (const auto read = object.readDataset(file, metaParser.position(), dictionary, maxBytes);
        !read)
        return passOn(read);
    object.m_isDirectory = listsFiles(*meta, object.m_dataset);
    if (!start->hasMark && !object.m_isDirectory && !isPlainlyDicom(object.m_dataset))
        return refuse(Refusal::NotDicom);
    return object;
}

Checked<> DicomObject::readDataset(Bytes file, std::size_t begin, const Dictionary& dictionary,
                                   std::size_t maxBytes)
{
    Bytes body = file;
    if (m_syntax.isDeflated) {
        auto inflated = inflate(file.subspan(begin), maxBytes);
        if (!inflated)
            return passOn(inflated);
        m_inflated = std::move(*inflated);
        body = m_inflated;
        begin = 0;
    }
    Encoding encoding = m_syntax.encoding;
    if (const auto written = recognisedEncoding(body, begin); written && *written != encoding) {
        encoding = *written;
        m_notes.append(QStringLiteral("transfer-syntax-contradicted"));
    }
    DatasetParser parser(body, dictionary);
    auto dataset = parser.parse(begin, encoding);
    if (!dataset)
        return passOn(dataset);
    m_dataset = std::move(*dataset);
    m_notes += parser.notes();
    return {};
}

} // namespace wardlight::dicom
