#include "app/ctl/commands.h"
#include "app/ctl/patients_json.h"
#include "core/patients/patient_search.h"
#include "core/patients/patient_store.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using patients::NewPatient;
using patients::Patient;
using patients::PatientRow;
using patients::PatientSummary;

constexpr int PageSize = 500;

QString translated(const char* text)
{
    return QCoreApplication::translate("PatientsCommands", text);
}

struct ListOptions
{
    std::vector<std::string> words;
    int limit = 0; ///< 0: all
};

struct ShowOptions
{
    std::string mrn;
    std::string assigner;
};

struct AddOptions
{
    std::string mrn;
    std::string assigner;
    std::string lastName;
    std::string firstName;
    std::string nativeName;
    std::string born;
    std::string gender;
    std::vector<std::string> allergies;
    bool hasNoAllergies = false;
    std::string ward;
    std::string bed;
};

QString isoDate(const std::optional<QDate>& date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}

QJsonObject toJson(const PatientSummary& summary)
{
    QJsonObject json = patientJson(summary.row);
    json.insert(QStringLiteral("allergies"),
                summary.allergies ? QJsonValue(QJsonArray::fromStringList(*summary.allergies))
                                  : QJsonValue());
    json.insert(QStringLiteral("open_alerts"), summary.row.openAlerts.total());
    json.insert(QStringLiteral("latest"), latestJson(summary.latest));
    return json;
}

QStringList toCells(const PatientRow& row)
{
    return {row.patient.mrn,
            displayName(row.patient),
            isoDate(row.patient.dateOfBirth),
            genderCode(row.patient.gender),
            row.ward,
            row.bed};
}

/// All pages up to the limit, one after the other.
Result<std::vector<PatientRow>> readRows(patients::PatientStore& store, const ListOptions& options)
{
    std::vector<PatientRow> rows;
    patients::PatientQuery query{.search = toQStrings(options.words).join(u' ')};
    while (true) {
        const int left = options.limit > 0 ? options.limit - int(rows.size()) : PageSize;
        query.limit = std::min(left, PageSize);
        auto page = store.list(query);
        if (!page)
            return propagate(page);
        rows.insert(rows.end(), page->rows.begin(), page->rows.end());
        if (!page->next || (options.limit > 0 && int(rows.size()) >= options.limit))
            return rows;
        query.after = page->next;
    }
}

Result<ExitCode> list(Context& context, const ListOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto rows = readRows(*services->patients, options);
    if (!rows)
        return propagate(rows);
    if (context.out().isJson()) {
        QJsonArray json;
        for (const PatientRow& row : *rows)
            json.append(patientJson(row));
        context.out().json(json);
        return ExitCode::Done;
    }
    std::vector<QStringList> cells;
    for (const PatientRow& row : *rows)
        cells.push_back(toCells(row));
    context.out().table({translated(QT_TRANSLATE_NOOP("PatientsCommands", "MRN")),
                         translated(QT_TRANSLATE_NOOP("PatientsCommands", "Name")),
                         translated(QT_TRANSLATE_NOOP("PatientsCommands", "Born")),
                         translated(QT_TRANSLATE_NOOP("PatientsCommands", "Gender")),
                         translated(QT_TRANSLATE_NOOP("PatientsCommands", "Ward")),
                         translated(QT_TRANSLATE_NOOP("PatientsCommands", "Bed"))},
                        cells);
    return ExitCode::Done;
}

QString allergyText(const patients::Allergies& allergies)
{
    if (!allergies)
        return translated(QT_TRANSLATE_NOOP("PatientsCommands", "Allergies: not known"));
    if (allergies->isEmpty())
        return translated(QT_TRANSLATE_NOOP("PatientsCommands", "Allergies: none known"));
    return translated(QT_TRANSLATE_NOOP("PatientsCommands", "Allergies: %1"))
        .arg(allergies->join(QStringLiteral(", ")));
}

void printSummary(Output& out, const PatientSummary& summary)
{
    out.line(toCells(summary.row).join(QStringLiteral("  ")));
    out.line(allergyText(summary.allergies));
    out.line(translated(QT_TRANSLATE_NOOP("PatientsCommands", "Open alerts: %1"))
                 .arg(summary.row.openAlerts.total()));
    for (auto entry = summary.latest.cbegin(); entry != summary.latest.cend(); ++entry) {
        out.line(QStringLiteral("%1  %2 %3  %4")
                     .arg(entry.key(), QString::number(entry->value), entry->unit,
                          entry->measuredAt.toString(Qt::ISODate)));
    }
}

