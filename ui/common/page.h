#pragma once

#include "core/base/ids.h"
#include "ui/common/page_badge.h"

#include <QList>
#include <QWidget>

class QAction;

namespace wardlight::ui {

/// One room of the window, reached from the rail.
///
/// A page owns its work area and the inspector that belongs to it. It knows no other page: going
/// elsewhere is a signal with an id that app/desktop connects.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Stable English word, for settings and file names: "patients".
    [[nodiscard]] virtual QString pageId() const = 0;
    /// Translated, for the rail and the title.
    [[nodiscard]] virtual QString title() const = 0;
    /// Icon name in the theme.
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Translated paragraphs of context help, shown by F1 (rich text).
    [[nodiscard]] virtual QString help() const = 0;
    /// The widget for the inspector pane, owned by the page; null when it has none.
    [[nodiscard]] virtual QWidget* inspector() { return nullptr; }
    /// Everything this page can do, each with text, shortcut and an accessible name; the command
    /// palette lists them.
    [[nodiscard]] virtual QList<QAction*> commands() { return {}; }
    /// The page became visible: load what is missing, put the focus where work starts.
    virtual void activate() {}
    /// F5.
    virtual void refresh() {}
    /// A patient was opened (or closed: null id) somewhere.
    virtual void setPatient(const PatientId& /*patient*/) {}
    /// True once nothing is loading; the tour waits for it.
    [[nodiscard]] virtual bool isSettled() const { return true; }
    /// What makes the page worth a picture: opens its first study, selects its first row, …
    virtual void showForTour() {}
    /// Stable English words for further pictures of the page, each staged by showTourView().
    [[nodiscard]] virtual QStringList tourViews() const { return {}; }
    virtual void showTourView(const QString& /*view*/) {}

signals:
    /// Something worth a line in the status bar for a few seconds.
    void notice(const QString& text);
    /// What the page's place in the rail should say now.
    void badgeChanged(const wardlight::ui::PageBadge& badge);
};

} // namespace wardlight::ui
