#include "app/ctl/commands.h"
#include "core/base/iso_time.h"
#include "core/patients/patient_store.h"
#include "core/vitals/news2.h"
#include "core/vitals/vital_type.h"
#include "core/vitals/vitals_store.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <chrono>

namespace wardlight::ctl {

namespace {

using vitals::Sample;
using vitals::WindowFunction;

struct VitalsCommands
{
    Q_DECLARE_TR_FUNCTIONS(VitalsCommands)
};

struct RangeOptions
{
    std::string mrn;
    std::string type;
    std::string from;
    std::string to;
    bool excludesFlagged = false;
};

struct QueryOptions : RangeOptions
{
    std::string every;
    std::string function;
    int limit = vitals::VitalsStore::LargestAnswer;
};

struct LatestOptions
{
    std::string device;
    std::string type;
};

struct News2Options
{
    std::string mrn;
    std::string at;
    int scale = 1;
};

/// "30s", "1m", "2h", "1d", "1w", "250ms".
std::optional<std::chrono::milliseconds> parseWidth(const QString& text)
{
    static const QRegularExpression Form(QStringLiteral(R"(\A([0-9]{1,7})(ms|s|m|min|h|d|w)\z)"));
    static const QMap<QString, qint64> UnitsMs = {
        {QStringLiteral("ms"), 1},         {QStringLiteral("s"), 1'000},
        {QStringLiteral("m"), 60'000},     {QStringLiteral("min"), 60'000},
        {QStringLiteral("h"), 3'600'000},  {QStringLiteral("d"), 86'400'000},
        {QStringLiteral("w"), 604'800'000}};
    const QRegularExpressionMatch match = Form.match(text);
    if (!match.hasMatch() || match.captured(1).toInt() == 0)
        return std::nullopt;
    return std::chrono::milliseconds(match.captured(1).toLongLong() *
                                     UnitsMs.value(match.captured(2)));
}

WindowFunction parseFunction(const std::string& name)
{
    if (name == "min")
        return WindowFunction::Minimum;
    if (name == "max")
        return WindowFunction::Maximum;
    if (name == "count")
        return WindowFunction::Count;
    if (name == "last")
        return WindowFunction::Last;
    return WindowFunction::Mean;
}

/// For the parser: what is wrong with a time, or nothing.
std::string timeProblem(const std::string& text)
{
    if (parseIsoTime(toQString(text)))
        return {};
    return VitalsCommands::tr("not a time like 2026-03-14T08:00:00+08:00 or 2026-03-14: %1")
        .arg(toQString(text))
        .toStdString();
}

std::string widthProblem(const std::string& text)
{
    if (parseWidth(toQString(text)))
        return {};
    return VitalsCommands::tr("not a width like 30s, 1m, 2h or 1d: %1")
        .arg(toQString(text))
        .toStdString();
}

/// Invalid for an empty text; the parser has refused others.
QDateTime instantOf(const std::string& text)
{
    const auto time = parseIsoTime(toQString(text));
    return time ? time->instant() : QDateTime();
}

vitals::TimeRange rangeOf(const RangeOptions& options)
{
    return {instantOf(options.from), instantOf(options.to)};
}

QString iso(const QDateTime& instant)
{
    return instant.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue orNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject valueJson(const QDateTime& time, double value, const QString& unit,
                      const QStringList& flags)
{
    return {{QStringLiteral("time"), iso(time)},
            {QStringLiteral("value"), value},
            {QStringLiteral("unit"), unit},
            {QStringLiteral("flags"), QJsonArray::fromStringList(flags)}};
}

/// Everything of a sample, where the asker did not say all of it.
QJsonObject sampleJson(const Sample& sample)
{
    QJsonObject json = valueJson(sample.measuredAt, sample.value, sample.unit, sample.flags);
    json.insert(QStringLiteral("type"), sample.type);
    json.insert(QStringLiteral("device"), sample.device);
    json.insert(QStringLiteral("patient_id"),
                sample.patient ? QJsonValue(sample.patient->toString()) : QJsonValue());
    return json;
}

QString number(double value)
{
    return QString::number(value, 'g', 10);
}

QString vitalTypeOf(const std::string& word)
{
    return vitals::resolveVitalType(toQString(word));
}

Result<ExitCode> printSamples(Context& context, const services::Services& services,
                              const QueryOptions& options, const PatientId& patient)
{
    const bool isOneType = !options.type.empty();
    const auto page = services.vitals->samples({.patient = patient,
                                                .type = vitalTypeOf(options.type),
                                                .range = rangeOf(options),
                                                .isWithoutFlagged = options.excludesFlagged,
                                                .limit = options.limit});
    if (!page)
        return propagate(page);
    if (page->next)
        Output::error(VitalsCommands::tr("Only the newest %1 are shown; narrow the range for more.")
                          .arg(options.limit));
    if (context.out().isJson()) {
        QJsonArray json;
        for (const Sample& sample : page->samples)
            json.append(isOneType
                            ? valueJson(sample.measuredAt, sample.value, sample.unit, sample.flags)
                            : sampleJson(sample));
        context.out().json(json);
        return ExitCode::Done;
    }
    std::vector<QStringList> rows;
    for (const Sample& sample : page->samples)
        rows.push_back({iso(sample.measuredAt), vitals::vitalShortName(sample.type),
                        number(sample.value), vitals::unitText(sample.unit), sample.device,
                        sample.flags.join(QStringLiteral(", "))});
    context.out().table({VitalsCommands::tr("Time"), VitalsCommands::tr("Vital"),
                         VitalsCommands::tr("Value"), VitalsCommands::tr("Unit"),
                         VitalsCommands::tr("Device"), VitalsCommands::tr("Flags")},
                        rows);
    return ExitCode::Done;
}

Result<ExitCode> printWindows(Context& context, const services::Services& services,
                              const QueryOptions& options, const PatientId& patient)
{
    const auto windows =
        services.vitals->windows({patient, vitalTypeOf(options.type), rangeOf(options),
                                  *parseWidth(toQString(options.every)),
                                  parseFunction(options.function), options.excludesFlagged});
    if (!windows)
        return propagate(windows);
    if (context.out().isJson()) {
        QJsonArray json;
        for (const vitals::Window& window : *windows)
            json.append(valueJson(window.start, window.value, window.unit, window.flags));
        context.out().json(json);
        return ExitCode::Done;
    }
    std::vector<QStringList> rows;
    for (const vitals::Window& window : *windows)
        rows.push_back({iso(window.start), number(window.value), vitals::unitText(window.unit),
                        window.flags.join(QStringLiteral(", "))});
    context.out().table({VitalsCommands::tr("Window from"), VitalsCommands::tr("Value"),
                         VitalsCommands::tr("Unit"), VitalsCommands::tr("Flags")},
                        rows);
    return ExitCode::Done;
}

Result<ExitCode> query(Context& context, const QueryOptions& options)
{
    if (options.every.empty() && !options.function.empty())
        return context.badUsage(VitalsCommands::tr("--fn needs --every."));
    if (!options.every.empty() && options.type.empty())
        return context.badUsage(VitalsCommands::tr("--every needs --type."));
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = services->patients->summaryByMrn(toQString(options.mrn));
    if (!patient)
        return propagate(patient);
    const PatientId& id = patient->row.patient.id;
    return options.every.empty() ? printSamples(context, *services, options, id)
                                 : printWindows(context, *services, options, id);
}

Result<ExitCode> stats(Context& context, const RangeOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = services->patients->summaryByMrn(toQString(options.mrn));
    if (!patient)
        return propagate(patient);
    const auto found =
        services->vitals->statistics({patient->row.patient.id, vitalTypeOf(options.type),
                                      rangeOf(options), options.excludesFlagged});
    if (!found)
        return propagate(found);
    if (context.out().isJson()) {
        context.out().json(QJsonObject{{QStringLiteral("count"), found->count},
                                       {QStringLiteral("mean"), orNull(found->mean)},
                                       {QStringLiteral("min"), orNull(found->minimum)},
                                       {QStringLiteral("max"), orNull(found->maximum)},
                                       {QStringLiteral("flagged"), found->flagged}});
        return ExitCode::Done;
    }
    context.out().line(VitalsCommands::tr("Values: %1, of them flagged: %2")
                           .arg(found->count)
                           .arg(found->flagged));
    if (found->mean)
        context.out().line(VitalsCommands::tr("Mean %1, from %2 to %3 %4")
                               .arg(number(*found->mean), number(*found->minimum),
                                    number(*found->maximum), vitals::unitText(found->unit)));
    return ExitCode::Done;
}

Result<ExitCode> latest(Context& context, const LatestOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto sample =
        services->vitals->latestOfDevice(toQString(options.device), vitalTypeOf(options.type));
    if (!sample)
        return propagate(sample);
    if (context.out().isJson())
        context.out().json(sampleJson(*sample));
    else
        context.out().line(QStringLiteral("%1  %2 %3  %4")
                               .arg(iso(sample->measuredAt), number(sample->value),
                                    vitals::unitText(sample->unit),
                                    sample->flags.join(QStringLiteral(", "))));
    return ExitCode::Done;
}

QJsonObject news2Json(const vitals::News2& score)
{
    QJsonObject parts, inputs;
    for (auto part = score.parts.cbegin(); part != score.parts.cend(); ++part)
        parts.insert(part.key(), *part);
    for (const Sample& sample : score.values)
        inputs.insert(sample.type,
                      valueJson(sample.measuredAt, sample.value, sample.unit, sample.flags));
    const auto total = score.score();
    const auto band = score.band();
    return {{QStringLiteral("score"), total ? QJsonValue(*total) : QJsonValue()},
            {QStringLiteral("complete"), score.isComplete()},
            {QStringLiteral("applicable"), score.isApplicable},
            {QStringLiteral("at_least"), score.atLeast()},
            {QStringLiteral("missing"), QJsonArray::fromStringList(score.missing)},
            {QStringLiteral("parts"), parts},
            {QStringLiteral("inputs"), inputs},
            {QStringLiteral("band"), band ? QJsonValue(news2BandCode(*band)) : QJsonValue()}};
}

void printNews2(Output& out, const vitals::News2& score)
{
    if (!score.isApplicable) {
        out.line(VitalsCommands::tr("NEWS2 does not apply: the patient is under 16."));
        return;
    }
    if (const auto total = score.score())
        out.line(QStringLiteral("NEWS2 %1  %2").arg(*total).arg(news2BandText(*score.band())));
    else
        out.line(VitalsCommands::tr("NEWS2 is incomplete, at least %1. Missing: %2")
                     .arg(score.atLeast())
                     .arg(score.missing.join(QStringLiteral(", "))));
    for (auto part = score.parts.cbegin(); part != score.parts.cend(); ++part)
        out.line(QStringLiteral("  %1  %2").arg(*part).arg(part.key()));
    out.line(VitalsCommands::tr("After NEWS2, Royal College of Physicians 2017. Not for "
                                "pregnancy."));
}

Result<ExitCode> news2(Context& context, const News2Options& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = services->patients->summaryByMrn(toQString(options.mrn));
    if (!patient)
        return propagate(patient);
    const QDateTime at = options.at.empty() ? services->clock->now() : instantOf(options.at);
    const auto samples = services->vitals->latestOfPatient(patient->row.patient.id, at);
    if (!samples)
        return propagate(samples);
    const vitals::News2 score = vitals::news2(
        *samples, at, options.scale == 2 ? vitals::SpO2Scale::Two : vitals::SpO2Scale::One,
        patient->row.patient.dateOfBirth);
    if (context.out().isJson())
        context.out().json(news2Json(score));
    else
        printNews2(context.out(), score);
    return ExitCode::Done;
}

void addPatientOption(CLI::App* command, std::string& mrn)
{
    command->add_option("--patient", mrn, VitalsCommands::tr("Whose values").toStdString())
        ->required()
        ->type_name("MRN");
}

CLI::Option* addTypeOption(CLI::App* command, std::string& type)
{
    return command
        ->add_option("--type", type,
                     VitalsCommands::tr("The measurement type (heart_rate, spo2, …) or its LOINC "
                                        "code")
                         .toStdString())
        ->type_name("TYPE");
}

void addTimeOption(CLI::App* command, const char* name, std::string& time,
                   const QString& description)
{
    command->add_option(name, time, description.toStdString())
        ->type_name("TIME")
        ->check(CLI::Validator(timeProblem, ""));
}

void addRangeOptions(CLI::App* command, RangeOptions& options)
{
    addPatientOption(command, options.mrn);
    addTimeOption(command, "--from", options.from,
                  VitalsCommands::tr("At or after; UTC where no offset is written"));
    addTimeOption(command, "--to", options.to, VitalsCommands::tr("Before, not at"));
    command->add_flag("--exclude-flagged", options.excludesFlagged,
                      VitalsCommands::tr("Leave out values with any flag").toStdString());
}

void addQuery(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<QueryOptions>();
    CLI::App* command = line.command(
        group, "query",
        VitalsCommands::tr("Values of one patient, newest first, or one a window, oldest first"),
        [options](Context& context) { return query(context, *options); });
    addRangeOptions(command, *options);
    addTypeOption(command, options->type);
    command
        ->add_option("--every", options->every,
                     VitalsCommands::tr("Width of the windows: 30s, 1m, 2h, 1d. They count from "
                                        "1970-01-01 00:00 UTC")
                         .toStdString())
        ->type_name("WIDTH")
        ->check(CLI::Validator(widthProblem, ""));
    command
        ->add_option("--fn", options->function,
                     VitalsCommands::tr("What stands for a window (mean)").toStdString())
        ->check(CLI::IsMember({"mean", "min", "max", "count", "last"}));
    command->add_option("--limit", options->limit)
        ->check(CLI::Range(1, vitals::VitalsStore::LargestAnswer));
}

void addStats(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<RangeOptions>();
    CLI::App* command =
        line.command(group, "stats", VitalsCommands::tr("Count, mean, least and most"),
                     [options](Context& context) { return stats(context, *options); });
    addRangeOptions(command, *options);
    addTypeOption(command, options->type)->required();
}

void addLatest(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<LatestOptions>();
    CLI::App* command =
        line.command(group, "latest", VitalsCommands::tr("The newest value of a device"),
                     [options](Context& context) { return latest(context, *options); });
    command
        ->add_option("--device", options->device,
                     VitalsCommands::tr("The device's serial number").toStdString())
        ->required()
        ->type_name("SERIAL");
    addTypeOption(command, options->type)->required();
}

void addNews2(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<News2Options>();
    CLI::App* command = line.command(
        group, "news2",
        VitalsCommands::tr("The National Early Warning Score 2 from the values of the last 24 h; "
                           "consciousness: type consciousness, 0 alert, 1-4 for C, V, P, U; "
                           "oxygen: fio2 or supplemental_oxygen 0/1"),
        [options](Context& context) { return news2(context, *options); });
    addPatientOption(command, options->mrn);
    addTimeOption(command, "--at", options->at, VitalsCommands::tr("As of this time (now)"));
    command
        ->add_option(
            "--scale", options->scale,
            VitalsCommands::tr("SpO2 scale; 2 only where a clinician ordered it").toStdString())
        ->check(CLI::IsMember({1, 2}));
}

} // namespace

void addVitalsCommands(CommandLine& line)
{
    CLI::App* group = line.group("vitals", VitalsCommands::tr("Measurements of patients"));
    addQuery(line, group);
    addStats(line, group);
    addLatest(line, group);
    addNews2(line, group);
}

} // namespace wardlight::ctl
