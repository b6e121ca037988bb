#include "app/ctl/alerts_json.h"
#include "app/ctl/commands.h"
#include "core/alerts/alert_store.h"
#include "core/patients/patient_store.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ctl {

namespace {

using alerts::AckOutcome;

QString translated(const char* text)
{
    return QCoreApplication::translate("AlertsCommands", text);
}

struct AckOptions
{
    std::vector<std::string> ids;
    std::string note;
};

struct SilenceOptions
{
    std::string mrn;
    std::string type;
    int minutes = 0;
    std::string note;
};

struct RaiseOptions
{
    std::string type;
    std::string severity;
    std::string message;
    std::string mrn;
    std::string device;
    std::string measurement;
    std::optional<double> value;
    std::optional<double> limit;
    std::string unit;
    std::string at;
};

QDateTime parseInstant(const std::string& text)
{
    QDateTime instant = QDateTime::fromString(toQString(text), Qt::ISODateWithMs);
    if (instant.isValid() && instant.timeSpec() == Qt::LocalTime)
        return {}; // without an offset nobody knows when it was
    return instant.toUTC();
}

std::string isInstant(const std::string& text)
{
    return parseInstant(text).isValid() ? std::string()
                                        : "not a time with an offset (2026-03-14T09:26:53Z)";
}

std::string isAlertId(const std::string& text)
{
    return AlertId::parse(toQString(text)) ? std::string() : "not an alert's id: " + text;
}

Result<PatientId> patientOf(const services::Services& services, const std::string& mrn)
{
    return services.patients->summaryByMrn(toQString(mrn))
        .map([](const patients::PatientSummary& summary) { return summary.row.patient.id; });
}

QString sentence(const AckOutcome& outcome)
{
    switch (outcome.kind) {
    case AckOutcome::Kind::Acknowledged:
        return translated(QT_TRANSLATE_NOOP("AlertsCommands", "Acknowledged the alert %1."))
            .arg(outcome.id.toString());
    case AckOutcome::Kind::WasAlready:
        return translated(QT_TRANSLATE_NOOP(
                              "AlertsCommands",
                              "The alert %1 was acknowledged by %2 at %3 already; nothing was "
                              "changed about it."))
            .arg(outcome.id.toString(), alerts::plainLine(outcome.acknowledged.by),
                 instantText(outcome.acknowledged.at));
    case AckOutcome::Kind::NotFound:
        return translated(QT_TRANSLATE_NOOP("AlertsCommands", "There is no alert %1."))
            .arg(outcome.id.toString());
    }
    return {};
}

Result<ExitCode> acknowledge(Context& context, const AckOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    std::vector<AlertId> ids;
    for (const std::string& text : options.ids) {
        if (const auto id = AlertId::parse(toQString(text)))
            ids.push_back(*id);
    }
    const auto outcomes =
        services->alerts->acknowledge(OperationId::generate(), ids, toQString(options.note));
    if (!outcomes)
        return propagate(outcomes);
    QJsonArray json;
    bool areAllMine = true;
    for (const AckOutcome& outcome : *outcomes) {
        const bool isMine = outcome.kind == AckOutcome::Kind::Acknowledged;
        areAllMine &= isMine;
        json.append(toJson(outcome));
        if (!isMine)
            Output::error(sentence(outcome));
        else if (!context.out().isJson())
            context.out().line(sentence(outcome));
    }
    if (context.out().isJson())
        context.out().json(json);
    return areAllMine ? ExitCode::Done : ExitCode::Failed;
}

Result<ExitCode> silence(Context& context, const SilenceOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = patientOf(*services, options.mrn);
    if (!patient)
        return propagate(patient);
    const QDateTime until = services->clock->now().addSecs(qint64(options.minutes) * 60);
    const auto id =
        services->alerts->silence(OperationId::generate(), {*patient, toQString(options.type),
                                                            until, toQString(options.note)});
    if (!id)
        return propagate(id);
    if (context.out().isJson())
        context.out().json(
            QJsonObject{{QStringLiteral("silence_id"), id->toString()},
                        {QStringLiteral("until"), until.toUTC().toString(Qt::ISODateWithMs)}});
    else
        context.out().line(translated(QT_TRANSLATE_NOOP("AlertsCommands", "Silenced until %1."))
                               .arg(instantText(until)));
    return ExitCode::Done;
}

Result<ExitCode> unsilence(Context& context, const SilenceOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = patientOf(*services, options.mrn);
    if (!patient)
        return propagate(patient);
    const auto ended =
        services->alerts->endSilence(OperationId::generate(), *patient, toQString(options.type));
    if (!ended)
        return propagate(ended);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("ended"), true}});
    else
        context.out().line(
            translated(QT_TRANSLATE_NOOP("AlertsCommands", "These alerts are heard again.")));
    return ExitCode::Done;
}