Result<ExitCode> show(Context& context, const ShowOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto assigner =
        options.assigner.empty() ? std::nullopt : std::optional(toQString(options.assigner));
    const auto summary = services->patients->summaryByMrn(toQString(options.mrn), assigner);
    if (!summary)
        return propagate(summary);
    if (context.out().isJson())
        context.out().json(toJson(*summary));
    else
        printSummary(context.out(), *summary);
    return ExitCode::Done;
}

NewPatient toNewPatient(const AddOptions& options, const QDateTime& now)
{
    NewPatient added;
    added.patient.mrn = toQString(options.mrn).trimmed();
    added.patient.mrnAssigner = toQString(options.assigner);
    added.patient.lastName = toQString(options.lastName);
    added.patient.firstName = toQString(options.firstName);
    added.patient.nativeName = toQString(options.nativeName);
    added.patient.dateOfBirth = patients::parseWrittenDate(toQString(options.born));
    added.patient.gender = patients::parseGender(toQString(options.gender));
    if (options.hasNoAllergies || !options.allergies.empty())
        added.allergies = toQStrings(options.allergies);
    if (!options.ward.empty())
        added.encounters.push_back({toQString(options.ward), toQString(options.bed), now, {}});
    return added;
}

Result<ExitCode> add(Context& context, const AddOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const NewPatient patient = toNewPatient(options, services->clock->now());
    const auto added = services->patients->add(OperationId::generate(), {patient});
    if (!added)
        return propagate(added);
    if (*added == 0) {
        return fail(
            ErrorCode::Conflict,
            translated(QT_TRANSLATE_NOOP("PatientsCommands",
                                         "There is a patient with the number %1 already. Nothing "
                                         "was changed; look at it with \"patients show\"."))
                .arg(patient.patient.mrn),
            QStringLiteral("record number taken"));
    }
    return show(context, {options.mrn, options.assigner});
}

std::string isWrittenDate(const std::string& text)
{
    return patients::parseWrittenDate(toQString(text)) ? std::string() : "not a date: " + text;
}

void addListCommands(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<ListOptions>();
    const auto run = [options](Context& context) { return list(context, *options); };
    CLI::App* all = line.command(
        group, "list", translated(QT_TRANSLATE_NOOP("PatientsCommands", "All patients, by name")),
        run);
    CLI::App* search = line.command(
        group, "search",
        translated(QT_TRANSLATE_NOOP("PatientsCommands",
                                     "Patients by number, name in any script, or birth date")),
        run);
    search->add_option("text", options->words)->required()->type_name("TEXT");
    for (CLI::App* command : {all, search})
        command->add_option("--limit", options->limit)->check(CLI::Range(1, 1'000'000'000));
}

void addShowCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command = line.command(
        group, "show",
        translated(QT_TRANSLATE_NOOP("PatientsCommands", "One patient, with what matters")),
        [options](Context& context) { return show(context, *options); });
    command->add_option("mrn", options->mrn)->required()->type_name("MRN");
    command->add_option("--assigner", options->assigner)->type_name("NAME");
}

void addAddCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<AddOptions>();
    CLI::App* command = line.command(
        group, "add", translated(QT_TRANSLATE_NOOP("PatientsCommands", "Record a new patient")),
        [options](Context& context) { return add(context, *options); });
    command->add_option("mrn", options->mrn)
        ->required()
        ->type_name("MRN")
        ->check(CLI::Validator(
            [](const std::string& mrn) {
                return toQString(mrn).trimmed().isEmpty() ? std::string("MRN is empty")
                                                          : std::string();
            },
            ""));
    command->add_option("--assigner", options->assigner)->type_name("NAME");
    command->add_option("--last-name", options->lastName);
    command->add_option("--first-name", options->firstName);
    command->add_option("--native-name", options->nativeName);
    command->add_option("--born", options->born)
        ->type_name("DATE")
        ->check(CLI::Validator(isWrittenDate, ""));
    command->add_option("--gender", options->gender)
        ->check(CLI::IsMember({"male", "female", "other"}));
    CLI::Option* allergy = command->add_option("--allergy", options->allergies)->type_name("TEXT");
    command->add_flag("--no-known-allergies", options->hasNoAllergies)->excludes(allergy);
    CLI::Option* ward = command->add_option("--ward", options->ward);
    command->add_option("--bed", options->bed)->needs(ward);
}

} // namespace

void addPatientsCommands(CommandLine& line)
{
    CLI::App* group = line.group(
        "patients",
        translated(QT_TRANSLATE_NOOP("PatientsCommands", "Patients and where they lie")));
    addListCommands(line, group);
    addShowCommand(line, group);
    addAddCommand(line, group);
    addPatientsWardCommand(line, group);
}

} // namespace wardlight::ctl
