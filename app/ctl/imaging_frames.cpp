#include "app/ctl/commands.h"
#include "app/ctl/imaging_source.h"
#include "core/imaging/frame_header.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ctl {

namespace {

using imaging::DicomHeader;

/// As many as a decoder tells apart.
constexpr int MostFrames = 100'000;

template <std::size_t Count>
QJsonValue toJson(const std::optional<std::array<double, Count>>& numbers)
{
    if (!numbers)
        return {};
    QJsonArray array;
    for (const double number : *numbers)
        array.append(number);
    return array;
}

QJsonObject toJson(const DicomHeader& header, int frame)
{
    QJsonArray windows;
    for (const imaging::WindowPreset& window : header.windows)
        windows.append(QJsonObject{{QStringLiteral("centre"), window.centre},
                                   {QStringLiteral("width"), window.width},
                                   {QStringLiteral("name"), window.explanation}});
    return {{QStringLiteral("frame"), frame},
            {QStringLiteral("position"), toJson(header.imagePosition)},
            {QStringLiteral("orientation"), toJson(header.imageOrientation)},
            {QStringLiteral("spacing"), toJson(header.pixelSpacing)},
            {QStringLiteral("thickness"),
             header.sliceThickness ? QJsonValue(*header.sliceThickness) : QJsonValue()},
            {QStringLiteral("slope"), header.rescaleSlope},
            {QStringLiteral("intercept"), header.rescaleIntercept},
            {QStringLiteral("windows"), windows}};
}

void print(Output& out, const DicomHeader& header, int frame)
{
    const auto& at = header.imagePosition;
    const QString position =
        at ? QStringLiteral("%1, %2, %3 mm").arg((*at)[0]).arg((*at)[1]).arg((*at)[2])
           : QCoreApplication::translate("ImagingFrames", "no position");
    out.line(QStringLiteral("%1  %2  × %3 + %4")
                 .arg(frame)
                 .arg(position)
                 .arg(header.rescaleSlope)
                 .arg(header.rescaleIntercept));
}

Result<ExitCode> frames(Context& context, const ImagingSourceOptions& options)
{
    const auto source = openImagingSource(context, options);
    if (!source)
        return propagate(source);
    const auto header = source->decoder->header(source->bytes, source->scope);
    if (!header)
        return propagate(header);
    const auto tables = source->decoder->tables(source->bytes, source->scope);
    if (!tables)
        return propagate(tables);
    QJsonArray json;
    const int count = std::min(header->pixels.frames, MostFrames);
    for (int frame = 0; frame < count; ++frame) {
        const DicomHeader own = imaging::headerOfFrame(*header, *tables, frame);
        if (context.out().isJson())
            json.append(toJson(own, frame));
        else
            print(context.out(), own, frame);
    }
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

} // namespace

void addImagingFramesCommand(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ImagingSourceOptions>();
    options->addTo(line.command(
        group, "frames",
        QCoreApplication::translate("ImagingFrames",
                                    "Say where each frame lies and how its values are scaled"),
        [options](Context& context) { return frames(context, *options); }));
}

} // namespace wardlight::ctl
