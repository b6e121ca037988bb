#include "core/dicom/shutter_reader.h"

#include "core/dicom/values.h"

#include <algorithm>
#include <cmath>

namespace wardlight::dicom {

namespace {

using imaging::Shutter;

const Dataset& shutterHolder(const Dataset& dataset)
{
    const Dataset* shared = dataset.firstItem(tags::SharedFunctionalGroups);
    const Dataset* macro = shared ? shared->firstItem(tags::FrameDisplayShutterSequence) : nullptr;
    return macro && !dataset.findFilled(tags::ShutterShape) ? *macro : dataset;
}

/// Whole numbers that an image can have; empty when one is none.
std::vector<int> placesOf(const Dataset& dataset, Tag tag)
{
    const Element* element = dataset.findFilled(tag);
    if (!element)
        return {};
    std::vector<int> places;
    for (const std::optional<double>& number : numbers(*element, dataset.order)) {
        if (!number || std::abs(*number) > Shutter::Farthest)
            return {};
        places.push_back(int(std::lround(*number)));
    }
    return places;
}

std::optional<Shutter::Rectangle> readRectangle(const Dataset& dataset)
{
    const auto left = placesOf(dataset, tags::ShutterLeftVerticalEdge);
    const auto right = placesOf(dataset, tags::ShutterRightVerticalEdge);
    const auto upper = placesOf(dataset, tags::ShutterUpperHorizontalEdge);
    const auto lower = placesOf(dataset, tags::ShutterLowerHorizontalEdge);
    if (left.empty() || right.empty() || upper.empty() || lower.empty() || left[0] > right[0] ||
        upper[0] > lower[0])
        return std::nullopt;
    return Shutter::Rectangle{left[0], right[0], upper[0], lower[0]};
}

std::optional<Shutter::Circle> readCircle(const Dataset& dataset)
{
    const auto centre = placesOf(dataset, tags::CenterOfCircularShutter);
    const auto radius = placesOf(dataset, tags::RadiusOfCircularShutter);
    if (centre.size() < 2 || radius.empty() || radius[0] < 0)
        return std::nullopt;
    return Shutter::Circle{centre[0], centre[1], radius[0]};
}

std::vector<Shutter::Vertex> readPolygon(const Dataset& dataset)
{
    const auto places = placesOf(dataset, tags::VerticesOfPolygonalShutter);
    if (places.size() % 2 != 0 || places.size() / 2 < 3 ||
        places.size() / 2 > Shutter::MostVertices)
        return {};
    std::vector<Shutter::Vertex> vertices;
    for (std::size_t i = 0; i < places.size(); i += 2)
        vertices.push_back({places[i], places[i + 1]});
    return vertices;
}

} // namespace

Shutter readShutter(const Dataset& dataset)
{
    const Dataset& holder = shutterHolder(dataset);
    const Element* shapes = holder.findFilled(tags::ShutterShape);
    Shutter shutter;
    if (!shapes)
        return shutter;
    for (const std::string_view shape : textParts(*shapes)) {
        if (shape == "RECTANGULAR")
            shutter.rectangle = readRectangle(holder);
        else if (shape == "CIRCULAR")
            shutter.circle = readCircle(holder);
        else if (shape == "POLYGONAL")
            shutter.polygon = readPolygon(holder);
    }
    shutter.presentation = std::uint16_t(
        std::clamp(firstInteger(holder, tags::ShutterPresentationValue).value_or(0), 0, 65'535));
    return shutter;
}

} // namespace wardlight::dicom
