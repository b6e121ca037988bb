#pragma once

#include "core/base/error.h"
#include "ui/common/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wardlight::desktop {

/// What the window shows before a workspace is open: what is being done, or why it did not work.
class StartSurface final : public QWidget
{
    Q_OBJECT

public:
    explicit StartSurface(const ui::Theme& theme, QWidget* parent = nullptr);

    /// Nothing is open and nothing is being opened.
    void showIdle();
    /// @param step  what is being done: "Starting the database…"
    /// @param place  a workspace's folder or a profile's name
    void showOpening(const QString& place, const QString& step);
    void showError(const QString& place, const Error& why);

    [[nodiscard]] bool hasFailed() const { return m_state == State::Failed; }

signals:
    void retryRequested();
    void chooseRequested();
    void serverRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class State
    {
        Idle,
        Opening,
        Failed
    };

    void refresh();

    State m_state = State::Idle;
    QString m_place;
    QString m_step;
    QString m_reason;
    QLabel* m_title;
    QLabel* m_detail;
    QLabel* m_path;
    QProgressBar* m_progress;
    QPushButton* m_retry;
    QPushButton* m_choose;
    QPushButton* m_server;
};

} // namespace wardlight::desktop
