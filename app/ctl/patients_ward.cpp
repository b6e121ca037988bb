#include "app/ctl/commands.h"
#include "app/ctl/patients_json.h"
#include "core/patients/patient_store.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using patients::WardBed;

QString translated(const char* text)
{
    return QCoreApplication::translate("PatientsWardCommand", text);
}

struct WardOptions
{
    std::string ward;
    patients::WardOrder order = patients::WardOrder::Bed;
};

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// Null where the score does not hold; "score" is null while a parameter is missing.
QJsonValue toJson(const std::optional<vitals::News2>& news2)
{
    if (!news2 || !news2->isApplicable)
        return {};
    const auto score = news2->score();
    const auto band = news2->band();
    return QJsonObject{
        {QStringLiteral("score"), score ? QJsonValue(*score) : QJsonValue()},
        {QStringLiteral("at_least"), news2->atLeast()},
        {QStringLiteral("complete"), news2->isComplete()},
        {QStringLiteral("missing"), QJsonArray::fromStringList(news2->missing)},
        {QStringLiteral("band"), band ? QJsonValue(news2BandCode(*band)) : QJsonValue()}};
}

QJsonObject toJson(const patients::OpenAlerts& open)
{
    return {{QStringLiteral("critical"), open.critical},
            {QStringLiteral("high"), open.high},
            {QStringLiteral("medium"), open.medium},
            {QStringLiteral("low"), open.low}};
}

QJsonObject toJson(const WardBed& bed)
{
    QJsonObject json{{QStringLiteral("ward"), bed.ward},
                     {QStringLiteral("bed"), orNull(bed.bed)},
                     {QStringLiteral("since"), bed.since.toString(Qt::ISODateWithMs)},
                     {QStringLiteral("patient"), QJsonValue()}};
    if (!bed.patient)
        return json;
    json.insert(QStringLiteral("patient"), patientJson(*bed.patient));
    json.insert(QStringLiteral("latest"), latestJson(bed.latest));
    json.insert(QStringLiteral("news2"), toJson(bed.patient->news2));
    json.insert(QStringLiteral("open_alerts"), toJson(bed.patient->openAlerts));
    return json;
}

QString valueOf(const WardBed& bed, const char* type)
{
    const auto found = bed.latest.constFind(QString::fromLatin1(type));
    return found == bed.latest.cend() ? QStringLiteral("–") : QString::number(found->value, 'g', 4);
}

QString scoreOf(const std::optional<vitals::News2>& news2)
{
    if (!news2 || !news2->isApplicable || news2->parts.isEmpty())
        return QStringLiteral("–");
    return news2->isComplete() ? QString::number(news2->atLeast())
                               : QStringLiteral("≥ %1").arg(news2->atLeast());
}

QStringList toCells(const WardBed& bed)
{
    if (!bed.patient)
        return {bed.ward, bed.bed, translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "(free)"))};
    return {bed.ward,
            bed.bed,
            displayName(bed.patient->patient),
            bed.patient->patient.mrn,
            valueOf(bed, "heart_rate"),
            valueOf(bed, "spo2"),
            valueOf(bed, "blood_pressure_systolic") + u'/' +
                valueOf(bed, "blood_pressure_diastolic"),
            valueOf(bed, "respiratory_rate"),
            valueOf(bed, "temperature"),
            scoreOf(bed.patient->news2),
            QString::number(bed.patient->openAlerts.total())};
}

QStringList header()
{
    return {translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "Ward")),
            translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "Bed")),
            translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "Name")),
            translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "MRN")),
            QStringLiteral("HR"),
            QStringLiteral("SpO2"),
            QStringLiteral("BP"),
            QStringLiteral("RR"),
            QStringLiteral("T"),
            QStringLiteral("NEWS2"),
            translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "Alerts"))};
}

/// A name that nobody knows is a typing error, not an empty ward.
Result<> checkWard(patients::PatientStore& store, const QString& name)
{
    const auto wards = store.wards();
    if (!wards)
        return propagate(wards);
    QStringList names;
    for (const patients::Ward& ward : *wards)
        names << ward.name;
    if (names.contains(name))
        return {};
    return fail(ErrorCode::NotFound,
                translated(QT_TRANSLATE_NOOP("PatientsWardCommand",
                                             "There is no ward \"%1\". Known wards: %2."))
                    .arg(name, names.isEmpty()
                                   ? translated(QT_TRANSLATE_NOOP("PatientsWardCommand", "none"))
                                   : names.join(QStringLiteral(", "))),
                QStringLiteral("unknown ward"));
}

Result<ExitCode> ward(Context& context, const WardOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    std::optional<QString> name;
    if (!options.ward.empty()) {
        name = toQString(options.ward);
        if (const auto known = checkWard(*services->patients, *name); !known)
            return propagate(known);
    }
    auto overview = services->patients->wardOverview(name);
    if (!overview)
        return propagate(overview);
    patients::sortBeds(overview->beds, options.order);
    if (context.out().isJson()) {
        QJsonArray beds;
        for (const WardBed& bed : overview->beds)
            beds.append(toJson(bed));
        context.out().json(beds);
        return ExitCode::Done;
    }
    std::vector<QStringList> cells;
    for (const WardBed& bed : overview->beds)
        cells.push_back(toCells(bed));
    context.out().table(header(), cells);
    return ExitCode::Done;
}

} // namespace

void addPatientsWardCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<WardOptions>();
    CLI::App* command = line.command(
        group, "ward",
        translated(QT_TRANSLATE_NOOP("PatientsWardCommand",
                                     "The beds of a ward, or of all: who lies there, latest "
                                     "vitals, NEWS2, open alerts")),
        [options](Context& context) { return ward(context, *options); });
    command->add_option("ward", options->ward)->type_name("WARD");
    const std::map<std::string, patients::WardOrder> orders = {
        {"bed", patients::WardOrder::Bed},
        {"news2", patients::WardOrder::News2},
        {"alerts", patients::WardOrder::Alerts}};
    command->add_option("--sort", options->order)
        ->transform(CLI::CheckedTransformer(orders, CLI::ignore_case))
        ->option_text("bed|news2|alerts");
}

} // namespace wardlight::ctl
