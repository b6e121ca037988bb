#pragma once

#include <QString>

#include <map>
#include <string>
#include <string_view>

namespace wardlight::dicom {

/// Converts text of other character sets to Unicode.
///
/// glibc's iconv opens files for each pair of sets: all are opened here, before the lockdown, and
/// kept. One thread.
class TextConverters
{
public:
    TextConverters();
    ~TextConverters();
    TextConverters(const TextConverters&) = delete;
    TextConverters& operator=(const TextConverters&) = delete;

    /// Whether every set could be opened (the C library's gconv modules are installed).
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    /// @param set  an iconv name of those this class opens, or "UTF-8"
    /// @return the text; a byte that is none in @p set becomes U+FFFD
    [[nodiscard]] QString toUnicode(std::string_view bytes, const char* set) const;
    /// Whether @p bytes are well-formed UTF-8.
    [[nodiscard]] static bool isUtf8(std::string_view bytes);

private:
    std::map<std::string, void*, std::less<>> m_handles;
    bool m_isComplete = true;
};

} // namespace wardlight::dicom
