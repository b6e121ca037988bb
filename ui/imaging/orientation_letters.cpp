#include "ui/imaging/orientation_letters.h"

#include <QPointF>

namespace wardlight::ui {

imaging::EdgeLetters seenLetters(const std::array<double, 6>& orientation, const QTransform& turn)
{
    const QTransform toImage = turn.inverted();
    const QPointF right = toImage.map(QPointF(1, 0));
    const QPointF down = toImage.map(QPointF(0, 1));
    std::array<double, 6> seen{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double row = orientation[axis];
        const double column = orientation[axis + 3];
        seen[axis] = right.x() * row + right.y() * column;
        seen[axis + 3] = down.x() * row + down.y() * column;
    }
    return imaging::edgeLetters(seen);
}

} // namespace wardlight::ui
