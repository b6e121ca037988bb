#include "app/ctl/trace_commands.h"
#include "app/ctl/trace_json.h"
#include "core/trace/trace_rules.h"
#include "core/trace/verdict/evidence_store.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace wardlight::ctl {

namespace {

struct VerdictCommand
{
    Q_DECLARE_TR_FUNCTIONS(VerdictCommand)
};

struct VerdictOptions
{
    std::string scan, asOf, batch, expires, place;
    std::vector<std::string> packaging;
    bool isPackagingChecked = false;
    bool isSeen = false;
};

Result<trace::Inspection> inspectionOf(const VerdictOptions& options)
{
    trace::Inspection inspection;
    inspection.isSeenNow = options.isSeen;
    inspection.batch = toQString(options.batch);
    inspection.packagingDifferences = toQStrings(options.packaging);
    inspection.isPackagingChecked =
        options.isPackagingChecked || !inspection.packagingDifferences.isEmpty();
    const auto expires = trace::parseTime(toQString(options.expires));
    if (!expires)
        return propagate(expires);
    if (expires->instant.isValid())
        inspection.expires = expires->instant.toUTC().date();
    const auto place = trace::parsePlace(toQString(options.place).replace(u',', u':'));
    if (!place)
        return propagate(place);
    inspection.place = *place;
    return inspection;
}

void print(Output& out, const trace::Verdict& verdict)
{
    out.line(QStringLiteral("%1  %2").arg(trace::verdictName(verdict.level), verdict.code));
    for (const trace::Finding& finding : verdict.findings) {
        out.line(QStringLiteral("  %1 (%2): %3")
                     .arg(trace::levelName(finding.level))
                     .arg(finding.rule)
                     .arg(finding.reason));
        for (const QJsonObject& row : finding.evidence)
            out.line(QStringLiteral("    ") +
                     QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact)));
    }
    for (const trace::NotEvaluated& rule : verdict.notEvaluated)
        out.line(VerdictCommand::tr("  Not evaluated (%1): %2").arg(rule.rule).arg(rule.why));
    out.line(VerdictCommand::tr("As of %1, rule set %2, data %3 days old.")
                 .arg(verdict.asOf.toUTC().toString(Qt::ISODate), verdict.ruleSet)
                 .arg(verdict.dataAgeSeconds ? QString::number(*verdict.dataAgeSeconds / 86'400)
                                             : QStringLiteral("?")));
}

Result<ExitCode> verdict(Context& context, const VerdictOptions& options)
{
    const auto asOf = trace::parseTime(toQString(options.asOf));
    if (!asOf)
        return context.badUsage(asOf.error().message);
    const auto inspection = inspectionOf(options);
    if (!inspection)
        return context.badUsage(inspection.error().message);
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto verdict =
        trace::askVerdict(*services->evidence, toQString(options.scan), *inspection, asOf->instant);
    if (!verdict)
        return propagate(verdict);
    if (context.out().isJson())
        context.out().json(trace::toJson(*verdict));
    else
        print(context.out(), *verdict);
    return ExitCode::Done;
}

} // namespace

void addTraceVerdict(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<VerdictOptions>();
    CLI::App* command =
        line.command(group, "verdict", VerdictCommand::tr("Say whether to believe a pack, and why"),
                     [options](Context& context) { return verdict(context, *options); });
    command->add_option("scan", options->scan, VerdictCommand::tr("A code or a scan").toStdString())
        ->required()
        ->type_name("CODE|SCAN");
    const auto add = [command](const char* name, std::string& value, const QString& description) {
        command->add_option(name, value, description.toStdString());
    };
    add("--as-of", options->asOf, VerdictCommand::tr("What was known at that time; now if absent"));
    command->add_flag(
        "--seen", options->isSeen,
        VerdictCommand::tr("The pack lies before you: counts as a sighting").toStdString());
    add("--batch", options->batch, VerdictCommand::tr("The batch that is printed on it"));
    add("--expires", options->expires, VerdictCommand::tr("The expiry date printed on it"));
    add("--at", options->place, VerdictCommand::tr("Where you are: LAT:LON"));
    command
        ->add_option("--packaging-differs", options->packaging,
                     VerdictCommand::tr("How the packaging differs; may be repeated").toStdString())
        ->allow_extra_args(false);
    command->add_flag("--packaging-agrees", options->isPackagingChecked,
                      VerdictCommand::tr("The packaging was compared and agrees").toStdString());
}

} // namespace wardlight::ctl
