#include "ui/common/skeleton.h"

#include <QPainter>

#include <array>

namespace wardlight::ui {

Skeleton::Skeleton(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::setRowHeight(int height)
{
    m_rowHeight = height;
    update();
}

void Skeleton::paintEvent(QPaintEvent*)
{
    constexpr std::array<double, 5> ColumnShares = {0.26, 0.14, 0.18, 0.1, 0.2};
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().surface);
    painter.setPen(Qt::NoPen);
    const int barHeight = m_rowHeight / 3;
    for (int row = 0, top = 0; top + m_rowHeight <= height(); ++row, top += m_rowHeight) {
        double left = Spacing::Small;
        for (size_t column = 0; column < ColumnShares.size(); ++column) {
            const double cell = ColumnShares[column] * width();
            // text has ragged ends
            const double share = 0.55 + 0.08 * ((row * 3 + static_cast<int>(column) * 5) % 5);
            painter.setBrush(m_theme.colours().line);
            painter.drawRoundedRect(
                QRectF(left, top + (m_rowHeight - barHeight) / 2.0, cell * share, barHeight), 2, 2);
            left += cell;
        }
    }
}

} // namespace wardlight::ui
