#pragma once

#include <QDialog>

namespace wardlight::ui {
class Theme;
}

namespace wardlight::desktop {

/// What the program is, its version and licence, and what it must not be taken for.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const ui::Theme& theme, QWidget* parent);
};

} // namespace wardlight::desktop
