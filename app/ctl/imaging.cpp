#include "app/ctl/commands.h"
#include "app/ctl/imaging_source.h"
#include "core/base/platform/durable_file.h"
#include "core/imaging/frame_header.h"
#include "core/imaging/imaging_store.h"
#include "core/imaging/pixel_mapping.h"
#include "core/patients/patient_store.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QJsonDocument>

namespace wardlight::ctl {

namespace {

using imaging::Frame;
using imaging::Series;
using imaging::StudyOutline;
using imaging::VoiWindow;

struct StudiesOptions
{
    std::string patientMrn;
};

struct FrameOptions
{
    ImagingSourceOptions source;
    int frame = 0;
    std::string out;
    std::string window; ///< "C/W"; empty: the file's own, else automatic
};

/// Absent values are null in JSON, not empty texts.
QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString isoDate(const std::optional<QDate>& date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}

QJsonObject toJson(const Series& series)
{
    QJsonArray warnings;
    for (const imaging::SeriesWarning& warning : series.warnings)
        warnings.append(warningKey(warning.kind));
    return {{QStringLiteral("series_uid"), series.seriesUid},
            {QStringLiteral("modality"), series.modality},
            {QStringLiteral("description"), series.description},
            {QStringLiteral("instances"), series.counts.instances},
            {QStringLiteral("verified"), series.counts.verified},
            {QStringLiteral("failed"), series.counts.failed},
            {QStringLiteral("warnings"), warnings}};
}

QJsonObject toJson(const StudyOutline& outline)
{
    QJsonArray series;
    for (const Series& one : outline.series)
        series.append(toJson(one));
    const imaging::Study& study = outline.study;
    return {{QStringLiteral("study_uid"), study.studyUid},
            {QStringLiteral("date"), orNull(isoDate(study.date))},
            {QStringLiteral("description"), study.description},
            {QStringLiteral("patient_id"),
             study.patient ? QJsonValue(study.patient->toString()) : QJsonValue()},
            {QStringLiteral("series"), series}};
}

Result<std::vector<StudyOutline>> readStudies(const services::Services& services,
                                              const std::string& patientMrn)
{
    imaging::StudyQuery query;
    if (!patientMrn.empty()) {
        const auto patient = services.patients->summaryByMrn(toQString(patientMrn));
        if (!patient)
            return propagate(patient);
        query.patient = patient->row.patient.id;
    }
    std::vector<StudyOutline> studies;
    do {
        auto page = services.imaging->outlines(query);
        if (!page)
            return propagate(page);
        std::move(page->outlines.begin(), page->outlines.end(), std::back_inserter(studies));
        query.after = page->next;
    } while (query.after);
    return studies;
}

void printStudies(Output& out, const std::vector<StudyOutline>& studies)
{
    for (const StudyOutline& outline : studies) {
        const imaging::Study& study = outline.study;
        out.line(
            QStringLiteral("%1  %2  %3  %4")
                .arg(isoDate(study.date), study.patientIdText, study.description, study.studyUid));
        for (const Series& series : outline.series) {
            out.line(QCoreApplication::translate("ImagingCommands",
                                                 "  %1  %2  %3 images, %4 verified, %5 failed  %6")
                         .arg(series.modality, series.description)
                         .arg(series.counts.instances)
                         .arg(series.counts.verified)
                         .arg(series.counts.failed)
                         .arg(series.seriesUid));
            for (const imaging::SeriesWarning& warning : series.warnings)
                out.line(QStringLiteral("    ! ") + warning.text);
        }
    }
}

Result<ExitCode> studies(Context& context, const StudiesOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto found = readStudies(*services, options.patientMrn);
    if (!found)
        return propagate(found);
    if (!context.out().isJson()) {
        printStudies(context.out(), *found);
        return ExitCode::Done;
    }
    QJsonArray json;
    for (const StudyOutline& outline : *found)
        json.append(toJson(outline));
    context.out().json(json);
    return ExitCode::Done;
}

QJsonObject toJson(const Frame& frame, const Sha256Digest& sha256)
{
    const imaging::PixelFormat& format = frame.format;
    return {{QStringLiteral("rows"), format.rows},
            {QStringLiteral("columns"), format.columns},
            {QStringLiteral("samples_per_pixel"), format.samplesPerPixel},
            {QStringLiteral("bits_allocated"), format.bitsAllocated},
            {QStringLiteral("bits_stored"), format.bitsStored},
            {QStringLiteral("signed"), format.isSigned},
            {QStringLiteral("frames"), format.frames},
            {QStringLiteral("photometric"), format.photometric},
            {QStringLiteral("transfer_syntax"), frame.transferSyntaxUid},
            {QStringLiteral("sha256"), sha256.toHex()}};
}

Result<ExitCode> pixels(Context& context, const FrameOptions& options)
{
    const auto source = openImagingSource(context, options.source);
    if (!source)
        return propagate(source);
    const auto frame = source->decoder->frame(source->bytes, source->scope, options.frame);
    if (!frame)
        return propagate(frame);
    if (const Result<> written = writeFileDurably(toQString(options.out), frame->pixels.bytes());
        !written)
        return propagate(written);
    context.out().json(toJson(*frame, source->sha256));
    return ExitCode::Done;
}

/// "C/W", both finite, W at least 1.
std::optional<VoiWindow> parseWindow(const std::string& text)
{
    const QStringList parts = toQString(text).split(u'/');
    if (parts.size() != 2)
        return std::nullopt;
    bool isCentre = false;
    bool isWidth = false;
    const VoiWindow window{.centre = parts[0].toDouble(&isCentre),
                           .width = parts[1].toDouble(&isWidth)};
    if (!isCentre || !isWidth || !qIsFinite(window.centre) || !qIsFinite(window.width) ||
        window.width < 1)
        return std::nullopt;
    return window;
}

Result<QByteArray> toPng(imaging::Picture picture)
{
    const QImage image(picture.bytes.data(), picture.width, picture.height, picture.bytesPerLine(),
                       picture.isColour ? QImage::Format_RGB32 : QImage::Format_Grayscale8);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return fail(ErrorCode::Limit,
                    QCoreApplication::translate("ImagingCommands",
                                                "The picture is too large for a PNG file."));
    return png;
}

Result<imaging::Picture> renderFrame(const ImagingSource& source, int number,
                                     const std::optional<VoiWindow>& window)
{
    const auto header = source.decoder->header(source.bytes, source.scope);
    if (!header)
        return propagate(header);
    const auto frame = source.decoder->frame(source.bytes, source.scope, number);
    if (!frame)
        return propagate(frame);
    const auto tables = source.decoder->tables(source.bytes, source.scope);
    if (!tables)
        return propagate(tables);
    const auto mapping = imaging::PixelMapping::create(
        imaging::headerOfFrame(*header, *tables, number), frame->format, *tables, number);
    if (!mapping)
        return propagate(mapping);
    return mapping->picture(*frame, window ? *window : mapping->initialWindow(*frame));
}

Result<ExitCode> render(Context& context, const FrameOptions& options)
{
    const std::optional<VoiWindow> window = parseWindow(options.window);
    if (!options.window.empty() && !window)
        return context.badUsage(QCoreApplication::translate(
            "ImagingCommands", "--window takes centre and width, such as 40/400."));
    const auto source = openImagingSource(context, options.source);
    if (!source)
        return propagate(source);
    auto picture = renderFrame(*source, options.frame, window);
    if (!picture)
        return propagate(picture);
    const QJsonObject json{{QStringLiteral("width"), picture->width},
                           {QStringLiteral("height"), picture->height},
                           {QStringLiteral("sha256"), source->sha256.toHex()}};
    const auto png = toPng(std::move(*picture));
    if (!png)
        return propagate(png);
    if (const Result<> written =
            writeFileDurably(toQString(options.out), std::as_bytes(std::span(*png)));
        !written)
        return propagate(written);
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

Result<ExitCode> tags(Context& context, const ImagingSourceOptions& options)
{
    const auto source = openImagingSource(context, options);
    if (!source)
        return propagate(source);
    const auto json = source->decoder->tagsJson(source->bytes, source->scope);
    if (!json)
        return propagate(json);
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (document.isArray())
        context.out().json(document.array());
    else
        context.out().json(document.object());
    return ExitCode::Done;
}

void addFrameOptions(CLI::App* command, FrameOptions& options)
{
    options.source.addTo(command);
    command
        ->add_option(
            "--frame", options.frame,
            QCoreApplication::translate("ImagingCommands", "The frame, from 0").toStdString())
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option(
            "--out", options.out,
            QCoreApplication::translate("ImagingCommands", "The file to write").toStdString())
        ->required()
        ->type_name("FILE");
}

void addStudies(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<StudiesOptions>();
    CLI::App* command = line.command(
        group, "studies",
        QCoreApplication::translate("ImagingCommands", "List studies and their series"),
        [options](Context& context) { return studies(context, *options); });
    command
        ->add_option(
            "--patient", options->patientMrn,
            QCoreApplication::translate("ImagingCommands", "Only of this patient").toStdString())
        ->type_name("MRN");
}

void addPixelsAndRender(CommandLine& line, CLI::App* group)
{
    const auto pixelOptions = std::make_shared<FrameOptions>();
    addFrameOptions(
        line.command(group, "pixels",
                     QCoreApplication::translate("ImagingCommands",
                                                 "Write the stored values of a frame to a file"),
                     [pixelOptions](Context& context) { return pixels(context, *pixelOptions); }),
        *pixelOptions);
    const auto renderOptions = std::make_shared<FrameOptions>();
    CLI::App* command = line.command(
        group, "render",
        QCoreApplication::translate("ImagingCommands", "Write a frame as a picture (PNG)"),
        [renderOptions](Context& context) { return render(context, *renderOptions); });
    addFrameOptions(command, *renderOptions);
    command
        ->add_option(
            "--window", renderOptions->window,
            QCoreApplication::translate("ImagingCommands", "Window centre and width").toStdString())
        ->type_name("C/W");
}

} // namespace

void addImagingCommands(CommandLine& line)
{
    CLI::App* group = line.group(
        "imaging", QCoreApplication::translate("ImagingCommands", "Studies, images, DICOM tags"));
    addStudies(line, group);
    addPixelsAndRender(line, group);
    const auto options = std::make_shared<ImagingSourceOptions>();
    options->addTo(
        line.command(group, "tags",
                     QCoreApplication::translate("ImagingCommands", "Print all tags as DICOM JSON"),
                     [options](Context& context) { return tags(context, *options); }));
    addImagingDocumentCommands(line, group);
    addImagingFramesCommand(line, group);
    addImagingIndexCommand(line, group);
}

} // namespace wardlight::ctl
