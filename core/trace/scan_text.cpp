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

} // namespace wardlight::trace
