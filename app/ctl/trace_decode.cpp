#include "app/ctl/trace_commands.h"
#include "core/trace/codes/decode.h"
#include "core/trace/codes/picture_codes.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace wardlight::ctl {

namespace {

struct DecodeCommand
{
    Q_DECLARE_TR_FUNCTIONS(DecodeCommand)
};

QJsonObject toJson(const trace::DecodedCode& decoded)
{
    QJsonObject fields;
    for (const trace::CodeField& field : decoded.fields)
        fields.insert(field.name, field.value);
    QJsonArray problems, suggestions;
    for (const trace::CodeProblem& problem : decoded.problems)
        problems.append(QJsonObject{{QStringLiteral("kind"), trace::problemKindName(problem.kind)},
                                    {QStringLiteral("message"), problem.message}});
    for (const trace::CodeSuggestion& suggestion : decoded.suggestions)
        suggestions.append(QJsonObject{{QStringLiteral("text"), suggestion.text},
                                       {QStringLiteral("reason"), suggestion.reason}});
    return {{QStringLiteral("kind"), trace::codeKindName(decoded.kind)},
            {QStringLiteral("text"), decoded.text},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("problems"), problems},
            {QStringLiteral("suggestions"), suggestions},
            {QStringLiteral("notes"), QJsonArray::fromStringList(decoded.notes)}};
}

void print(Output& out, const trace::DecodedCode& decoded)
{
    out.line(DecodeCommand::tr("Kind: %1").arg(trace::codeKindName(decoded.kind)));
    for (const trace::CodeField& field : decoded.fields)
        out.line(QStringLiteral("  %1: %2").arg(field.name, field.value));
    for (const trace::CodeProblem& problem : decoded.problems)
        out.line(DecodeCommand::tr("Problem: %1").arg(problem.message));
    for (const trace::CodeSuggestion& suggestion : decoded.suggestions)
        out.line(
            DecodeCommand::tr("Perhaps %1 was meant: %2").arg(suggestion.text, suggestion.reason));
    for (const QString& note : decoded.notes)
        out.line(note);
}

/// Whether an argument names a picture rather than a code: no code is the name of a file.
bool isPicture(const QString& text)
{
    return text.size() < 4096 && !text.contains(QChar(0)) && QFileInfo(text).isFile();
}

/// A text, or the first symbol of a picture; further ones stand under "others".
Result<ExitCode> decode(Context& context, const std::string& argument)
{
    QStringList scans{toQString(argument)};
    if (isPicture(scans.constFirst())) {
        const auto found = trace::readPictureCodes(scans.constFirst());
        if (!found)
            return propagate(found);
        scans = *found;
    }
    const QDate today = QDateTime::currentDateTimeUtc().date();
    QJsonObject json;
    QJsonArray others;
    for (const QString& scan : std::as_const(scans)) {
        const trace::DecodedCode decoded = trace::decodeCode(scan, today);
        if (!context.out().isJson())
            print(context.out(), decoded);
        else if (json.isEmpty())
            json = toJson(decoded);
        else
            others.append(toJson(decoded));
    }
    if (!others.isEmpty())
        json.insert(QStringLiteral("others"), others);
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

} // namespace

void addTraceDecode(CommandLine& line, CLI::App* group)
{
    const auto text = std::make_shared<std::string>();
    CLI::App* decode =
        line.command(group, "decode", DecodeCommand::tr("Take a scanned code apart"),
                     [text](Context& context) { return ctl::decode(context, *text); });
    decode
        ->add_option(
            "text", *text,
            DecodeCommand::tr("The scan, in which FNC1 may be written <GS>; or a picture of it")
                .toStdString())
        ->required()
        ->type_name("TEXT|PICTURE");
}

} // namespace wardlight::ctl
