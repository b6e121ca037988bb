#include "app/desktop/start_surface.h"

#include "ui/common/layouts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextRole;

StartSurface::StartSurface(const ui::Theme& theme, QWidget* parent) : QWidget(parent)
{
    auto* mark = new QLabel;
    mark->setPixmap(theme.icon(QStringLiteral("wardlight"))
                        .pixmap(QSize(Spacing::LargeIcon, Spacing::LargeIcon), devicePixelRatio()));
    m_title = new QLabel;
    ui::setTextRole(m_title, TextRole::Heading);
    m_detail = new QLabel;
    ui::setTextRole(m_detail, TextRole::Muted);
    m_path = new QLabel;
    ui::setTextRole(m_path, TextRole::Small);
    for (QLabel* label : {m_detail, m_path}) {
        label->setWordWrap(true);
        label->setFixedWidth(560);
        label->setAlignment(Qt::AlignHCenter);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(280);
    m_retry = new QPushButton;
    m_retry->setProperty("primary", true);
    m_choose = new QPushButton;
    m_server = new QPushButton;
    connect(m_retry, &QPushButton::clicked, this, &StartSurface::retryRequested);
    connect(m_choose, &QPushButton::clicked, this, &StartSurface::chooseRequested);
    connect(m_server, &QPushButton::clicked, this, &StartSurface::serverRequested);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_server);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::Medium);
    column->addStretch(2);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{mark, m_title, m_progress, m_detail, m_path})
        column->addLayout(ui::centred(widget));
    column->addLayout(buttons);
    column->addStretch(3);
    refresh();
}

void StartSurface::showIdle()
{
    m_state = State::Idle;
    refresh();
}

void StartSurface::showOpening(const QString& place, const QString& step)
{
    m_state = State::Opening;
    m_place = place;
    m_step = step;
    refresh();
}

void StartSurface::showError(const QString& place, const Error& why)
{
    m_state = State::Failed;
    m_place = place;
    m_reason = why.message;
    refresh();
    m_retry->setFocus();
}

void StartSurface::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void StartSurface::refresh()
{
    m_retry->setText(tr("Try again"));
    m_choose->setText(tr("Choose a workspace…"));
    m_server->setText(tr("Connect to a server…"));
    m_progress->setAccessibleName(tr("Opening"));
    m_progress->setVisible(m_state == State::Opening);
    m_retry->setVisible(m_state == State::Failed);
    m_choose->setVisible(m_state != State::Opening);
    m_server->setVisible(m_state != State::Opening);
    m_path->setVisible(m_state != State::Idle);
    m_path->setText(m_place);
    switch (m_state) {
    case State::Idle:
        m_title->setText(QStringLiteral("Wardlight"));
        m_detail->setText(tr("Nothing is open: no workspace, no server."));
        break;
    case State::Opening:
        m_title->setText(tr("Opening"));
        m_detail->setText(m_step);
        break;
    case State::Failed:
        m_title->setText(tr("It could not be opened"));
        m_detail->setText(m_reason);
        break;
    }
    setAccessibleName(m_title->text());
}

} // namespace wardlight::desktop
