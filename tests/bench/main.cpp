#include "tests/bench/benches.h"

#include <QApplication>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace {

using namespace wardlight::bench;

struct Bench
{
    const char* name;
    wardlight::Result<Figures> (*run)();
    const char* description;
};

constexpr Bench Benches[] = {
    {"alerts-flood", alertsFlood, "10,000 alerts in a minute while the Alerts page is shown"},
    {"imaging", imagingSpeed, "series, codings and windows beside curl, dcmdjpeg …, DicomImage"},
    {"imaging-open", imagingOpen, "first image and all of a 140-slice CT, nothing cached"},
    {"map-frame", mapFrame, "panning and zooming a map of 100,000 places at 1600 x 1000"},
    {"objects", objectTransfers, "500 x 512 KiB and 512 MiB on an S3 server, beside curl"},
    {"postgres", postgresSpeed, "COPY, point reads and a failover, beside psql and pgbench"},
    {"stack-frame", stackFrame, "scrolling and window dragging at 1600 x 1000"},
    {"trace", traceScale, "importing and searching packs: 1 M and 10 M events"},
    {"startup", startup, "from exec to a usable window on a started workspace"},
    {"vitals-range", vitalsRange, "changing the range over 30 days of five vitals a minute"},
    {"waveforms", waveformStore, "12 leads of 500 Hz for 1 h and 24 h: import, windows, scans"},
};

int runBench(const Bench& bench, bool asJson)
{
    const auto figures = bench.run();
    if (!figures) {
        std::fprintf(stderr, "%s\n", qPrintable(figures.error().message));
        return 1;
    }
    const QString name = QString::fromLatin1(bench.name);
    if (asJson) {
        const QByteArray json =
            QJsonDocument(toJson(name, *figures)).toJson(QJsonDocument::Compact);
        std::printf("%s\n", json.constData());
        return 0;
    }
    for (const Figure& figure : *figures)
        std::printf("%s\n", qPrintable(toText(figure)));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App cli("Benchmarks of Wardlight.", "wardlight-bench");
    std::string name;
    bool asJson = false;
    bool lists = false;
    qint64 rows = 0;
    cli.add_option("name", name, "The benchmark to run")->type_name("NAME");
    cli.add_flag("--json", asJson, "Print one JSON document");
    cli.add_option("--rows", rows, "Rows to write (postgres)")->type_name("N");
    cli.add_option("--events", traceEvents(), "trace: events of the larger run")
        ->check(CLI::Range(1000, 100'000'000));
    cli.add_flag("--list", lists, "Name the benchmarks");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& said) {
        return cli.exit(said) == 0 ? 0 : 2;
    }
    if (lists) {
        for (const Bench& bench : Benches)
            std::printf("%-14s %s\n", bench.name, bench.description);
        return 0;
    }
    const auto* chosen = std::find_if(std::begin(Benches), std::end(Benches),
                                      [&name](const Bench& bench) { return name == bench.name; });
    if (chosen == std::end(Benches)) {
        std::fprintf(stderr, "There is no such benchmark; --list names them.\n");
        return 2;
    }
    if (rows > 0)
        qputenv("WARDLIGHT_BENCH_ROWS", QByteArray::number(rows));
    // The figures are of the program, not of a display: the same everywhere.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return runBench(*chosen, asJson);
}
