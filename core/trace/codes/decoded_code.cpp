#include "core/trace/codes/decoded_code.h"

#include <algorithm>

namespace wardlight::trace {

namespace {

std::optional<QDate> dateOf(const DecodedCode& decoded, const char* name)
{
    const QDate date = QDate::fromString(decoded.field(QLatin1String(name)), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

QString DecodedCode::field(const QString& name) const
{
    const auto found =
        std::find_if(fields.cbegin(), fields.cend(),
                     [&name](const CodeField& candidate) { return candidate.name == name; });
    return found == fields.cend() ? QString() : found->value;
}

bool DecodedCode::has(ProblemKind problemKind) const
{
    return std::any_of(
        problems.cbegin(), problems.cend(),
        [problemKind](const CodeProblem& problem) { return problem.kind == problemKind; });
}

bool DecodedCode::isMalformed() const
{
    return has(ProblemKind::Length) || has(ProblemKind::Charset) || has(ProblemKind::CheckDigit) ||
           has(ProblemKind::Date) || has(ProblemKind::UnknownAi) || has(ProblemKind::Order);
}

bool DecodedCode::isAmbiguous() const
{
    return has(ProblemKind::MissingFnc1) || has(ProblemKind::Ambiguous);
}

PackLabel labelOf(const DecodedCode& decoded)
{
    PackLabel label;
    label.product = decoded.field(QStringLiteral("product"));
    label.serial = decoded.field(QStringLiteral("serial"));
    label.batch = decoded.field(QStringLiteral("batch"));
    label.produced = dateOf(decoded, "production_date");
    label.expires = dateOf(decoded, "expiry_date");
    return label;
}

QStringList recordedForms(const DecodedCode& decoded)
{
    QStringList forms{decoded.text};
    const QString gtin = decoded.field(QStringLiteral("01"));
    const QString serial = decoded.field(QStringLiteral("21"));
    if (!gtin.isEmpty() && !serial.isEmpty()) {
        forms << QStringLiteral("(01)%1(21)%2").arg(gtin, serial)
              << QStringLiteral("01%1%2%3").arg(gtin, QStringLiteral("21"), serial)
              << QStringLiteral("https://id.gs1.org/01/%1/21/%2").arg(gtin, serial) << serial;
    }
    const QString container = decoded.field(QStringLiteral("00"));
    if (!container.isEmpty())
        forms << QStringLiteral("(00)") + container << container;
    forms.removeDuplicates();
    return forms;
}

QString codeKindName(CodeKind kind)
{
    switch (kind) {
    case CodeKind::TraceCode20:
        return QStringLiteral("trace-code-20");
    case CodeKind::TraceCode16:
        return QStringLiteral("trace-code-16");
    case CodeKind::StandardCode:
        return QStringLiteral("standard-code");
    case CodeKind::Gtin:
        return QStringLiteral("gtin");
    case CodeKind::Gs1:
        return QStringLiteral("gs1-element-string");
    case CodeKind::DigitalLink:
        return QStringLiteral("gs1-digital-link");
    case CodeKind::Other:
        return QStringLiteral("other");
    }
    return {};
}

QString problemKindName(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Length:
        return QStringLiteral("length");
    case ProblemKind::Charset:
        return QStringLiteral("charset");
    case ProblemKind::CheckDigit:
        return QStringLiteral("check-digit");
    case ProblemKind::Date:
        return QStringLiteral("date");
    case ProblemKind::UnknownAi:
        return QStringLiteral("unknown-ai");
    case ProblemKind::MissingFnc1:
        return QStringLiteral("missing-fnc1");
    case ProblemKind::Ambiguous:
        return QStringLiteral("ambiguous");
    case ProblemKind::Association:
        return QStringLiteral("association");
    case ProblemKind::Order:
        return QStringLiteral("order");
    case ProblemKind::LetterCase:
        return QStringLiteral("letter-case");
    case ProblemKind::KeyboardLayout:
        return QStringLiteral("keyboard-layout");
    }
    return {};
}

} // namespace wardlight::trace
