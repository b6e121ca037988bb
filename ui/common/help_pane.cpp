#include "ui/common/help_pane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace wardlight::ui {

HelpPane::HelpPane(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme)
{
    setProperty("panel", QStringLiteral("surface"));
    setMinimumWidth(260);
    m_title = new QLabel;
    setTextRole(m_title, TextRole::Title);
    m_close = new QToolButton;
    m_close->setProperty("flat", true);
    m_close->setIcon(theme.icon(QStringLiteral("close"), &Palette::muted));
    m_browser = new QTextBrowser;
    m_browser->setProperty("frameless", true);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setOpenLinks(false);
    setFocusProxy(m_browser);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Small, Spacing::Small);
    column->addLayout(head);
    column->addWidget(m_browser, 1);
    connect(m_close, &QToolButton::clicked, this, &HelpPane::closeRequested);
    connect(&theme, &Theme::changed, this, &HelpPane::render);
    retranslate();
}

void HelpPane::setHelp(const QString& title, const QString& text, const QList<HelpKey>& keys)
{
    m_title->setText(title);
    m_text = text;
    m_keys = keys;
    render();
}

void HelpPane::render()
{
    const QString cell = QStringLiteral("<tr><td style='padding:2px 16px 2px 0;color:%1'>%2</td>"
                                        "<td style='padding:2px 0'>%3</td></tr>");
    QString html = m_text;
    if (!m_keys.isEmpty())
        html += QStringLiteral("<p><b>%1</b></p><table>").arg(tr("Keys").toHtmlEscaped());
    for (const HelpKey& key : m_keys)
        html += cell.arg(m_theme.colours().muted.name(), key.keys.toHtmlEscaped(),
                         key.action.toHtmlEscaped());
    if (!m_keys.isEmpty())
        html += QStringLiteral("</table>");
    m_browser->setHtml(html);
}

void HelpPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QFrame::keyPressEvent(event);
}

void HelpPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void HelpPane::retranslate()
{
    setAccessibleName(tr("Help"));
    m_browser->setAccessibleName(tr("Help text"));
    m_close->setToolTip(tr("Close help"));
    m_close->setAccessibleName(tr("Close help"));
    render();
}

} // namespace wardlight::ui
