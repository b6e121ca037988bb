#include "ui/imaging/tile_panel.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

constexpr int WidestCard = 420; ///< px: about 60 characters a line

QString iconName(ViewportTile::Kind kind)
{
    switch (kind) {
    case ViewportTile::Kind::Refused:
        return QStringLiteral("shield-refused");
    case ViewportTile::Kind::NeedsConsent:
        return QStringLiteral("shield-unverified");
    case ViewportTile::Kind::Failed:
        return QStringLiteral("failed");
    case ViewportTile::Kind::NoPicture:
        return QStringLiteral("empty");
    }
    return {};
}

QColor Palette::*iconColour(ViewportTile::Kind kind)
{
    const bool isFailure =
        kind == ViewportTile::Kind::Refused || kind == ViewportTile::Kind::Failed;
    return isFailure ? &Palette::failed : &Palette::muted;
}

} // namespace

TilePanel::TilePanel(const Theme& theme, QWidget* viewport) : QFrame(viewport), m_theme(theme)
{
    setProperty("panel", QStringLiteral("raised"));
    m_icon = new QLabel;
    m_title = new QLabel;
    setTextRole(m_title, TextRole::Title);
    m_explanation = new QLabel;
    for (QLabel* text : {m_title, m_explanation}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_action = new QPushButton;
    connect(m_action, &QPushButton::clicked, this, &TilePanel::actionRequested);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Huge, Spacing::Huge, Spacing::Huge, Spacing::Huge);
    column->setSpacing(Spacing::Medium);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_action, 0, Qt::AlignLeft);
    viewport->installEventFilter(this);
    hide();
}

void TilePanel::setTile(const std::optional<ViewportTile>& tile)
{
    m_tile = tile;
    if (!tile) {
        hide();
        return;
    }
    m_icon->setPixmap(m_theme.icon(iconName(tile->kind), iconColour(tile->kind))
                          .pixmap(QSize(Spacing::LargeIcon, Spacing::LargeIcon)));
    m_title->setText(tile->title);
    m_explanation->setText(tile->explanation);
    m_explanation->setVisible(!tile->explanation.isEmpty());
    m_action->setText(tile->action);
    m_action->setVisible(!tile->action.isEmpty());
    setAccessibleName(tile->title);
    setAccessibleDescription(tile->explanation);
    show();
    place();
}

bool TilePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && m_tile)
        place();
    return QFrame::eventFilter(watched, event);
}

void TilePanel::place()
{
    const QWidget* viewport = parentWidget();
    const int width = std::min(WidestCard, viewport->width() - 2 * Spacing::Large);
    layout()->activate();
    const int height = std::min(layout()->hasHeightForWidth() ? layout()->heightForWidth(width)
                                                              : sizeHint().height(),
                                viewport->height());
    setGeometry((viewport->width() - width) / 2, (viewport->height() - height) / 2, width, height);
}

} // namespace wardlight::ui
