#include "app/ctl/alerts_json.h"
#include "app/ctl/commands.h"
#include "core/alerts/alert_feed.h"
#include "core/alerts/alert_rules.h"
#include "core/patients/patient_store.h"
#include "core/postgres/database.h"

#include <QCoreApplication>

#include <condition_variable>
#include <mutex>

namespace wardlight::ctl {

namespace {

using alerts::Alert;
using alerts::AlertEvent;
using alerts::AlertQuery;

constexpr int PageSize = 2'000;

QString translated(const char* text)
{
    return QCoreApplication::translate("AlertsCommands", text);
}

struct ListOptions
{
    bool open = false;
    std::string mrn;
    std::string severity;
    int limit = 0; ///< 0: all
};

struct HistoryOptions
{
    std::vector<std::string> kinds;
    std::string mrn;
    int limit = 0; ///< 0: all
};

struct ReplayOptions
{
    std::string type;
    std::optional<double> high;
    std::optional<double> low;
    int days = 1;
};

struct WatchOptions
{
    int count = 0;   ///< events; 0: without end
    int seconds = 0; ///< 0: without end
};

/// None for an empty number; Error::NotFound for one that nobody has.
Result<std::optional<PatientId>> patientOf(const services::Services& services,
                                           const std::string& mrn)
{
    if (mrn.empty())
        return std::nullopt;
    return services.patients->summaryByMrn(toQString(mrn))
        .map([](const patients::PatientSummary& summary) {
            return std::optional(summary.row.patient.id);
        });
}

/// Page after page, up to a limit; 0: all.
template <class Item, class ReadPage>
Result<std::vector<Item>> readAll(int limit, ReadPage readPage)
{
    std::vector<Item> items;
    while (true) {
        const int left = limit > 0 ? limit - int(items.size()) : PageSize;
        const auto page = readPage(std::min(left, PageSize), items);
        if (!page)
            return propagate(page);
        if (!*page || (limit > 0 && int(items.size()) >= limit))
            return items;
    }
}

Result<std::vector<Alert>> readAlerts(alerts::AlertStore& store, AlertQuery query, int limit)
{
    return readAll<Alert>(limit, [&](int pageSize, std::vector<Alert>& alerts) -> Result<bool> {
        query.limit = pageSize;
        auto page = store.list(query);
        if (!page)
            return propagate(page);
        alerts.insert(alerts.end(), page->alerts.begin(), page->alerts.end());
        query.after = page->next;
        return page->next.has_value();
    });
}

Result<std::vector<AlertEvent>> readEvents(alerts::AlertStore& store, alerts::HistoryQuery query,
                                           int limit)
{
    return readAll<AlertEvent>(
        limit, [&](int pageSize, std::vector<AlertEvent>& events) -> Result<bool> {
            query.limit = pageSize;
            auto page = store.history(query);
            if (!page)
                return propagate(page);
            events.insert(events.end(), page->events.begin(), page->events.end());
            query.after = page->next;
            return page->next.has_value();
        });
}

QStringList toCells(const Alert& alert)
{
    QString state;
    if (alert.acknowledged)
        state =
            alerts::plainLine(alert.acknowledged->by) + u' ' + instantText(alert.acknowledged->at);
    return {alert.id.toString(),
            severityCode(alert.severity),
            alerts::headline(alert),
            alert.patient ? alerts::plainLine(alert.patient->name) : QString(),
            alert.patient ? alert.patient->mrn : QString(),
            alert.device ? alerts::plainLine(alert.device->serialNumber) : QString(),
            instantText(alerts::began(alert)),
            state};
}

void printAlerts(Output& out, const std::vector<Alert>& alerts)
{
    if (out.isJson()) {
        QJsonArray json;
        for (const Alert& alert : alerts)
            json.append(toJson(alert));
        out.json(json);
        return;
    }
    std::vector<QStringList> cells;
    cells.reserve(alerts.size());
    for (const Alert& alert : alerts)
        cells.push_back(toCells(alert));
    out.table({translated(QT_TRANSLATE_NOOP("AlertsCommands", "Alert")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "Severity")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "What")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "Patient")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "MRN")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "Device")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "Since")),
               translated(QT_TRANSLATE_NOOP("AlertsCommands", "Acknowledged"))},
              cells);
}

