#include "core/dicom/text_converters.h"

#include <QStringDecoder>

#include <array>
#include <iconv.h>

namespace wardlight::dicom {

namespace {

constexpr std::array Sets = {"ISO-8859-1", "ISO-8859-2",  "ISO-8859-3", "ISO-8859-4",
                             "ISO-8859-5", "ISO-8859-6",  "ISO-8859-7", "ISO-8859-8",
                             "ISO-8859-9", "ISO-8859-15", "TIS-620",    "EUC-JP",
                             "EUC-KR",     "EUC-CN",      "GBK",        "GB18030"};

const iconv_t NotOpen = reinterpret_cast<iconv_t>(-1);

} // namespace

TextConverters::TextConverters()
{
    for (const char* set : Sets) {
        const iconv_t handle = ::iconv_open("UTF-16LE", set);
        if (handle == NotOpen)
            m_isComplete = false;
        else
            m_handles.emplace(set, handle);
    }
}

TextConverters::~TextConverters()
{
    for (const auto& [set, handle] : m_handles)
        ::iconv_close(handle);
}

QString TextConverters::toUnicode(std::string_view bytes, const char* set) const
{
    const auto found = m_handles.find(std::string_view(set));
    if (found == m_handles.end())
        return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    const iconv_t handle = found->second;
    ::iconv(handle, nullptr, nullptr, nullptr, nullptr);

    QString text;
    std::array<char16_t, 256> room = {};
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
        char* out = reinterpret_cast<char*>(room.data());
        std::size_t outLeft = sizeof room;
        const std::size_t outcome = ::iconv(handle, &in, &left, &out, &outLeft);
        text += QStringView(room.data(), qsizetype((sizeof room - outLeft) / sizeof(char16_t)));
        const bool isStuck = outcome == static_cast<std::size_t>(-1) && errno != E2BIG;
        if (isStuck && left > 0) {
            text += QChar::ReplacementCharacter;
            ++in;
            --left;
        }
    }
    return text;
}

bool TextConverters::isUtf8(std::string_view bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    return !decoder.hasError() && !decoded.isNull();
}

} // namespace wardlight::dicom
