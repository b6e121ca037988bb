#include "ui/vitals/range_bar.h"

#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace wardlight::ui {

RangeBar::RangeBar(QWidget* parent) : QWidget(parent)
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    for (std::size_t i = 0; i < WidthsMs.size(); ++i) {
        m_actions[i] = new QAction(this);
        m_actions[i]->setCheckable(true);
        m_actions[i]->setShortcut(QKeySequence(Qt::Key(int(Qt::Key_1) + int(i))));
        m_actions[i]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(m_actions[i], &QAction::triggered, this,
                [this, width = WidthsMs[i]] { emit rangeChosen(width); });
        m_buttons[i] = new QToolButton;
        m_buttons[i]->setDefaultAction(m_actions[i]);
        m_buttons[i]->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_buttons[i]->setFocusPolicy(Qt::TabFocus);
        line->addWidget(m_buttons[i]);
    }
    retranslate();
}

void RangeBar::setShownWidth(qint64 widthMs)
{
    for (std::size_t i = 0; i < WidthsMs.size(); ++i)
        m_actions[i]->setChecked(WidthsMs[i] == widthMs);
}

void RangeBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RangeBar::retranslate()
{
    const std::array<QString, 7> texts = {
        tr("Last hour"),   tr("Last 6 hours"), tr("Last 24 hours"), tr("Last 3 days"),
        tr("Last 7 days"), tr("Last 30 days"), tr("Last 90 days")};
    const std::array<QString, 7> words = {tr("1 h"), tr("6 h"),  tr("24 h"), tr("3 d"),
                                          tr("7 d"), tr("30 d"), tr("90 d")};
    setAccessibleName(tr("Range"));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        m_actions[i]->setText(texts[i]);
        m_actions[i]->setIconText(words[i]);
        m_actions[i]->setToolTip(QStringLiteral("%1 (%2)").arg(
            texts[i], m_actions[i]->shortcut().toString(QKeySequence::NativeText)));
        m_buttons[i]->setAccessibleName(texts[i]);
    }
}

} // namespace wardlight::ui
