#include "ui/waveforms/recording_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace wardlight::ui {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(RecordingActions)
};

QAction* makeAction(QWidget* pane, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(pane);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    pane->addAction(action);
    return action;
}

template <std::size_t Count>
std::array<QAction*, Count> makeChoice(QWidget* pane, QActionGroup::ExclusionPolicy policy,
                                       const std::array<QKeySequence, Count>& keys)
{
    auto* group = new QActionGroup(pane);
    group->setExclusionPolicy(policy);
    std::array<QAction*, Count> choice = {};
    for (std::size_t i = 0; i < Count; ++i) {
        choice[i] = makeAction(pane, {keys[i]});
        choice[i]->setCheckable(true);
        group->addAction(choice[i]);
    }
    return choice;
}

void name(QAction* action, const QString& text)
{
    action->setText(text);
    action->setToolTip(
        QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
}

} // namespace

QList<QAction*> RecordingActions::all() const
{
    QList<QAction*> actions{choose, channels};
    actions.append(QList<QAction*>(bands.begin(), bands.end()));
    actions.append(QList<QAction*>(mains.begin(), mains.end()));
    return actions << earlier << later << pageEarlier << pageLater << zoomIn << zoomOut << start
                   << end << whole << nextMark << previousMark << align << beats;
}

RecordingActions makeRecordingActions(QWidget* pane)
{
    RecordingActions actions;
    actions.choose = makeAction(pane, {Qt::ALT | Qt::Key_O});
    actions.channels = makeAction(pane, {Qt::ALT | Qt::Key_C});
    actions.bands = makeChoice<3>(
        pane, QActionGroup::ExclusionPolicy::Exclusive,
        {QKeySequence(Qt::ALT | Qt::Key_7), Qt::ALT | Qt::Key_8, Qt::ALT | Qt::Key_9});
    actions.bands[RecordingActions::Unfiltered]->setChecked(true);
    actions.mains =
        makeChoice<2>(pane, QActionGroup::ExclusionPolicy::ExclusiveOptional,
                      {QKeySequence(Qt::ALT | Qt::Key_N), Qt::ALT | Qt::SHIFT | Qt::Key_N});
    actions.earlier = makeAction(pane, {Qt::ALT | Qt::Key_Left});
    actions.later = makeAction(pane, {Qt::ALT | Qt::Key_Right});
    actions.pageEarlier = makeAction(pane, {Qt::ALT | Qt::Key_PageUp});
    actions.pageLater = makeAction(pane, {Qt::ALT | Qt::Key_PageDown});
    actions.zoomIn = makeAction(pane, {Qt::ALT | Qt::Key_Plus, Qt::ALT | Qt::Key_Equal});
    actions.zoomOut = makeAction(pane, {Qt::ALT | Qt::Key_Minus});
    actions.start = makeAction(pane, {Qt::ALT | Qt::Key_Home});
    actions.end = makeAction(pane, {Qt::ALT | Qt::Key_End});
    actions.whole = makeAction(pane, {Qt::ALT | Qt::Key_0});
    actions.nextMark = makeAction(pane, {Qt::ALT | Qt::Key_Period});
    actions.previousMark = makeAction(pane, {Qt::ALT | Qt::Key_Comma});
    actions.align = makeAction(pane, {Qt::ALT | Qt::Key_T});
    actions.align->setCheckable(true);
    actions.beats = makeAction(pane, {Qt::ALT | Qt::Key_B});
    return actions;
}

void translateRecordingActions(const RecordingActions& actions)
{
    name(actions.choose, Words::tr("Choose a recording"));
    name(actions.channels, Words::tr("Choose channels"));
    name(actions.bands[RecordingActions::Unfiltered], Words::tr("Unfiltered"));
    name(actions.bands[RecordingActions::Monitor], Words::tr("Monitor, 0.5–40 Hz"));
    name(actions.bands[RecordingActions::Diagnostic], Words::tr("Diagnostic, 0.05–150 Hz"));
    name(actions.mains[0], Words::tr("Without mains of 50 Hz"));
    name(actions.mains[1], Words::tr("Without mains of 60 Hz"));
    name(actions.earlier, Words::tr("Recording: earlier"));
    name(actions.later, Words::tr("Recording: later"));
    name(actions.pageEarlier, Words::tr("Recording: a whole range earlier"));
    name(actions.pageLater, Words::tr("Recording: a whole range later"));
    name(actions.zoomIn, Words::tr("Recording: zoom in"));
    name(actions.zoomOut, Words::tr("Recording: zoom out"));
    name(actions.start, Words::tr("Recording: to its start"));
    name(actions.end, Words::tr("Recording: to its end"));
    name(actions.whole, Words::tr("The whole recording"));
    name(actions.nextMark, Words::tr("Next beat or note"));
    name(actions.previousMark, Words::tr("Previous beat or note"));
    name(actions.align, Words::tr("Show the time of the charts"));
    name(actions.beats, Words::tr("Find beats, rhythm and quality"));
    actions.align->setIconText(Words::tr("As the charts"));
    actions.beats->setIconText(Words::tr("Find beats"));
}

} // namespace wardlight::ui
