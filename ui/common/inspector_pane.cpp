#include "ui/common/inspector_pane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace wardlight::ui {

InspectorPane::InspectorPane(const Theme& theme, QWidget* parent) : QFrame(parent)
{
    setProperty("panel", QStringLiteral("surface"));
    m_title = new QLabel;
    setTextRole(m_title, TextRole::Muted);
    m_toggle = new QToolButton;
    m_toggle->setProperty("flat", true);
    m_toggle->setIcon(theme.icon(QStringLiteral("inspector"), &Palette::muted));
    m_stack = new QStackedWidget;
    connect(m_toggle, &QToolButton::clicked, this, [this] { setCollapsed(!m_isCollapsed); });

    auto* head = new QHBoxLayout;
    head->setContentsMargins(Spacing::Medium, 0, 2, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_toggle, 0, Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Spacing::Small, 0, 0);
    column->setSpacing(Spacing::Tight);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    setMinimumWidth(220);
    retranslate();
}

QWidget* InspectorPane::scrollerOf(QWidget* inspector)
{
    for (int i = 0; i < m_stack->count(); ++i) {
        auto* scroller = qobject_cast<QScrollArea*>(m_stack->widget(i));
        if (scroller && scroller->widget() == inspector)
            return scroller;
    }
    auto* scroller = new QScrollArea;
    scroller->setWidgetResizable(true);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setWidget(inspector);
    inspector->setAutoFillBackground(false); // the pane's ground shows through
    // a scroller whose page took its inspector with it has nothing left to show
    connect(inspector, &QObject::destroyed, scroller, &QObject::deleteLater);
    m_stack->addWidget(scroller);
    return scroller;
}

void InspectorPane::setInspector(QWidget* inspector)
{
    setVisible(inspector != nullptr);
    if (inspector)
        m_stack->setCurrentWidget(scrollerOf(inspector));
}

void InspectorPane::setCollapsed(bool collapsed)
{
    if (collapsed == m_isCollapsed)
        return;
    m_isCollapsed = collapsed;
    m_stack->setVisible(!collapsed);
    m_title->setVisible(!collapsed);
    layout()->itemAt(0)->layout()->setContentsMargins(collapsed ? 2 : Spacing::Medium, 0, 2, 0);
    setMinimumWidth(collapsed ? CollapsedWidth : 220);
    setMaximumWidth(collapsed ? CollapsedWidth : QWIDGETSIZE_MAX);
    retranslate();
    emit collapsedChanged(collapsed);
}

void InspectorPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void InspectorPane::retranslate()
{
    setAccessibleName(tr("Inspector"));
    m_title->setText(tr("Inspector"));
    const QString action = m_isCollapsed ? tr("Show inspector") : tr("Hide inspector");
    m_toggle->setToolTip(action);
    m_toggle->setAccessibleName(action);
}

} // namespace wardlight::ui
