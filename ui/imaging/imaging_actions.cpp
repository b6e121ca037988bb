#include "ui/imaging/imaging_actions.h"

#include "ui/common/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace wardlight::ui {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ImagingActions)
};

/// Where the key of an action works.
enum class Scope
{
    Page,
    Viewport
};

struct Spec
{
    QAction* ImagingActions::*action;
    const char* icon; ///< null: none
    Scope scope;
    QList<QKeySequence> keys;
};

const std::vector<Spec>& specs()
{
    using A = ImagingActions;
    static const std::vector<Spec> all = {
        {&A::windowTool, "contrast", Scope::Page, {Qt::Key_W}},
        {&A::zoomTool, "edit-find", Scope::Page, {Qt::Key_Z}},
        {&A::panTool, "transform-browse", Scope::Page, {Qt::Key_P}},
        {&A::scrollTool, "transform-move-vertical", Scope::Page, {Qt::Key_S}},
        {&A::lengthTool, "draw-line", Scope::Page, {Qt::Key_M}},
        {&A::ellipseTool, "draw-ellipse", Scope::Page, {Qt::Key_E}},
        {&A::removeRoi, nullptr, Scope::Viewport, {Qt::Key_Delete}},
        {&A::undo, "edit-undo", Scope::Page, {QKeySequence::Undo}},
        {&A::fit, "zoom-fit-best", Scope::Page, {Qt::Key_F}},
        {&A::actualSize, "zoom-original", Scope::Page, {Qt::Key_0}},
        {&A::invert, "invertimage", Scope::Page, {Qt::Key_I}},
        {&A::overlays, nullptr, Scope::Page, {Qt::Key_O}},
        {&A::flipHorizontally, "object-flip-horizontal", Scope::Page, {Qt::Key_H}},
        {&A::flipVertically, "object-flip-vertical", Scope::Page, {Qt::Key_V}},
        {&A::rotateLeft, "object-rotate-left", Scope::Page, {Qt::Key_L}},
        {&A::rotateRight, "object-rotate-right", Scope::Page, {Qt::Key_R}},
        {&A::cine, "media-playback-start", Scope::Page, {Qt::Key_C}},
        {&A::reset, "edit-reset", Scope::Viewport, {Qt::Key_Space}},
        {&A::nextImage, nullptr, Scope::Viewport, {Qt::Key_Down}},
        {&A::previousImage, nullptr, Scope::Viewport, {Qt::Key_Up}},
        {&A::tenOn, nullptr, Scope::Viewport, {Qt::SHIFT | Qt::Key_Down, Qt::Key_PageDown}},
        {&A::tenBack, nullptr, Scope::Viewport, {Qt::SHIFT | Qt::Key_Up, Qt::Key_PageUp}},
        {&A::firstImage, nullptr, Scope::Viewport, {Qt::Key_Home}},
        {&A::lastImage, nullptr, Scope::Viewport, {Qt::Key_End}},
        {&A::nextSeries, nullptr, Scope::Viewport, {Qt::Key_Right}},
        {&A::previousSeries, nullptr, Scope::Viewport, {Qt::Key_Left}},
        {&A::cancel, nullptr, Scope::Viewport, {Qt::Key_Escape}},
    };
    return all;
}

void name(QAction* action, const QString& text)
{
    action->setText(text);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key));
}

QAction* makeAction(const Spec& spec, const Theme& theme, QWidget* page, QWidget* viewport)
{
    auto* action = new QAction(page);
    if (spec.icon)
        action->setIcon(theme.icon(QLatin1String(spec.icon)));
    action->setShortcuts(spec.keys);
    const bool isOnPage = spec.scope == Scope::Page;
    action->setShortcutContext(isOnPage ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
    (isOnPage ? page : viewport)->addAction(action);
    return action;
}

void makeExclusive(const QList<QAction*>& tools, QWidget* page)
{
    auto* group = new QActionGroup(page);
    for (QAction* tool : tools) {
        tool->setCheckable(true);
        group->addAction(tool);
    }
    tools.front()->setChecked(true);
}

} // namespace

