#pragma once

#include "ui/common/page_badge.h"
#include "ui/common/theme.h"

#include <QAbstractButton>

namespace wardlight::ui {

/// A page's place in the rail: icon over word, an accent bar at its left edge while current.
class RailButton final : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const Theme& theme, const QString& pageId, const QString& iconName,
               QWidget* parent = nullptr);

    [[nodiscard]] const QString& pageId() const { return m_pageId; }
    void setBadge(const PageBadge& badge);
    [[nodiscard]] const PageBadge& badge() const { return m_badge; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintBadge(QPainter& painter) const;

    const Theme& m_theme;
    QString m_pageId;
    QIcon m_currentIcon; ///< in the text's colour
    QIcon m_restIcon;    ///< muted
    PageBadge m_badge;
};

} // namespace wardlight::ui
