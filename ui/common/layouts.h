#pragma once

#include <QHBoxLayout>

namespace wardlight::ui {

/// A line with @p widget in its middle; unlike an alignment, it lets wrapped text have its height.
[[nodiscard]] inline QHBoxLayout* centred(QWidget* widget)
{
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(widget);
    line->addStretch(1);
    return line;
}

} // namespace wardlight::ui
