#pragma once

#include "ui/trace/replay.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace wardlight::ui {

class Theme;

/// Plays an item's life again: start and pause, a slider over its time, and how fast it runs.
class ReplayBar final : public QWidget
{
    Q_OBJECT

public:
    /// @param playAction  starts and pauses; belongs to the page, which gives it its key
    ReplayBar(const Theme& theme, QAction& playAction, QWidget* parent = nullptr);

    void setEvents(const std::vector<trace::Event>& events);
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    void togglePlaying();
    /// Moves to an event's time without telling anyone, because whoever says so knows.
    void moveTo(const QDateTime& time);
    [[nodiscard]] const Replay& replay() const { return m_replay; }
    void retranslate();

signals:
    /// The moment moved; an invalid one means that the whole path is meant.
    void momentChanged(const QDateTime& moment);
    void eventReached(int event);

private:
    void tick();
    void take(int share);
    void tell();
    void updateLook();

    const Theme& m_theme;
    QAction& m_play;
    Replay m_replay;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    int m_event = -1; ///< the last one told
    QToolButton* m_button;
    QSlider* m_slider;
    QComboBox* m_speed;
    QLabel* m_time;
};

} // namespace wardlight::ui
