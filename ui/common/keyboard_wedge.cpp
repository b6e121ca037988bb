#include "ui/common/keyboard_wedge.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <memory>
#include <utility>

namespace wardlight::ui {

namespace {

constexpr char16_t GroupSeparator = 0x1d; ///< how scanners send FNC1

bool takesText(const QWidget* widget)
{
    const auto* box = qobject_cast<const QComboBox*>(widget);
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || (box && box->isEditable());
}

bool isEnter(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

bool isOfACode(const QKeyEvent& key)
{
    const QString text = key.text();
    const bool isPlain = !(key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    return text.size() == 1 &&
           ((isPlain && text[0].isPrint()) || text[0].unicode() == GroupSeparator);
}

std::function<qint64()> machineClock()
{
    const auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    return [timer] { return timer->elapsed(); };
}

} // namespace

KeyboardWedge::KeyboardWedge(QWidget* window, std::function<qint64()> nowMs)
    : QObject(window), m_window(window), m_nowMs(nowMs ? std::move(nowMs) : machineClock())
{
    qApp->installEventFilter(this);
}

bool KeyboardWedge::eventFilter(QObject* watched, QEvent* event)
{
    // An override is asked for before every key press, also of keys that become shortcuts.
    if (event->type() == QEvent::ShortcutOverride && isForScanner(watched)) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        m_swallowsPress = take(key);
        if (m_swallowsPress)
            event->accept();
        return m_swallowsPress;
    }
    if (event->type() == QEvent::KeyPress && watched->isWidgetType())
        return std::exchange(m_swallowsPress, false);
    return QObject::eventFilter(watched, event);
}

bool KeyboardWedge::isForScanner(const QObject* watched) const
{
    const QWidget* focus = QApplication::focusWidget();
    const QObject* target = focus ? focus : m_window;
    return watched == target && m_window->isActiveWindow() && !takesText(focus) &&
           !QApplication::activeModalWidget() && !QApplication::activePopupWidget();
}

bool KeyboardWedge::take(const QKeyEvent& key)
{
    if (key.isAutoRepeat())
        return false;
    const bool isEnd = isEnter(key);
    if (!isEnd && !isOfACode(key))
        return false; // a modifier, which scanners press too
    const qint64 now = m_nowMs();
    if (now - m_lastMs > LongestGapMs)
        m_burst.clear();
    m_lastMs = now;
    if (isEnd) {
        const QString text = std::exchange(m_burst, {});
        if (text.size() < ShortestCode)
            return false;
        QMetaObject::invokeMethod(
            this, [this, text] { emit scanned(text); }, Qt::QueuedConnection);
        return true;
    }
    if (m_burst.size() < LongestCode)
        m_burst += key.text();
    return m_burst.size() > 1;
}

} // namespace wardlight::ui
