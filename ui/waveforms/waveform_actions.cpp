#include "ui/waveforms/waveform_actions.h"

#include "ui/common/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLocale>
#include <QWidget>

namespace wardlight::ui {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(WaveformActions)
};

QAction* makeAction(QWidget* pane, const QKeySequence& keys)
{
    auto* action = new QAction(pane);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    pane->addAction(action);
    return action;
}

/// Alt and digits from @p firstKey on.
template <std::size_t Count>
std::array<QAction*, Count> makeChoice(QWidget* pane, int firstKey)
{
    auto* group = new QActionGroup(pane);
    std::array<QAction*, Count> choice = {};
    for (std::size_t i = 0; i < Count; ++i) {
        choice[i] = makeAction(pane, QKeySequence(Qt::ALT | Qt::Key(firstKey + int(i))));
        choice[i]->setCheckable(true);
        group->addAction(choice[i]);
    }
    return choice;
}

void name(QAction* action, const QString& text)
{
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
}

} // namespace

QList<QAction*> WaveformActions::all() const
{
    QList<QAction*> actions(speeds.begin(), speeds.end());
    actions.append(QList<QAction*>(gains.begin(), gains.end()));
    return actions << stacked << nextGroup << measure << clearMeasure << calibrate;
}

WaveformActions makeWaveformActions(const Theme& theme, QWidget* pane)
{
    WaveformActions actions;
    actions.speeds = makeChoice<PaperSpeeds.size()>(pane, Qt::Key_1);
    actions.gains = makeChoice<PaperGains.size()>(pane, Qt::Key_4);
    actions.stacked = makeAction(pane, QKeySequence(Qt::ALT | Qt::Key_L));
    actions.stacked->setCheckable(true);
    actions.nextGroup = makeAction(pane, QKeySequence(Qt::ALT | Qt::Key_G));
    actions.measure = makeAction(pane, QKeySequence(Qt::ALT | Qt::Key_M));
    actions.clearMeasure = makeAction(pane, QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_M));
    actions.calibrate = makeAction(pane, QKeySequence(Qt::ALT | Qt::Key_K));
    actions.stacked->setIcon(theme.icon(QStringLiteral("view-list-details")));
    actions.nextGroup->setIcon(theme.icon(QStringLiteral("view-refresh")));
    actions.measure->setIcon(theme.icon(QStringLiteral("measure")));
    return actions;
}

void translateWaveformActions(const WaveformActions& actions)
{
    const QLocale locale;
    for (std::size_t i = 0; i < PaperSpeeds.size(); ++i)
        name(actions.speeds[i], Words::tr("%1 mm/s").arg(locale.toString(PaperSpeeds[i])));
    for (std::size_t i = 0; i < PaperGains.size(); ++i)
        name(actions.gains[i], Words::tr("%1 mm/mV").arg(locale.toString(PaperGains[i])));
    name(actions.stacked, Words::tr("Every lead in a row of its own"));
    name(actions.nextGroup, Words::tr("Next group of the recording"));
    name(actions.measure, Words::tr("Measure time and voltage"));
    name(actions.clearMeasure, Words::tr("End measuring"));
    name(actions.calibrate, Words::tr("Measure the screen…"));
}

} // namespace wardlight::ui