Result<ExitCode> list(Context& context, const ListOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = patientOf(*services, options.mrn);
    if (!patient)
        return propagate(patient);
    AlertQuery query;
    query.state = options.open ? alerts::AlertState::Open : alerts::AlertState::Any;
    query.patient = *patient;
    query.severity = alerts::parseSeverity(toQString(options.severity));
    const auto found = readAlerts(*services->alerts, query, options.limit);
    if (!found)
        return propagate(found);
    printAlerts(context.out(), *found);
    return ExitCode::Done;
}

Result<ExitCode> history(Context& context, const HistoryOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto patient = patientOf(*services, options.mrn);
    if (!patient)
        return propagate(patient);
    alerts::HistoryQuery query;
    query.patient = *patient;
    for (const std::string& kind : options.kinds) {
        if (const auto parsed = alerts::parseEventKind(toQString(kind)))
            query.kinds.push_back(*parsed);
    }
    const auto events = readEvents(*services->alerts, query, options.limit);
    if (!events)
        return propagate(events);
    QJsonArray json;
    for (const AlertEvent& event : *events) {
        if (context.out().isJson())
            json.append(toJson(event));
        else
            context.out().line(toLine(event));
    }
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

Result<ExitCode> silences(Context& context)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto active = services->alerts->activeSilences();
    if (!active)
        return propagate(active);
    QJsonArray json;
    for (const alerts::Silence& silence : *active) {
        if (context.out().isJson())
            json.append(toJson(silence));
        else
            context.out().line(QStringList{
                silence.patient.mrn, alerts::plainLine(silence.patient.name),
                alerts::plainLine(silence.type), QStringLiteral("→ ") + instantText(silence.until),
                alerts::plainLine(silence.person), alerts::plainLine(silence.note)}
                                   .join(QStringLiteral("  ")));
    }
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

Result<ExitCode> replay(Context& context, const ReplayOptions& options)
{
    if (options.high.has_value() == options.low.has_value())
        return context.badUsage(translated(
            QT_TRANSLATE_NOOP("AlertsCommands", "Give one limit: --high X or --low X.")));
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const alerts::Limit limit{options.high ? alerts::LimitSide::High : alerts::LimitSide::Low,
                              options.high ? *options.high : *options.low};
    const auto count = services->alerts->replay({toQString(options.type), limit, options.days});
    if (!count)
        return propagate(count);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("would_raise"), count->wouldRaise},
                                       {QStringLiteral("raised"), count->raised}});
    else
        context.out().line(
            translated(QT_TRANSLATE_NOOP("AlertsCommands", "Would raise %1, raised %2"))
                .arg(count->wouldRaise)
                .arg(count->raised));
    return ExitCode::Done;
}

/// Events on their way from the feed's thread to the one that prints.
class Inbox
{
public:
    void put(std::vector<AlertEvent> events)
    {
        const std::lock_guard lock(m_mutex);
        m_events.insert(m_events.end(), std::make_move_iterator(events.begin()),
                        std::make_move_iterator(events.end()));
        m_arrived.notify_all();
    }
    /// What has arrived; waits for it until @p deadline at most.
    std::vector<AlertEvent> take(std::chrono::steady_clock::time_point deadline)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait_until(lock, deadline, [this] { return !m_events.empty(); });
        return std::exchange(m_events, {});
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<AlertEvent> m_events;
};

alerts::AlertFeed::Consumer consumerInto(Inbox& inbox)
{
    alerts::AlertFeed::Consumer consumer;
    consumer.changed = [&inbox](std::vector<AlertEvent> events) { inbox.put(std::move(events)); };
    consumer.stale = [](const QDateTime& since) {
        Output::error(
            translated(QT_TRANSLATE_NOOP("AlertsCommands", "The connection was lost; complete "
                                                           "until %1."))
                .arg(instantText(since)));
    };
    consumer.live = [](const std::optional<alerts::FeedGap>&) {
        Output::error(translated(QT_TRANSLATE_NOOP("AlertsCommands", "Listening.")));
    };
    consumer.restarted = [] {
        Output::error(translated(QT_TRANSLATE_NOOP(
            "AlertsCommands", "Another server took over; something may have been missed.")));
    };
    return consumer;
}

