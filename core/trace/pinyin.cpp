#include "core/trace/pinyin.h"

#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace wardlight::trace {

namespace {

/// Not shared between threads: ICU's transliterators keep a state.
const icu::Transliterator* hanToLatin()
{
    thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status))
            made.reset();
        return made;
    }();
    return transliterator.get();
}

} // namespace

Pinyin pinyinOf(const QString& text)
{
    const icu::Transliterator* transliterator = hanToLatin();
    if (!transliterator)
        return {text.toLower(), {}};
    Pinyin pinyin;
    for (const uint character : text.toUcs4()) {
        icu::UnicodeString syllable(static_cast<UChar32>(character));
        transliterator->transliterate(syllable);
        const QString latin =
            QStringView(reinterpret_cast<const char16_t*>(syllable.getBuffer()), syllable.length())
                .toString()
                .trimmed();
        if (latin.isEmpty())
            continue;
        pinyin.whole += latin;
        pinyin.initials += latin.front();
    }
    return pinyin;
}

} // namespace wardlight::trace
