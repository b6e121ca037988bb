#include "core/imaging/load_plan.h"

#include <utility>

namespace wardlight::imaging {

LoadPlan::LoadPlan(std::vector<qint64> imageBytes, qint64 budgetBytes)
    : m_imageBytes(std::move(imageBytes)), m_budgetBytes(budgetBytes)
{}

void LoadPlan::lookAt(int position)
{
    if (position != m_lookedAt)
        m_direction = position > m_lookedAt ? 1 : -1;
    m_lookedAt = position;
    const int size = int(m_imageBytes.size());
    const auto isInside = [size](int candidate) { return candidate >= 0 && candidate < size; };
    m_order.clear();
    m_order.reserve(m_imageBytes.size());
    int ahead = position;
    int behind = position - m_direction;
    while (isInside(ahead) || isInside(behind)) {
        for (int step = 0; step < 2 && isInside(ahead); ++step, ahead += m_direction)
            m_order.push_back(ahead);
        if (isInside(behind)) {
            m_order.push_back(behind);
            behind -= m_direction;
        }
    }
    m_keeps.assign(m_imageBytes.size(), false);
    qint64 used = 0;
    for (const int wanted : m_order) {
        used += m_imageBytes[std::size_t(wanted)];
        if (used > m_budgetBytes && wanted != position)
            break;
        m_keeps[std::size_t(wanted)] = true;
    }
}

} // namespace wardlight::imaging
