#pragma once

#include "core/alerts/alert.h"
#include "ui/common/theme.h"

#include <QFrame>

#include <chrono>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace wardlight::ui {

/// A line below the open alerts: which type of alert of whom is to be silenced, for how long. There
/// is always an end. Enter does it, Esc leaves.
class SilencePanel final : public QFrame
{
    Q_OBJECT

public:
    explicit SilencePanel(QWidget* parent = nullptr);

    /// Asks about alerts like this one, which names a patient, and takes the focus.
    void ask(const alerts::Alert& alert);

    /// Leaves without doing anything.
    void leave();

signals:
    void confirmed(const wardlight::PatientId& patient, const QString& type,
                   std::chrono::minutes duration, const QString& note);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void confirm();

    alerts::Alert m_alert;
    QLabel* m_question;
    QComboBox* m_duration;
    QLineEdit* m_note;
    QPushButton* m_confirm;
    QPushButton* m_cancel;
};

} // namespace wardlight::ui
