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
    case ViewportTile::Kind::Waveform:
        return QStringLiteral("vitals");
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

/// With places to break a line inside what has no spaces, such as an object's key or its hash.
/// The badge has the text as it is, to be copied.
QString breakable(const QString& text)
{
    constexpr int LongestWhole = 16;
    QString broken;
    int run = 0;
    for (const QChar c : text) {
        broken += c;
        run = c.isSpace() ? 0 : run + 1;
        if (c == QLatin1Char('/') || run == LongestWhole) {
            broken += QChar(0x200b); // zero width space
            run = 0;
        }
    }
    return broken;
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
    m_explanation->setText(breakable(tile->explanation));
    m_explanation->setVisible(!tile->explanation.isEmpty());
    m_action->setText(tile->action);
    m_action->setVisible(!tile->action.isEmpty());
    setAccessibleName(tile->title);
    setAccessibleDescription(tile->explanation);
    show();
    place();
}

bool TilePanel::event(QEvent* event)
{
    const bool isHandled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest && m_tile)
        place();
    return isHandled;
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
    layout()->invalidate(); // texts may have changed since it last asked the labels
    const int height = std::min(layout()->totalHeightForWidth(width), viewport->height());
    setGeometry((viewport->width() - width) / 2, (viewport->height() - height) / 2, width, height);
}

} // namespace wardlight::ui