QList<QAction*> ImagingActions::all() const
{
    QList<QAction*> actions;
    for (const Spec& spec : specs())
        actions << this->*spec.action;
    for (QAction* preset : presets)
        actions << preset;
    return actions;
}

ImagingActions makeImagingActions(const Theme& theme, QWidget* page, QWidget* viewport)
{
    ImagingActions actions;
    for (const Spec& spec : specs())
        actions.*spec.action = makeAction(spec, theme, page, viewport);
    makeExclusive({actions.windowTool, actions.zoomTool, actions.panTool, actions.scrollTool,
                   actions.lengthTool, actions.ellipseTool},
                  page);
    actions.invert->setCheckable(true);
    actions.overlays->setCheckable(true);
    actions.overlays->setChecked(true);
    actions.cine->setCheckable(true);
    for (std::size_t i = 0; i < actions.presets.size(); ++i) {
        const int key = Qt::Key_1 + static_cast<int>(i);
        actions.presets[i] =
            makeAction({nullptr, nullptr, Scope::Page, {QKeySequence(key)}}, theme, page, viewport);
    }
    return actions;
}

void translateImagingActions(const ImagingActions& actions)
{
    name(actions.windowTool, Words::tr("Window and level"));
    name(actions.zoomTool, Words::tr("Zoom"));
    name(actions.panTool, Words::tr("Pan"));
    name(actions.scrollTool, Words::tr("Scroll"));
    name(actions.lengthTool, Words::tr("Measure a length"));
    name(actions.ellipseTool, Words::tr("Measure inside an ellipse"));
    name(actions.removeRoi, Words::tr("Remove the last measurement on this image"));
    name(actions.undo, Words::tr("Undo the last change of measurements"));
    name(actions.fit, Words::tr("Fit to the viewport"));
    name(actions.actualSize, Words::tr("One image pixel to one screen pixel"));
    name(actions.invert, Words::tr("Invert"));
    name(actions.overlays, Words::tr("Show overlays"));
    name(actions.flipHorizontally, Words::tr("Flip left and right"));
    name(actions.flipVertically, Words::tr("Flip top and bottom"));
    name(actions.rotateLeft, Words::tr("Rotate to the left"));
    name(actions.rotateRight, Words::tr("Rotate to the right"));
    name(actions.cine, Words::tr("Play as a film"));
    name(actions.reset, Words::tr("Reset the view"));
    name(actions.nextImage, Words::tr("Next image"));
    name(actions.previousImage, Words::tr("Previous image"));
    name(actions.tenOn, Words::tr("Ten images on"));
    name(actions.tenBack, Words::tr("Ten images back"));
    name(actions.firstImage, Words::tr("First image"));
    name(actions.lastImage, Words::tr("Last image"));
    name(actions.nextSeries, Words::tr("Next series"));
    name(actions.previousSeries, Words::tr("Previous series"));
    name(actions.cancel, Words::tr("Leave the tool"));
}

void namePresetActions(const ImagingActions& actions,
                       const std::vector<imaging::NamedWindow>& presets)
{
    for (std::size_t i = 0; i < actions.presets.size(); ++i) {
        const bool exists = i < presets.size();
        actions.presets[i]->setVisible(exists);
        if (exists) {
            name(actions.presets[i], Words::tr("%1: centre %2, width %3")
                                         .arg(presets[i].name)
                                         .arg(presets[i].window.centre)
                                         .arg(presets[i].window.width));
        }
    }
}

void enableImagingActions(const ImagingActions& actions, bool hasPicture, bool hasSeries)
{
    for (QAction* action :
         {actions.fit, actions.actualSize, actions.invert, actions.overlays,
          actions.flipHorizontally, actions.flipVertically, actions.rotateLeft, actions.rotateRight,
          actions.reset, actions.windowTool, actions.zoomTool, actions.panTool, actions.scrollTool,
          actions.lengthTool, actions.ellipseTool, actions.removeRoi})
        action->setEnabled(hasPicture);
    for (QAction* action :
         {actions.cine, actions.nextImage, actions.previousImage, actions.tenOn, actions.tenBack,
          actions.firstImage, actions.lastImage, actions.nextSeries, actions.previousSeries})
        action->setEnabled(hasSeries);
}

} // namespace wardlight::ui
