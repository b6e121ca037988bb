#pragma once

#include "ui/common/theme.h"

#include <QFrame>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace wardlight::ui {

/// The pane at the right edge: details of what is selected. Collapses to a strip with one button.
class InspectorPane final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int CollapsedWidth = 32;

    explicit InspectorPane(const Theme& theme, QWidget* parent = nullptr);

    /// Shows @p inspector, which stays its page's; null hides the pane.
    void setInspector(QWidget* inspector);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_isCollapsed; }

signals:
    void collapsedChanged(bool collapsed);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QWidget* scrollerOf(QWidget* inspector);

    bool m_isCollapsed = false;
    QLabel* m_title;
    QToolButton* m_toggle;
    QStackedWidget* m_stack;
};

} // namespace wardlight::ui
