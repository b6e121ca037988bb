#include "core/trace/scan_text.h"

#include <algorithm>

namespace wardlight::trace {

namespace {

bool isSymbologyIdentifier(QStringView text)
{
    constexpr qsizetype Length = 3; // ']', a code letter, a modifier
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
    return text.size() > Length && text[0] == u']' && text[1].isLetter() && isAscii(text[1]) &&
           text[2].isLetterOrNumber() && isAscii(text[2]);
}

} // namespace

QString scannedCode(QStringView scan)
{
    QStringView rest = scan.first(std::min(scan.size(), LongestScan));
    while (!rest.isEmpty() && !rest.front().isPrint())
        rest = rest.sliced(1);
    rest = rest.trimmed();
    if (isSymbologyIdentifier(rest))
        rest = rest.sliced(3);
    QString code;
    for (const QChar c : rest) {
        if (c.isSpace() && !code.isEmpty())
            break;
        // a mark that cannot be seen would make two codes that look alike
        if (c.isPrint() && !c.isSpace() && c.category() != QChar::Other_Format)
            code += c;
        if (code.size() == LongestScannedCode)
            break;
    }
    return code;
}

QStringList scannedCodes(const QString& text)
{
    constexpr qsizetype ShortestOfSeveral = 14;
    const QStringList words = text.left(LongestScan).simplified().split(u' ', Qt::SkipEmptyParts);
    const auto isLong = [](const QString& word) { return word.size() >= ShortestOfSeveral; };
    // FNC1 counts as white space, and parts no codes
    if (words.size() > 1 && !text.contains(QChar(0x1d)) &&
        std::all_of(words.cbegin(), words.cend(), isLong))
        return words;
    return words.isEmpty() ? QStringList() : QStringList(text);
}

} // namespace wardlight::trace
