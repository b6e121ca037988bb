#pragma once

#include "ui/imaging/viewport_tile.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace wardlight::ui {

class Theme;

/// The card in the middle of a viewport that says why there is no picture, and what to do.
class TilePanel final : public QFrame
{
    Q_OBJECT

public:
    explicit TilePanel(const Theme& theme, QWidget* viewport);

    /// None hides the card.
    void setTile(const std::optional<ViewportTile>& tile);
    [[nodiscard]] const std::optional<ViewportTile>& tile() const { return m_tile; }

signals:
    void actionRequested();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    const Theme& m_theme;
    std::optional<ViewportTile> m_tile;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_explanation;
    QPushButton* m_action;
};

} // namespace wardlight::ui
