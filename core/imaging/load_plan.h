#pragma once

#include <QtGlobal>

#include <vector>

namespace wardlight::imaging {

/// The order in which to load the images of a stack, and which to keep in memory.
///
/// The image looked at comes first, then its neighbours, two ahead in the direction of travel for
/// each one behind. Kept are the first of that order whose sizes fit the budget; at least one.
class LoadPlan
{
public:
    LoadPlan() = default;
    /// @param imageBytes  the decoded size of each image
    LoadPlan(std::vector<qint64> imageBytes, qint64 budgetBytes);

    /// @param position  an index into the images; the direction is seen from the last one
    void lookAt(int position);

    [[nodiscard]] int lookedAt() const { return m_lookedAt; }
    /// All positions, the most wanted first.
    [[nodiscard]] const std::vector<int>& order() const { return m_order; }
    [[nodiscard]] bool keeps(int position) const { return m_keeps[std::size_t(position)]; }

private:
    std::vector<qint64> m_imageBytes;
    qint64 m_budgetBytes = 0;
    int m_lookedAt = 0;
    int m_direction = 1;
    std::vector<int> m_order;
    std::vector<bool> m_keeps;
};

} // namespace wardlight::imaging
