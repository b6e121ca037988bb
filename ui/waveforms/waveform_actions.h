#pragma once

#include <QAction>
#include <QList>

#include <array>

class QWidget;

namespace wardlight::ui {

class Theme;

/// Paper speeds, mm/s, and gains, mm/mV, that ECG paper is printed with.
inline constexpr std::array PaperSpeeds = {12.5, 25.0, 50.0};
inline constexpr std::array PaperGains = {5.0, 10.0, 20.0};

/// What can be done with a strip; every one has a key that works anywhere in the pane.
struct WaveformActions
{
    std::array<QAction*, PaperSpeeds.size()> speeds = {}; ///< one is checked
    std::array<QAction*, PaperGains.size()> gains = {};   ///< one is checked
    QAction* stacked = nullptr;                           ///< checked: every lead in its own row
    QAction* nextGroup = nullptr;
    QAction* measure = nullptr;
    QAction* clearMeasure = nullptr;
    QAction* calibrate = nullptr;

    [[nodiscard]] QList<QAction*> all() const;
};

/// Makes them and adds them to @p pane, which owns them.
[[nodiscard]] WaveformActions makeWaveformActions(const Theme& theme, QWidget* pane);
void translateWaveformActions(const WaveformActions& actions);

} // namespace wardlight::ui
