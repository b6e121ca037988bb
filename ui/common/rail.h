#pragma once

#include "ui/common/page_badge.h"
#include "ui/common/theme.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QVBoxLayout;

namespace wardlight::ui {

class RailButton;

/// The pages of the window, one under the other at its left edge; one is always current.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);

    /// Adds a page at the end. @p iconName as Theme::icon() takes it.
    void addPage(const QString& pageId, const QString& iconName);
    /// The words under a page's icon and in its tool tip; again after a change of language.
    void setPageText(const QString& pageId, const QString& title, const QString& shortcut);
    void setBadge(const QString& pageId, const PageBadge& badge);
    void setCurrent(const QString& pageId);
    void clear();

    [[nodiscard]] QStringList pageIds() const;

signals:
    void pageChosen(const QString& pageId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] RailButton* button(const QString& pageId) const;

    const Theme& m_theme;
    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    std::vector<RailButton*> m_buttons;
};

} // namespace wardlight::ui
