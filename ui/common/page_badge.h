#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace wardlight::ui {

/// A number on a page's place in the rail: how many of the most urgent things wait there.
struct PageBadge
{
    int count = 0;                              ///< 0: no badge
    QString iconName = {};                      ///< a shape beside the number
    QColor Palette::*colour = &Palette::accent; ///< of shape and number
    QString words = {};                         ///< translated: "Critical: 3 open alerts"

    friend bool operator==(const PageBadge&, const PageBadge&) = default;
};

} // namespace wardlight::ui
