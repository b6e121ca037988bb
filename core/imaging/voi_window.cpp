#include "core/imaging/voi_window.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace wardlight::imaging {

namespace {

struct Customary
{
    const char* key;
    const char* name;
    double centre;
    double width;
};

/// Customary in radiology teaching and in other viewers; HU.
constexpr Customary CtWindows[] = {
    {"brain", QT_TRANSLATE_NOOP("VoiWindow", "Brain"), 40, 80},
    {"subdural", QT_TRANSLATE_NOOP("VoiWindow", "Subdural"), 75, 215},
    {"stroke", QT_TRANSLATE_NOOP("VoiWindow", "Stroke"), 40, 40},
    {"temporal-bone", QT_TRANSLATE_NOOP("VoiWindow", "Temporal bone"), 600, 2800},
    {"soft-tissue", QT_TRANSLATE_NOOP("VoiWindow", "Soft tissue"), 50, 400},
    {"lung", QT_TRANSLATE_NOOP("VoiWindow", "Lung"), -600, 1500},
    {"abdomen", QT_TRANSLATE_NOOP("VoiWindow", "Abdomen"), 60, 400},
    {"liver", QT_TRANSLATE_NOOP("VoiWindow", "Liver"), 30, 150},
    {"bone", QT_TRANSLATE_NOOP("VoiWindow", "Bone"), 400, 1800},
};

bool isValid(const WindowPreset& preset, VoiFunction function)
{
    if (!std::isfinite(preset.centre) || !std::isfinite(preset.width))
        return false;
    return function == VoiFunction::Linear ? preset.width >= 1 : preset.width > 0;
}

/// PS3.3 C.11.2.1.2.1
double linear(double centre, double width, double x)
{
    const double w = std::max(width, 1.0);
    if (x <= centre - 0.5 - (w - 1) / 2)
        return 0;
    if (x > centre - 0.5 + (w - 1) / 2)
        return 1;
    return (x - (centre - 0.5)) / (w - 1) + 0.5;
}

/// PS3.3 C.11.2.1.3.2
double linearExact(double centre, double width, double x)
{
    const double w = std::max(width, std::numeric_limits<double>::min());
    if (x <= centre - w / 2)
        return 0;
    if (x > centre + w / 2)
        return 1;
    return (x - centre) / w + 0.5;
}

/// PS3.3 C.11.2.1.3.1
double sigmoid(double centre, double width, double x)
{
    const double w = std::max(width, std::numeric_limits<double>::min());
    return 1 / (1 + std::exp(-4 * (x - centre) / w));
}

} // namespace

double windowed(const VoiWindow& window, double modalityValue)
{
    switch (window.function) {
    case VoiFunction::Linear:
    case VoiFunction::Table:
        return linear(window.centre, window.width, modalityValue);
    case VoiFunction::LinearExact:
        return linearExact(window.centre, window.width, modalityValue);
    case VoiFunction::Sigmoid:
        return sigmoid(window.centre, window.width, modalityValue);
    }
    return 0;
}

VoiFunction voiFunction(const QString& name)
{
    if (name == QLatin1String("LINEAR_EXACT"))
        return VoiFunction::LinearExact;
    if (name == QLatin1String("SIGMOID"))
        return VoiFunction::Sigmoid;
    return VoiFunction::Linear;
}

std::vector<NamedWindow> headerWindows(const DicomHeader& header)
{
    const VoiFunction function = voiFunction(header.voiFunction);
    std::vector<NamedWindow> windows;
    for (const WindowPreset& preset : header.windows) {
        if (!isValid(preset, function))
            continue;
        const auto number = windows.size();
        const QString name =
            preset.explanation.isEmpty()
                ? QCoreApplication::translate("VoiWindow", "Window %1 of the file").arg(number + 1)
                : preset.explanation;
        windows.push_back({QStringLiteral("header-%1").arg(number), name,
                           VoiWindow{preset.centre, preset.width, function}});
    }
    return windows;
}

std::vector<NamedWindow> windowPresets(const QString& modality)
{
    std::vector<NamedWindow> windows;
    if (modality != QLatin1String("CT"))
        return windows;
    for (const Customary& preset : CtWindows)
        windows.push_back({QString::fromLatin1(preset.key),
                           QCoreApplication::translate("VoiWindow", preset.name),
                           VoiWindow{preset.centre, preset.width, VoiFunction::Linear}});
    return windows;
}

} // namespace wardlight::imaging
