#include "ui/trace/replay_bar.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

namespace wardlight::ui {

namespace {

constexpr int TickMs = 40;
constexpr int SliderSteps = 1000;
constexpr double HoursPerSecond[] = {1, 6, 24, 168};
constexpr int DefaultSpeed = 2;

} // namespace

ReplayBar::ReplayBar(const Theme& theme, QAction& playAction, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_play(playAction)
{
    m_button = new QToolButton;
    m_button->setDefaultAction(&m_play);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setRange(0, SliderSteps);
    m_slider->setPageStep(SliderSteps / 20);
    m_speed = new QComboBox;
    for (std::size_t i = 0; i < std::size(HoursPerSecond); ++i)
        m_speed->addItem({});
    m_speed->setCurrentIndex(DefaultSpeed);
    m_time = new QLabel;
    setTextRole(m_time, TextRole::Muted);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Medium, Spacing::Tight, Spacing::Medium, Spacing::Tight);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_button);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    row->addWidget(m_speed);
    m_timer.setInterval(TickMs);
    connect(&m_timer, &QTimer::timeout, this, &ReplayBar::tick);
    connect(m_slider, &QSlider::valueChanged, this, &ReplayBar::take);
    connect(&m_theme, &Theme::changed, this, &ReplayBar::updateLook);
    retranslate();
}

void ReplayBar::setEvents(const std::vector<trace::Event>& events)
{
    m_timer.stop();
    m_replay = Replay(events);
    m_event = m_replay.event();
    setVisible(m_replay.canPlay());
    m_play.setEnabled(m_replay.canPlay());
    updateLook();
}

void ReplayBar::togglePlaying()
{
    if (!m_replay.canPlay())
        return;
    if (m_timer.isActive()) {
        m_timer.stop();
    } else {
        if (m_replay.isAtEnd())
            m_replay.rewind();
        m_event = -1;
        m_elapsed.start();
        m_timer.start();
        tell();
    }
    updateLook();
}

void ReplayBar::moveTo(const QDateTime& time)
{
    if (m_timer.isActive())
        return;
    m_replay.setMoment(time);
    m_event = m_replay.event();
    updateLook();
}

void ReplayBar::tick()
{
    m_replay.advance(double(m_elapsed.restart()) / 1000,
                     HoursPerSecond[std::size_t(m_speed->currentIndex())]);
    if (m_replay.isAtEnd())
        m_timer.stop();
    tell();
    updateLook();
}

void ReplayBar::take(int share)
{
    m_replay.setShare(double(share) / SliderSteps);
    tell();
    updateLook();
}

void ReplayBar::tell()
{
    const bool isWhole = m_replay.isAtEnd() && !m_timer.isActive();
    emit momentChanged(isWhole ? QDateTime() : m_replay.moment());
    const int event = m_replay.event();
    if (event != m_event && event >= 0) {
        m_event = event;
        emit eventReached(event);
    }
}

void ReplayBar::updateLook()
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(qRound(m_replay.share() * SliderSteps));
    m_time->setText(m_replay.moment().isValid() ? formatDateTime(m_replay.moment().toLocalTime())
                                                : QString());
    m_play.setText(isPlaying() ? tr("Pause the replay") : tr("Replay the path"));
    m_play.setIcon(m_theme.icon(isPlaying() ? QStringLiteral("media-playback-pause")
                                            : QStringLiteral("media-playback-start")));
}

void ReplayBar::retranslate()
{
    const QString speeds[] = {tr("1 hour a second"), tr("6 hours a second"), tr("1 day a second"),
                              tr("1 week a second")};
    for (int i = 0; i < m_speed->count(); ++i)
        m_speed->setItemText(i, speeds[i]);
    m_slider->setAccessibleName(tr("Moment of the replay"));
    m_speed->setAccessibleName(tr("Speed of the replay"));
    updateLook();
}

} // namespace wardlight::ui
