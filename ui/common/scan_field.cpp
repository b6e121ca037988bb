#include "ui/common/scan_field.h"

#include <QEvent>

namespace wardlight::ui {

namespace {

constexpr int WidthInLetters = 32;

} // namespace

ScanField::ScanField(QWidget* parent) : QLineEdit(parent)
{
    setMaxLength(LongestText);
    setClearButtonEnabled(true);
    setProperty("compact", true); // as high as the menu bar it stands in
    retranslate();
    connect(this, &QLineEdit::returnPressed, this, [this] {
        const QString text = this->text();
        selectAll(); // the next scan replaces it
        if (!text.isEmpty())
            emit scanned(text);
    });
}

void ScanField::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void ScanField::setKey(const QString& key)
{
    m_key = key;
    retranslate();
}

void ScanField::retranslate()
{
    const QString name = tr("Scan or paste a code");
    setPlaceholderText(name);
    setAccessibleName(name);
    setToolTip(m_key.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, m_key));
    setFixedWidth(fontMetrics().averageCharWidth() * WidthInLetters);
}

void ScanField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace wardlight::ui
