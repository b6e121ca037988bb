#pragma once

#include <QWidget>

class QLabel;

namespace wardlight::desktop {

/// A field of a form: its label above, and below it what is wrong with it, while something is.
class FormField final : public QWidget
{
    Q_OBJECT

public:
    /// @param label  translated, with a mnemonic that leads to the editor
    /// @param beside  a button at the editor's right; may be null
    FormField(const QString& label, QWidget* editor, QWidget* beside = nullptr,
              QWidget* parent = nullptr);

    /// An empty one takes it away.
    void showProblem(const QString& message);
    [[nodiscard]] QWidget* editor() const { return m_editor; }

private:
    QWidget* m_editor;
    QLabel* m_problem;
    QString m_name; ///< the label without its mnemonic
};

} // namespace wardlight::desktop
