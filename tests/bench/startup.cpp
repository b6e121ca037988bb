#include "tests/bench/bench_room.h"
#include "tests/bench/benches.h"
#include "tests/support/corpus.h"

#include <QElapsedTimer>
#include <QProcess>

namespace wardlight::bench {

namespace {

constexpr int Runs = 5;
constexpr int LimitMs = 60'000;
constexpr double StartupGoalMs = 1000;

/// Starts the program and waits until it says that its first page shows data.
Result<double> startOnce(const BenchRoom& room)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"),
                       room.parentFolder() + QStringLiteral("/config"));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    program.start(test::programFolder() + QStringLiteral("/wardlight"),
                  {QStringLiteral("--workspace"), room.workspaceFolder(),
                   QStringLiteral("--person"), QStringLiteral("Benchmark"),
                   QStringLiteral("--exit-when-ready")});
    const bool isReady = program.waitForReadyRead(LimitMs);
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    program.waitForFinished(LimitMs);
    if (!isReady || program.readAllStandardOutput() != "ready\n")
        return fail(
            ErrorCode::Unavailable,
            QStringLiteral("The program did not come up (exit code %1).").arg(program.exitCode()));
    return elapsed;
}

} // namespace

Result<Figures> startup()
{
    const auto room = BenchRoom::create();
    if (!room)
        return propagate(room);
    std::vector<double> samples;
    for (int run = 0; run < Runs; ++run) {
        const auto elapsed = startOnce(*room);
        if (!elapsed)
            return propagate(elapsed);
        samples.push_back(*elapsed);
    }
    return Figures{{QStringLiteral("usable window on a started workspace"), median(samples),
                    QStringLiteral("ms"), StartupGoalMs}};
}

} // namespace wardlight::bench