Result<ExitCode> raise(Context& context, const RaiseOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    alerts::NewAlert alert;
    if (!options.mrn.empty()) {
        const auto patient = patientOf(*services, options.mrn);
        if (!patient)
            return propagate(patient);
        alert.patient = *patient;
    }
    alert.severity =
        alerts::parseSeverity(toQString(options.severity)).value_or(alerts::Severity::Low);
    alert.type = toQString(options.type);
    alert.message = toQString(options.message);
    alert.deviceSerial = toQString(options.device);
    alert.measurementType = toQString(options.measurement);
    alert.value = options.value;
    alert.limit = options.limit;
    alert.unit = toQString(options.unit);
    if (!options.at.empty())
        alert.occurredAt = parseInstant(options.at);
    const auto ids = services->alerts->raise(OperationId::generate(), {alert});
    if (!ids)
        return propagate(ids);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("alert_id"), ids->front().toString()}});
    else
        context.out().line(ids->front().toString());
    return ExitCode::Done;
}

void addAckCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<AckOptions>();
    CLI::App* command = line.command(
        group, "ack",
        translated(QT_TRANSLATE_NOOP(
            "AlertsCommands",
            "Acknowledge alerts. Each is acknowledged once: where somebody was faster, this says "
            "who and when, and exits 1; the others are acknowledged all the same")),
        [options](Context& context) { return acknowledge(context, *options); });
    command->add_option("id", options->ids)
        ->required()
        ->type_name("ID")
        ->check(CLI::Validator(isAlertId, ""));
    command->add_option("--note", options->note)->type_name("TEXT");
}

void addSilenceCommands(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<SilenceOptions>();
    CLI::App* begin = line.command(
        group, "silence",
        translated(QT_TRANSLATE_NOOP("AlertsCommands", "Silence one type of alert for one patient, "
                                                       "for 24 hours at most")),
        [options](Context& context) { return silence(context, *options); });
    CLI::App* end = line.command(
        group, "unsilence",
        translated(QT_TRANSLATE_NOOP("AlertsCommands", "End a silence before its time")),
        [options](Context& context) { return unsilence(context, *options); });
    for (CLI::App* command : {begin, end}) {
        command->add_option("--patient", options->mrn)->required()->type_name("MRN");
        command->add_option("--type", options->type)->required()->type_name("ALERT_TYPE");
    }
    begin->add_option("--minutes", options->minutes)->required()->check(CLI::Range(1, 24 * 60));
    begin->add_option("--note", options->note)->type_name("TEXT");
}

void addRaiseCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<RaiseOptions>();
    CLI::App* command = line.command(
        group, "raise",
        translated(QT_TRANSLATE_NOOP("AlertsCommands", "Raise an alert, for rules that live "
                                                       "elsewhere; prints its id")),
        [options](Context& context) { return raise(context, *options); });
    command->add_option("--type", options->type)->required()->type_name("ALERT_TYPE");
    command->add_option("--severity", options->severity)
        ->required()
        ->check(CLI::IsMember({"critical", "high", "medium", "low"}));
    command->add_option("--message", options->message)->type_name("TEXT");
    command->add_option("--patient", options->mrn)->type_name("MRN");
    command->add_option("--device", options->device)->type_name("SERIAL");
    command->add_option("--measurement", options->measurement)->type_name("TYPE");
    command->add_option("--value", options->value)->type_name("X");
    command->add_option("--limit", options->limit)->type_name("X");
    command->add_option("--unit", options->unit);
    command->add_option("--at", options->at)
        ->type_name("TIME")
        ->check(CLI::Validator(isInstant, ""));
}

} // namespace

void addAlertsActCommands(CommandLine& line, CLI::App* group)
{
    addAckCommand(line, group);
    addSilenceCommands(line, group);
    addRaiseCommand(line, group);
}

} // namespace wardlight::ctl
