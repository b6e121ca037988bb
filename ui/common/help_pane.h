#pragma once

#include "ui/common/theme.h"

#include <QFrame>

class QLabel;
class QTextBrowser;
class QToolButton;

namespace wardlight::ui {

/// A named key in the help: "F5", "Refresh".
struct HelpKey
{
    QString keys;
    QString action;
};

/// F1: what one can do here, and with which keys.
class HelpPane final : public QFrame
{
    Q_OBJECT

public:
    explicit HelpPane(const Theme& theme, QWidget* parent = nullptr);

    /// @param text  translated paragraphs, rich text
    void setHelp(const QString& title, const QString& text, const QList<HelpKey>& keys);

signals:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void render();

    const Theme& m_theme;
    QString m_text;
    QList<HelpKey> m_keys;
    QLabel* m_title;
    QToolButton* m_close;
    QTextBrowser* m_browser;
};

} // namespace wardlight::ui
