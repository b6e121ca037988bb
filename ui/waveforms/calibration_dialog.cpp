#include "ui/waveforms/calibration_dialog.h"

#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

// What LinePx measures on any screen: 40 to 400 dpi.
constexpr double ShortestMm = 26;
constexpr double LongestMm = 254;

/// A line of a known number of pixels, with a tick at each end.
class MeasuredLine final : public QWidget
{
public:
    explicit MeasuredLine(const Theme& theme) : m_theme(theme)
    {
        setFixedSize(CalibrationDialog::LinePx + Spacing::Line, Spacing::Huge);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setPen(QPen(m_theme.colours().text, Spacing::Line));
        const int right = CalibrationDialog::LinePx;
        painter.drawLine(0, height() / 2, right, height() / 2);
        painter.drawLine(0, 0, 0, height());
        painter.drawLine(right, 0, right, height());
    }

private:
    const Theme& m_theme;
};

} // namespace

CalibrationDialog::CalibrationDialog(const Theme& theme, double pxPerMm, QWidget* parent)
    : QDialog(parent), m_length(new QDoubleSpinBox)
{
    setWindowTitle(tr("Measure the screen"));
    auto* text = new QLabel(tr("Lay a ruler on the screen and measure the line below from tick to "
                               "tick. The grid of the paper is drawn to that measure on this "
                               "screen."));
    text->setWordWrap(true);
    m_length->setRange(ShortestMm, LongestMm);
    m_length->setDecimals(1);
    m_length->setValue(LinePx / pxPerMm);
    m_length->setSuffix(tr(" mm"));
    m_length->setAccessibleName(tr("Length of the line in millimetres"));
    auto* buttons = new QDialogButtonBox;
    QPushButton* apply = buttons->addButton(tr("Use this measure"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    apply->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout;
    form->addRow(tr("&Length"), m_length);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::Large);
    column->addWidget(text);
    column->addWidget(new MeasuredLine(theme));
    column->addLayout(form);
    column->addWidget(buttons);
}

double CalibrationDialog::pxPerMm() const
{
    return LinePx / m_length->value();
}

} // namespace wardlight::ui
