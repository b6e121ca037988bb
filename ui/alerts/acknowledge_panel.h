#pragma once

#include "core/alerts/alert.h"
#include "ui/common/theme.h"

#include <QFrame>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace wardlight::ui {

/// What is about to be acknowledged, in words: one alert with its patient, or how many of whom.
[[nodiscard]] QString acknowledgeQuestion(const std::vector<alerts::Alert>& shown, int count);

/// A line below the open alerts: what is to be acknowledged, a note, and the button. Enter does
/// it, Esc leaves.
class AcknowledgePanel final : public QFrame
{
    Q_OBJECT

public:
    explicit AcknowledgePanel(QWidget* parent = nullptr);

    /// Asks about these alerts with an empty note, and takes the focus.
    /// @param shown  one of each row; @param ids  all that they stand for
    void ask(const std::vector<alerts::Alert>& shown, std::vector<AlertId> ids);

    /// Leaves without doing anything.
    void leave();

signals:
    void confirmed(const std::vector<wardlight::AlertId>& ids, const QString& note);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void confirm();

    std::vector<alerts::Alert> m_shown;
    std::vector<AlertId> m_ids;
    QLabel* m_question;
    QLineEdit* m_note;
    QPushButton* m_confirm;
    QPushButton* m_cancel;
};

} // namespace wardlight::ui
