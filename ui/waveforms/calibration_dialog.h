#pragma once

#include <QDialog>

class QDoubleSpinBox;

namespace wardlight::ui {

class Theme;

/// Asks how long a line on the screen is, measured with a ruler on the glass, so that a millimetre
/// of the paper is one.
class CalibrationDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Pixels of the line that is measured.
    static constexpr int LinePx = 400;

    /// @param pxPerMm  what is taken for true now
    CalibrationDialog(const Theme& theme, double pxPerMm, QWidget* parent = nullptr);

    /// What the entered length means.
    [[nodiscard]] double pxPerMm() const;

private:
    QDoubleSpinBox* m_length;
};

} // namespace wardlight::ui
