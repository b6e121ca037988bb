#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QWidget>

class QAction;

namespace wardlight::ui {

/// A part of a page that another feature brings: the page gives it room and passes on what the
/// window tells it, and knows nothing else of it.
class PagePart : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Translated paragraphs for the page's context help (rich text).
    [[nodiscard]] virtual QString help() const = 0;
    /// What the part can do, for the page's commands.
    [[nodiscard]] virtual QList<QAction*> commands() const = 0;
    /// See Page.
    virtual void setPatient(const PatientId& patient) = 0;
    virtual void refresh() = 0;
    [[nodiscard]] virtual bool isSettled() const = 0;
    [[nodiscard]] virtual QStringList tourViews() const { return {}; }
    virtual void showTourView(const QString& /*view*/) {}
};

} // namespace wardlight::ui
