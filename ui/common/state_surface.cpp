#include "ui/common/state_surface.h"

#include "ui/common/formats.h"
#include "ui/common/layouts.h"
#include "ui/common/skeleton.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace wardlight::ui {

StateSurface::StateSurface(const Theme& theme, QWidget* content, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_content(content)
{
    m_stale = new QLabel;
    m_stale->setContentsMargins(Spacing::Small, Spacing::Tight, Spacing::Small, Spacing::Tight);
    setTextRole(m_stale, TextRole::Stale);
    m_stale->hide();

    m_skeleton = new Skeleton(theme);
    m_message = makeMessagePanel();
    m_stack = new QStackedLayout;
    for (QWidget* page : {m_content, m_skeleton, m_message})
        m_stack->addWidget(page);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stale);
    column->addLayout(m_stack, 1);
}

QWidget* StateSurface::makeMessagePanel()
{
    auto* panel = new QWidget;
    m_icon = new QLabel;
    m_title = new QLabel;
    m_explanation = new QLabel;
    m_button = new QPushButton;
    setTextRole(m_title, TextRole::Title);
    setTextRole(m_explanation, TextRole::Muted);
    for (QLabel* text : {m_title, m_explanation}) {
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        text->setMaximumWidth(460); // a comfortable line of text
    }
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(m_button, &QPushButton::clicked, this, &StateSurface::press);
    connect(&m_theme, &Theme::changed, this, &StateSurface::updateIcon);

    auto* column = new QVBoxLayout(panel);
    column->setSpacing(Spacing::Small);
    column->addStretch(2);
    column->addLayout(centred(m_icon));
    for (QLabel* text : {m_title, m_explanation}) {
        QHBoxLayout* const line = centred(text);
        line->setStretchFactor(text, 100); // as wide as it may be, or as there is room
        column->addLayout(line);
    }
    column->addSpacing(Spacing::Small);
    column->addLayout(centred(m_button));
    column->addStretch(3);
    return panel;
}

void StateSurface::showContent()
{
    m_state = State::Content;
    m_stack->setCurrentWidget(m_content);
    updateStaleLine();
}

void StateSurface::showLoading(int rowHeight)
{
    m_state = State::Loading;
    static_cast<Skeleton*>(m_skeleton)->setRowHeight(rowHeight);
    m_stack->setCurrentWidget(m_skeleton);
    updateStaleLine();
}

void StateSurface::showEmpty(const SurfaceMessage& message)
{
    showMessage(State::Empty, QStringLiteral("empty"), message);
}

void StateSurface::showError(const QString& what, const Error& why)
{
    showMessage(State::Error, QStringLiteral("failed"), {what, why.message, tr("Try again")});
}

void StateSurface::showOffline(const QString& explanation)
{
    showMessage(State::Offline, QStringLiteral("offline"),
                {tr("Not connected"), explanation, tr("Try again")});
}

void StateSurface::showForbidden(const QString& explanation)
{
    showMessage(State::Forbidden, QStringLiteral("forbidden"),
                {tr("You may not see this"), explanation, {}});
}

void StateSurface::setStale(const std::optional<QDateTime>& asOf)
{
    m_asOf = asOf;
    updateStaleLine();
}

void StateSurface::showMessage(State state, const QString& icon, const SurfaceMessage& message)
{
    m_state = state;
    m_iconName = icon;
    updateIcon();
    m_title->setText(message.title);
    m_explanation->setText(message.explanation);
    m_button->setText(message.action);
    m_button->setVisible(!message.action.isEmpty());
    m_message->setAccessibleName(message.title);
    m_message->setAccessibleDescription(message.explanation);
    m_stack->setCurrentWidget(m_message);
    updateStaleLine();
}

void StateSurface::updateIcon()
{
    const auto colour = m_state == State::Error ? &Palette::failed : &Palette::muted;
    m_icon->setPixmap(
        m_theme.icon(m_iconName, colour)
            .pixmap(QSize(Spacing::LargeIcon, Spacing::LargeIcon), devicePixelRatio()));
}

void StateSurface::updateStaleLine()
{
    m_stale->setVisible(m_asOf && m_state == State::Content);
    if (m_asOf)
        m_stale->setText(tr("As of %1, not live").arg(formatDateTime(*m_asOf)));
}

void StateSurface::press()
{
    if (m_state == State::Empty)
        emit actionRequested();
    else
        emit retryRequested();
}

void StateSurface::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateStaleLine();
    QWidget::changeEvent(event);
}

} // namespace wardlight::ui
