#pragma once

#include <QLineEdit>

namespace wardlight::ui {

/// A small field of the window's frame for a scanned or pasted code: in sight on every page.
class ScanField final : public QLineEdit
{
    Q_OBJECT

public:
    /// What is pasted beyond this is cut at once, characters.
    static constexpr int LongestText = 4096;

    explicit ScanField(QWidget* parent = nullptr);

    /// Puts the focus there; what is typed replaces what was.
    void begin();
    /// The key that leads here, for the field's tool tip.
    void setKey(const QString& key);

signals:
    /// Enter was pressed, by a person or a scanner; the text as it came.
    void scanned(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_key;
};

} // namespace wardlight::ui
