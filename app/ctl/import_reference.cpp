#include "app/ctl/import_output.h"
#include "core/ingest/csv/reference_import.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using trace::ReferenceKind;

struct ReferenceImports
{
    Q_DECLARE_TR_FUNCTIONS(ReferenceImports)
};

struct ReferenceOptions
{
    std::vector<std::string> paths;
    std::string encoding = "utf-8";
};

QString descriptionOf(ReferenceKind kind)
{
    switch (kind) {
    case ReferenceKind::DrugMaster:
        return ReferenceImports::tr("Register products: approval, storage, where they may be sold");
    case ReferenceKind::Sites:
        return ReferenceImports::tr("Register sites: licences and places");
    case ReferenceKind::Approvals:
        return ReferenceImports::tr("Register approvals and how long they hold");
    case ReferenceKind::Recalls:
        return ReferenceImports::tr("Register recalls of batches and codes");
    case ReferenceKind::Stock:
        return ReferenceImports::tr("Record what sites have in stock");
    case ReferenceKind::Readings:
        return ReferenceImports::tr("Record temperatures of batches and packs");
    case ReferenceKind::Packing:
        return ReferenceImports::tr("Record which pack was put into which");
    }
    return {};
}

/// The columns as --help shows them.
QString columnsOf(const trace::ReferenceForm& form)
{
    QStringList lines{ReferenceImports::tr("CSV; the first line names the columns, in any order, "
                                           "in Chinese or English (* must be there):")};
    for (const trace::ReferenceColumn& column : form.columns) {
        const QString chinese = QString::fromUtf8(column.chinese).replace(u'|', u'/');
        lines << QStringLiteral("  %1%2, %3: %4")
                     .arg(column.isRequired ? QStringLiteral("*") : QString(), chinese,
                          QLatin1String(column.column), translatedDescription(column));
    }
    lines << ReferenceImports::tr("Other columns are kept. Times are ISO 8601, UTC without an "
                                  "offset.");
    return lines.join(u'\n');
}

Result<ExitCode> importReference(Context& context, const ReferenceOptions& options,
                                 ReferenceKind kind)
{
    const auto encoding = ingest::csv::parseEncoding(toQString(options.encoding));
    if (!encoding)
        return context.badUsage(ReferenceImports::tr("--encoding is utf-8 or gbk."));
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto job = std::make_shared<Job>();
    ingest::ImportReport report;
    {
        const ProgressLine progress(job);
        report = ingest::csv::importReferenceFiles(*services->references, kind,
                                                   toQStrings(options.paths), *encoding, *job);
    }
    return finish(context.out(), report, Counted::Lines);
}

} // namespace

void addReferenceImports(CommandLine& line, CLI::App* import)
{
    for (const ReferenceKind kind : trace::referenceKinds()) {
        const auto options = std::make_shared<ReferenceOptions>();
        const trace::ReferenceForm& form = trace::referenceForm(kind);
        CLI::App* command =
            line.command(import, form.name, descriptionOf(kind), [options, kind](Context& context) {
                return importReference(context, *options, kind);
            });
        command->footer(columnsOf(form).toStdString());
        command
            ->add_option(
                "paths", options->paths,
                ReferenceImports::tr("Files, and folders with all *.csv below them").toStdString())
            ->required()
            ->type_name("PATH");
        command
            ->add_option(
                "--encoding", options->encoding,
                ReferenceImports::tr("How the files are written: utf-8 or gbk").toStdString())
            ->type_name("NAME");
    }
}

} // namespace wardlight::ctl
