#include "app/services/sample_live.h"

#include "app/ctl/commands.h"

#include <QCoreApplication>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>
#include <unistd.h>

namespace wardlight::ctl {

namespace {

using namespace std::chrono_literals;

/// How soon a signal, the end of the parent or of the server is noticed.
constexpr auto Watchfulness = 200ms;

std::atomic<bool> stopRequested = false;

void onStopSignal(int)
{
    stopRequested = true;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("SampleLiveCommand", text);
}

struct LiveOptions
{
    int everySeconds = 5;
    int speed = 1;
    int ticks = 0; ///< 0: until it is ended
};

/// Whether the program that started this one is still there; an orphan gets another parent.
bool isOrphan(pid_t parent)
{
    return ::getppid() != parent;
}

void waitForTick(int seconds, pid_t parent)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!stopRequested && !isOrphan(parent) && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(Watchfulness);
}

/// One document for all of it, because a script waits for the end.
void report(Output& out, const services::SampleLive::Tick& sum)
{
    if (out.isJson()) {
        out.json(QJsonObject{{QStringLiteral("measurements"), sum.measurements},
                             {QStringLiteral("alerts"), sum.alerts}});
        return;
    }
    out.line(translated(QT_TRANSLATE_NOOP("SampleLiveCommand",
                                          "The sample ward produced %1 values and %2 alerts."))
                 .arg(sum.measurements)
                 .arg(sum.alerts));
}

Result<ExitCode> live(Context& context, const LiveOptions& options)
{
    const pid_t parent = ::getppid();
    const auto services = context.services();
    if (!services)
        return propagate(services);
    auto ward = services::SampleLive::open(*services, options.speed);
    if (!ward)
        return propagate(ward);
    std::signal(SIGINT, onStopSignal);
    std::signal(SIGTERM, onStopSignal);
    services::SampleLive::Tick sum;
    for (int tick = 1; !stopRequested && !isOrphan(parent); ++tick) {
        const auto produced = ward->tick();
        if (!produced && produced.error().code == ErrorCode::Unavailable)
            break; // the server was stopped; starting it again is not this command's business
        if (!produced)
            return propagate(produced);
        sum.measurements += produced->measurements;
        sum.alerts += produced->alerts;
        if (tick == options.ticks)
            break;
        waitForTick(options.everySeconds, parent);
    }
    report(context.out(), sum);
    return ExitCode::Done;
}

} // namespace

void addSampleLiveCommand(CommandLine& line, CLI::App* group)
{
    auto options = std::make_shared<LiveOptions>();
    CLI::App* command = line.command(
        group, "live",
        translated(QT_TRANSLATE_NOOP("SampleLiveCommand",
                                     "Let the sample ward go on producing vitals and alerts, until "
                                     "this is ended, its parent ends or the server stops")),
        [options](Context& context) { return live(context, *options); });
    command
        ->add_option("--every", options->everySeconds,
                     translated(QT_TRANSLATE_NOOP("SampleLiveCommand", "Seconds between two ticks"))
                         .toStdString())
        ->check(CLI::Range(1, 3'600))
        ->type_name("SECONDS");
    command
        ->add_option(
            "--speed", options->speed,
            translated(QT_TRANSLATE_NOOP("SampleLiveCommand", "How many times faster than life"))
                .toStdString())
        ->check(CLI::Range(1, 3'600))
        ->type_name("N");
    command
        ->add_option(
            "--ticks", options->ticks,
            translated(QT_TRANSLATE_NOOP("SampleLiveCommand", "End after so many")).toStdString())
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
}

} // namespace wardlight::ctl
