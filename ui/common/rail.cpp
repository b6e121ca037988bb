#include "ui/common/rail.h"

#include "ui/common/rail_button.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::ui {

Rail::Rail(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedWidth(Spacing::Rail);
    setAccessibleName(tr("Pages"));
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Rail::addPage(const QString& pageId, const QString& iconName)
{
    auto* added = new RailButton(m_theme, pageId, iconName);
    connect(added, &QAbstractButton::clicked, this, [this, pageId] { emit pageChosen(pageId); });
    m_group->addButton(added);
    m_column->insertWidget(m_column->count() - 1, added);
    m_buttons.push_back(added);
}

void Rail::setPageText(const QString& pageId, const QString& title, const QString& shortcut)
{
    RailButton* changed = button(pageId);
    if (!changed)
        return;
    changed->setText(title);
    changed->setAccessibleName(title);
    changed->setToolTip(shortcut.isEmpty() ? title : tr("%1 (%2)").arg(title, shortcut));
    changed->update();
}

void Rail::setBadge(const QString& pageId, const PageBadge& badge)
{
    if (RailButton* changed = button(pageId))
        changed->setBadge(badge);
}

void Rail::setCurrent(const QString& pageId)
{
    if (RailButton* current = button(pageId))
        current->setChecked(true);
}

void Rail::clear()
{
    for (RailButton* gone : m_buttons)
        delete gone;
    m_buttons.clear();
}

QStringList Rail::pageIds() const
{
    QStringList ids;
    for (const RailButton* each : m_buttons)
        ids << each->pageId();
    return ids;
}

RailButton* Rail::button(const QString& pageId) const
{
    const auto found = std::find_if(m_buttons.begin(), m_buttons.end(),
                                    [&](const RailButton* b) { return b->pageId() == pageId; });
    return found == m_buttons.end() ? nullptr : *found;
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.colours().line);
}

} // namespace wardlight::ui
