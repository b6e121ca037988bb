#include "core/trace/codes/scanner_defects.h"

#include "core/trace/codes/gs1_elements.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace wardlight::trace {

namespace {

/// The context of this file's translations.
struct ScannerTexts
{
    Q_DECLARE_TR_FUNCTIONS(ScannerTexts)
};

// What the same keys type, row by row, without Shift and with it.
constexpr QStringView EnglishKeys = u"1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
                                    u"!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
constexpr QStringView GermanKeys = u"1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-"
                                   u"!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_";
constexpr QStringView FrenchKeys = u"&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!"
                                   u"1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§";
static_assert(GermanKeys.size() == EnglishKeys.size() && FrenchKeys.size() == EnglishKeys.size());

QString mapped(QString text, QStringView from, QStringView to)
{
    for (QChar& c : text) {
        const qsizetype at = from.indexOf(c);
        if (at >= 0)
            c = to[at];
    }
    return text;
}

QString latinWidth(QString text)
{
    for (QChar& c : text) {
        if (c.unicode() >= 0xff01 && c.unicode() <= 0xff5e)
            c = QChar(char16_t(c.unicode() - 0xfee0));
    }
    return text;
}

void add(std::vector<CodeSuggestion>& repairs, const QString& original, const QString& repaired,
         const QString& reason)
{
    if (repaired != original)
        repairs.push_back({repaired, reason});
}

/// Whether a scan with its identifier is an EAN or UPC: ]E0, where ]e0 is a DataBar.
bool isRetailCode(const QString& scan)
{
    static const QRegularExpression Form(QStringLiteral(R"(\A\][Ee]0(?:[0-9]{8}|[0-9]{12,13})\z)"));
    return Form.match(scan).hasMatch();
}

} // namespace

Scan cleanScan(const QString& scan)
{
    static const QRegularExpression Separator(
        QStringLiteral(R"(<GS>|\{GS\}|<FNC1>|\{FNC1\}|\[GS\]|\\x1[dD]|\\u001[dD]|\\F)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Aim(QStringLiteral(R"(\A\]([A-Za-z])([0-9]))"));
    Scan cleaned;
    // FNC1 is no white space here, though it counts as such elsewhere
    static const QRegularExpression Around(QStringLiteral(R"(\A[ \t\r\n]+|[ \t\r\n]+\z)"));
    cleaned.text = QString(scan).remove(Around);
    cleaned.text.replace(Separator, QString(GroupSeparator));
    cleaned.text.replace(QChar(0x241d), GroupSeparator);
    if (const auto aim = Aim.match(cleaned.text); aim.hasMatch()) {
        const QString identifier = aim.captured(1) + aim.captured(2);
        const QStringList gs1{QStringLiteral("d2"), QStringLiteral("C1"), QStringLiteral("Q3"),
                              QStringLiteral("e0"), QStringLiteral("J1")};
        const bool isExact = gs1.contains(identifier);
        const bool isGs1 =
            gs1.contains(identifier, Qt::CaseInsensitive) && !isRetailCode(cleaned.text);
        cleaned.carrier = isGs1 ? ScanCarrier::Gs1 : ScanCarrier::Plain;
        cleaned.text.remove(0, aim.capturedLength());
        if (isGs1 && !isExact) {
            cleaned.text = swappedCase(cleaned.text);
            cleaned.problems.push_back(
                {ProblemKind::LetterCase,
                 ScannerTexts::tr("The scanner changed the case of letters (Caps Lock); it is "
                                  "turned back here.")});
        }
    }
    if (cleaned.text.startsWith(GroupSeparator)) {
        cleaned.carrier = ScanCarrier::Gs1;
        cleaned.text.remove(0, 1);
    }
    while (cleaned.text.endsWith(GroupSeparator))
        cleaned.text.chop(1);
    return cleaned;
}

std::vector<CodeSuggestion> keyboardRepairs(const QString& text)
{
    std::vector<CodeSuggestion> repairs;
    add(repairs, text, latinWidth(text),
        ScannerTexts::tr("The figures are full-width: an input method was on."));
    add(repairs, text, mapped(text, FrenchKeys, EnglishKeys),
        ScannerTexts::tr("The scanner types for an English keyboard on a French one."));
    add(repairs, text, mapped(text, GermanKeys, EnglishKeys),
        ScannerTexts::tr("The scanner types for an English keyboard on a German one: Y and Z are "
                         "exchanged."));
    // the figures may come from the number pad, which all keyboards share
    add(repairs, text, mapped(text, u"aqzwAQZW", u"qawzQAWZ"),
        ScannerTexts::tr("A and Q, Z and W are exchanged: the scanner types for an English "
                         "keyboard on a French one."));
    add(repairs, text, mapped(text, u"!@#$%^&*()", u"1234567890"),
        ScannerTexts::tr("The figures are shifted: Shift was held or Caps Lock was on."));
    add(repairs, text, mapped(text, u"OoIl", u"0011"),
        ScannerTexts::tr("Letters O and I stand where figures 0 and 1 belong."));
    QString joined = text;
    joined.removeIf([](QChar c) { return c == u' ' || c == u'-' || c == QChar(0xa0); });
    add(repairs, text, joined, ScannerTexts::tr("Spaces or hyphens stand between the figures."));
    return repairs;
}

QString swappedCase(const QString& text)
{
    QString swapped = text;
    for (QChar& c : swapped)
        c = c.isUpper() ? c.toLower() : c.toUpper();
    return swapped;
}

} // namespace wardlight::trace
