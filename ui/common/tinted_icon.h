#pragma once

#include "ui/common/theme.h"

namespace wardlight::ui {

/// One of our own icons, drawn in a colour of @p palette as it is when painted; disabled ones in
/// a fainter colour. Null when resources/icons has no icon of that name.
[[nodiscard]] QIcon tintedIcon(const QString& name, const std::shared_ptr<const Palette>& palette,
                               QColor Palette::*colour);

} // namespace wardlight::ui