Result<ExitCode> watch(Context& context, const WatchOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto from = services->alerts->position();
    if (!from)
        return propagate(from);
    using std::chrono::steady_clock;
    const auto end = options.seconds > 0
                         ? steady_clock::now() + std::chrono::seconds(options.seconds)
                         : steady_clock::now() + std::chrono::hours(24 * 365);
    Inbox inbox;
    const alerts::AlertFeed feed(services->alerts, *from,
                                 alerts::listenForAlerts(services->listenDsn), services->clock,
                                 consumerInto(inbox));
    int printed = 0;
    while (steady_clock::now() < end) {
        for (const AlertEvent& event : inbox.take(end)) {
            if (context.out().isJson())
                context.out().json(toJson(event));
            else
                context.out().line(toLine(event));
            if (++printed == options.count)
                return ExitCode::Done;
        }
    }
    return ExitCode::Done;
}

void addListCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<ListOptions>();
    CLI::App* command = line.command(
        group, "list", translated(QT_TRANSLATE_NOOP("AlertsCommands", "Alerts, the newest first")),
        [options](Context& context) { return list(context, *options); });
    command->add_flag(
        "--open", options->open,
        translated(QT_TRANSLATE_NOOP("AlertsCommands", "Only those that nobody acknowledged"))
            .toStdString());
    command->add_option("--patient", options->mrn)->type_name("MRN");
    command->add_option("--severity", options->severity)
        ->check(CLI::IsMember({"critical", "high", "medium", "low"}));
    command->add_option("--limit", options->limit)->check(CLI::Range(1, 1'000'000'000));
}

void addHistoryCommands(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<HistoryOptions>();
    CLI::App* command = line.command(
        group, "history",
        translated(QT_TRANSLATE_NOOP("AlertsCommands", "What happened to alerts, the latest "
                                                       "first")),
        [options](Context& context) { return history(context, *options); });
    command->add_option("--kind", options->kinds)
        ->check(CLI::IsMember({"raised", "acknowledged", "silenced", "unsilenced"}));
    command->add_option("--patient", options->mrn)->type_name("MRN");
    command->add_option("--limit", options->limit)->check(CLI::Range(1, 1'000'000'000));
    line.command(group, "silences",
                 translated(QT_TRANSLATE_NOOP("AlertsCommands", "What is silenced, until when, by "
                                                                "whom")),
                 silences);
    auto watching = std::make_shared<WatchOptions>();
    CLI::App* watcher = line.command(
        group, "watch",
        translated(QT_TRANSLATE_NOOP("AlertsCommands", "Print what happens to alerts as it "
                                                       "happens, a line an event (with --json a "
                                                       "document a line), until Ctrl+C")),
        [watching](Context& context) { return watch(context, *watching); });
    watcher->add_option("--count", watching->count)->check(CLI::Range(1, 1'000'000'000));
    watcher->add_option("--for", watching->seconds)
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86'400 * 365));
}

void addReplayCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<ReplayOptions>();
    CLI::App* command = line.command(
        group, "replay",
        translated(QT_TRANSLATE_NOOP(
            "AlertsCommands",
            "How many alerts a limit would have raised over the recorded values of all patients, "
            "and how many were raised. would_raise counts episodes: an unbroken run of a patient's "
            "values beyond the limit (above --high, below --low; a value equal to it is not "
            "beyond) counts once, however long it is and whatever time lies between its values; "
            "the first value back within the limit ends it. Flagged values count too. raised "
            "counts the alerts on record for this type and side in the same days.")),
        [options](Context& context) { return replay(context, *options); });
    command->add_option("--type", options->type)->required()->type_name("TYPE");
    command->add_option("--low", options->low)->type_name("X");
    command->add_option("--high", options->high)->type_name("X");
    command->add_option("--days", options->days)->required()->check(CLI::Range(1, 3'660));
}

} // namespace

void addAlertsCommands(CommandLine& line)
{
    CLI::App* group = line.group(
        "alerts", translated(QT_TRANSLATE_NOOP("AlertsCommands", "Alerts, and what people did "
                                                                 "about them")));
    addListCommand(line, group);
    addHistoryCommands(line, group);
    addReplayCommand(line, group);
    addAlertsActCommands(line, group);
}

} // namespace wardlight::ctl
