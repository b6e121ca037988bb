#include "ui/waveforms/waveforms_part.h"

#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace wardlight::ui {

namespace {

const QString PaneKey = QStringLiteral("waveforms/pane");
const QString RecordingView = QStringLiteral("recording");
constexpr int Paper = 0, Recordings = 1;

} // namespace

WaveformsPart::WaveformsPart(Dependencies dependencies, QWidget* parent)
    : PagePart(parent), m_settings(dependencies.settings),
      m_paper(new WaveformPane(WaveformPane::Dependencies{
          dependencies.objects, dependencies.pools, dependencies.theme, dependencies.settings})),
      m_recordings(new RecordingPane(RecordingPane::Dependencies{
          dependencies.segments, dependencies.pools, dependencies.theme})),
      m_panes(new QStackedWidget), m_toggle(new QAction(this))
{
    auto* group = new QActionGroup(this);
    for (int i = 0; i < int(m_choices.size()); ++i) {
        m_choices[std::size_t(i)] = new QAction(group);
        m_choices[std::size_t(i)]->setCheckable(true);
        connect(m_choices[std::size_t(i)], &QAction::triggered, this, [this, i] {
            m_settings.setValue(PaneKey, i);
            showPane(i);
        });
    }
    m_toggle->setShortcut(Qt::ALT | Qt::Key_R);
    m_toggle->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_toggle);
    connect(m_toggle, &QAction::triggered, this, &WaveformsPart::toggle);
    m_panes->addWidget(m_paper);
    m_panes->addWidget(m_recordings);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panes);
    m_paper->setSwitch(makeSwitch());
    m_recordings->setSwitch(makeSwitch());
    connect(m_paper, &WaveformPane::roomChanged, this, &WaveformsPart::chooseFull);
    connect(m_recordings, &RecordingPane::roomChanged, this, &WaveformsPart::chooseFull);
    connect(m_paper, &WaveformPane::importRequested, this, &WaveformsPart::importRequested);
    retranslate();
    showPane(Paper);
}

QWidget* WaveformsPart::makeSwitch()
{
    auto* buttons = new QWidget;
    auto* line = new QHBoxLayout(buttons);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    for (QAction* choice : m_choices) {
        auto* button = new QToolButton;
        button->setDefaultAction(choice);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    return buttons;
}

void WaveformsPart::showPane(int pane)
{
    m_choices[std::size_t(pane)]->setChecked(true);
    m_panes->setCurrentIndex(pane);
    fitRoom();
}

void WaveformsPart::toggle()
{
    m_choices[std::size_t(m_panes->currentIndex() == Paper ? Recordings : Paper)]->trigger();
    m_panes->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

/// Once both know what there is of the patient.
void WaveformsPart::chooseFull()
{
    fitRoom();
    if (!m_isChoosing || !isSettled())
        return;
    m_isChoosing = false;
    const bool hasPaper = m_paper->maximumHeight() == QWIDGETSIZE_MAX;
    const bool hasRecording = m_recordings->maximumHeight() == QWIDGETSIZE_MAX;
    if (hasPaper != hasRecording)
        showPane(hasPaper ? Paper : Recordings);
    else if (hasPaper)
        showPane(m_settings.value(PaneKey, Paper).toInt() == Recordings ? Recordings : Paper);
}

/// An empty pane leaves its room to the charts.
void WaveformsPart::fitRoom()
{
    setMaximumHeight(m_panes->currentWidget()->maximumHeight());
}

void WaveformsPart::setPatient(const PatientId& patient)
{
    m_isChoosing = true;
    m_paper->setPatient(patient);
    m_recordings->setPatient(patient);
}

void WaveformsPart::lookAt(const QDateTime& moment)
{
    m_paper->lookAt(moment);
    m_recordings->lookAt(moment);
}

void WaveformsPart::setChartSpan(const QDateTime& from, const QDateTime& to)
{
    m_recordings->setChartSpan(from, to);
}

void WaveformsPart::showRecord(const QString& recordId)
{
    showPane(Paper);
    m_paper->showRecord(recordId);
}

void WaveformsPart::refresh()
{
    m_isChoosing = maximumHeight() != QWIDGETSIZE_MAX; // there may be something now
    m_paper->refresh();
    m_recordings->refresh();
}

QList<QAction*> WaveformsPart::commands() const
{
    return QList<QAction*>{m_toggle} + m_paper->commands() + m_recordings->commands();
}

bool WaveformsPart::isSettled() const
{
    return m_paper->isSettled() && m_recordings->isSettled();
}

QString WaveformsPart::help() const
{
    return m_paper->help() + m_recordings->help();
}

QStringList WaveformsPart::tourViews() const
{
    return {RecordingView};
}

void WaveformsPart::showTourView(const QString& view)
{
    if (view == RecordingView)
        showPane(Recordings);
}

void WaveformsPart::retranslate()
{
    m_choices[Paper]->setText(tr("ECG"));
    m_choices[Recordings]->setText(tr("Recordings"));
    m_toggle->setText(tr("Electrocardiogram or recordings"));
}

void WaveformsPart::changeEvent(QEvent* event)
{
    PagePart::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace wardlight::ui
