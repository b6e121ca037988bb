#include "app/ctl/commands.h"
#include "app/ctl/imaging_source.h"
#include "core/base/platform/durable_file.h"
#include "core/imaging/report_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace wardlight::ctl {

namespace {

struct ExtractOptions
{
    ImagingSourceOptions source;
    std::string out;
};

void print(Output& out, const QJsonObject& report)
{
    const QString state = report.value(QLatin1String("completion")).toString() + u' ' +
                          report.value(QLatin1String("verification")).toString();
    out.line(report.value(QLatin1String("title")).toString() + QStringLiteral("  ") +
             state.trimmed());
    constexpr int Indent = 2;
    for (const imaging::ReportLine& line : imaging::reportLines(report)) {
        const QString separator =
            line.name.isEmpty() || line.value.isEmpty() ? QString() : QStringLiteral(": ");
        out.line(QString(Indent * (line.depth + 1), u' ') + line.name + separator + line.value);
    }
}

Result<ExitCode> document(Context& context, const ImagingSourceOptions& options)
{
    const auto source = openImagingSource(context, options);
    if (!source)
        return propagate(source);
    const auto read = source->decoder->document(source->bytes, source->scope);
    if (!read)
        return propagate(read);
    if (!context.out().isJson() && imaging::isReport(*read))
        print(context.out(), *read);
    else
        context.out().json(*read);
    return ExitCode::Done;
}

Result<ExitCode> extract(Context& context, const ExtractOptions& options)
{
    const auto source = openImagingSource(context, options.source);
    if (!source)
        return propagate(source);
    const auto payload = source->decoder->payload(source->bytes, source->scope);
    if (!payload)
        return propagate(payload);
    if (const Result<> written = writeFileDurably(toQString(options.out), payload->bytes.bytes());
        !written)
        return propagate(written);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("mime_type"), payload->mimeType},
                                       {QStringLiteral("bytes"), qint64(payload->bytes.size())},
                                       {QStringLiteral("sha256"), source->sha256.toHex()}});
    return ExitCode::Done;
}

} // namespace

void addImagingDocumentCommands(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ImagingSourceOptions>();
    options->addTo(line.command(
        group, "document",
        QCoreApplication::translate("ImagingDocument",
                                    "Read a report; print a presentation state, key objects, a "
                                    "segmentation, a structure set or a dose as JSON"),
        [options](Context& context) { return document(context, *options); }));
    const auto extractOptions = std::make_shared<ExtractOptions>();
    CLI::App* command = line.command(
        group, "extract",
        QCoreApplication::translate("ImagingDocument",
                                    "Write the PDF or the video that an object carries to a file"),
        [extractOptions](Context& context) { return extract(context, *extractOptions); });
    extractOptions->source.addTo(command);
    command
        ->add_option(
            "--out", extractOptions->out,
            QCoreApplication::translate("ImagingDocument", "The file to write").toStdString())
        ->required()
        ->type_name("FILE");
}

} // namespace wardlight::ctl
