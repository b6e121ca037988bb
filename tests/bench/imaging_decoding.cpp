#include "tests/bench/imaging_decoding.h"

#include "core/base/platform/durable_file.h"
#include "core/imaging/decoder.h"
#include "core/imaging/pixel_mapping.h"
#include "core/objects/ingest_file.h"
#include "tests/bench/bench_room.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/run_program.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <thread>

namespace wardlight::bench {

namespace {

constexpr int Runs = 3;
constexpr int Side = 512, Across = 8, Down = 6; ///< slices in the picture
constexpr double BestGoal = 0.95;               ///< of the best program's throughput
constexpr double TwoWorkersGoal = 1.9;
constexpr double MappingGoal = 2; ///< times as fast as DicomImage

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// A coding, how to write it, and what else reads it.
struct Coding
{
    const char* name;
    const char* encoder;
    QStringList encoderOptions; ///< before input and output
    const char* peer;
    QStringList peerOptions;
};

std::vector<Coding> codings()
{
    return {{"RLE", "dcmcrle", {}, "dcmdrle", {}},
            {"JPEG lossless", "dcmcjpeg", {text("+e1")}, "dcmdjpeg", {}},
            {"JPEG-LS", "dcmcjpls", {}, "dcmdjpls", {}},
            {"JPEG 2000", "gdcmconv", {text("--j2k")}, "gdcmconv", {text("--raw")}}};
}

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

Result<double> timeProgram(const QString& program, const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    const auto outcome = test::runProgram(program, arguments, {.timeout = std::chrono::minutes(2)});
    if (!outcome.exitedWith(0))
        return fail(ErrorCode::Unavailable, program + text(" failed."),
                    QString::fromUtf8(outcome.describe()));
    return elapsedMs(timer);
}

/// One picture of many slices of the head: real noise in real anatomy.
Result<QByteArray> mosaic(const QString& headFolder, const imaging::Decoder& decoder)
{
    QStringList files;
    QDirIterator it(headFolder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    constexpr qsizetype LineBytes = Side * 2;
    QByteArray pixels(LineBytes * Across * Side * Down, '\0');
    for (int slice = 0; slice < Across * Down; ++slice) {
        const auto file = objects::ingestFile(files.at(40 + slice)); // those with most in them
        if (!file)
            return propagate(file);
        const auto frame = decoder.frame(file->bytes, headFolder, 0);
        if (!frame)
            return propagate(frame);
        for (int row = 0; row < Side; ++row) {
            const qsizetype line = qsizetype(slice / Across) * Side + row;
            std::memcpy(pixels.data() + (line * Across + slice % Across) * LineBytes,
                        frame->pixels.bytes().data() + row * LineBytes, std::size_t(LineBytes));
        }
    }
    return pixels;
}

Result<> writeDicom(const QString& path, const QByteArray& pixels, int rows, int columns)
{
    test::DicomImage image;
    image.rows = std::uint16_t(rows);
    image.columns = std::uint16_t(columns);
    image.pixels = pixels;
    const QByteArray file = test::dicomFile(test::dicomDataset(image));
    return writeFileDurably(path, std::as_bytes(std::span(file)));
}

/// What decoding the file takes in one worker that is awake.
Result<double> timeDecoding(const imaging::Decoder& decoder, const SealedMemory& bytes,
                            const QString& scope)
{
    // The worker opens an object once, and here its decoding alone is of interest.
    if (const auto header = decoder.header(bytes, scope); !header)
        return propagate(header);
    QElapsedTimer timer;
    timer.start();
    const auto frame = decoder.frame(bytes, scope, 0);
    return frame ? Result<double>(elapsedMs(timer)) : propagate(frame);
}

/// Two workers at once with a copy each; until both are done.
Result<double> timeTwo(const imaging::Decoder& decoder, const SealedMemory& bytes)
{
    for (const char* scope : {"one", "two"}) {
        if (const auto header = decoder.header(bytes, text(scope)); !header)
            return propagate(header);
    }
    QElapsedTimer timer;
    timer.start();
    Result<imaging::Frame> first;
    Result<imaging::Frame> second;
    {
        const std::jthread other([&] { second = decoder.frame(bytes, text("two"), 0); });
        first = decoder.frame(bytes, text("one"), 0);
    }
    if (!first || !second)
        return propagate(first ? second : first);
    return elapsedMs(timer);
}

Result<> measureCoding(Figures& figures, const Coding& coding, const QString& raw,
                       const QString& folder)
{
    const QString coded = folder + text("/coded.dcm");
    const QString decoded = folder + text("/decoded.dcm");
    if (const auto made =
            timeProgram(text(coding.encoder), coding.encoderOptions + QStringList{raw, coded});
        !made)
        return propagate(made);
    const auto file = objects::ingestFile(coded);
    if (!file)
        return propagate(file);
    const imaging::Decoder decoder{imaging::Decoder::Options{}};
    std::vector<double> own;
    std::vector<double> two;
    std::vector<double> peer;
    for (int run = 0; run < Runs; ++run) {
        const auto alone = timeDecoding(decoder, file->bytes, text("one"));
        const auto both = timeTwo(decoder, file->bytes);
        const auto start = timeProgram(text(coding.peer), {text("--version")});
        const auto program =
            timeProgram(text(coding.peer), coding.peerOptions + QStringList{coded, decoded});
        for (const auto* time : {&alone, &both, &start, &program}) {
            if (!*time)
                return propagate(*time);
        }
        own.push_back(*alone);
        two.push_back(2 * *alone / *both);
        peer.push_back(*program - *start); // what is not its start
    }
    const QString name = text(coding.name) + text(", 12 Mpx: ");
    figures.push_back({name + text("one worker"), median(own), text("ms"), median(peer) / BestGoal,
                       text(coding.peer) + text(" without its start"), median(peer)});
    figures.push_back(
        {name + text("two workers, times one"), median(two), text("×"), TwoWorkersGoal});
    return {};
}

/// Mapping to grey by our own table and by DicomImage, which another program does: nothing but the
/// decoder links DCMTK.
Result<> measureMapping(Figures& figures, const QString& name, const QString& path)
{
    constexpr int Windows = 50;
    const auto file = objects::ingestFile(path);
    if (!file)
        return propagate(file);
    const imaging::Decoder decoder{imaging::Decoder::Options{}};
    const auto header = decoder.header(file->bytes, path);
    if (!header)
        return propagate(header);
    const auto frame = decoder.frame(file->bytes, path, 0);
    if (!frame)
        return propagate(frame);
    const auto mapping = imaging::PixelMapping::create(*header, frame->format);
    if (!mapping)
        return propagate(mapping);
    auto picture = mapping->picture(*frame, {.centre = 1000, .width = 500});
    if (!picture)
        return propagate(picture);
    std::vector<double> samples;
    for (int window = 0; window < Windows; ++window) {
        QElapsedTimer timer;
        timer.start();
        const auto mapped =
            mapping->map(*frame, {.centre = 1000.0 + window, .width = 500}, false, picture->view());
        if (!mapped)
            return propagate(mapped);
        samples.push_back(elapsedMs(timer));
    }
    const auto peer =
        test::runProgram(text("wardlight-bench-dicomimage"), {path, QString::number(Windows)});
    if (!peer.exitedWith(0))
        return fail(ErrorCode::Unavailable, QString::fromUtf8(peer.describe()));
    const double peerMs = peer.standardOutput.trimmed().toDouble();
    figures.push_back({text("window mapping, ") + name, median(samples), text("ms"),
                       peerMs / MappingGoal, text("DicomImage"), peerMs});
    return {};
}

} // namespace

Result<Figures> decodePictures()
{
    const QTemporaryDir room;
    const QString head = room.filePath(text("head"));
    if (const Result<> unpacked = unpackHead(head); !unpacked)
        return propagate(unpacked);
    const imaging::Decoder decoder{imaging::Decoder::Options{}};
    const auto pixels = mosaic(head, decoder);
    if (!pixels)
        return propagate(pixels);
    const QString large = room.filePath(text("large.dcm"));
    const QString small = room.filePath(text("small.dcm"));
    if (const auto written = writeDicom(large, *pixels, Side * Down, Side * Across); !written)
        return propagate(written);
    if (const auto written =
            writeDicom(small, pixels->first(qsizetype(Side) * Side * 2), Side, Side);
        !written)
        return propagate(written);
    Figures figures;
    for (const Coding& coding : codings()) {
        if (const auto done = measureCoding(figures, coding, large, room.path()); !done)
            return propagate(done);
    }
    if (const auto done = measureMapping(figures, text("512²"), small); !done)
        return propagate(done);
    if (const auto done = measureMapping(figures, text("12 Mpx"), large); !done)
        return propagate(done);
    return figures;
}

} // namespace wardlight::bench
