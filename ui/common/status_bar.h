#pragma once

#include "ui/common/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace wardlight::ui {

class JobList;
class JobStrip;

enum class ConnectionState
{
    None, ///< no workspace is open
    Connecting,
    Connected,
    Disconnected
};

/// The line at the foot of the window, 26 px: connection, verification, jobs, notices.
class StatusBar final : public QFrame
{
    Q_OBJECT

public:
    StatusBar(const Theme& theme, JobList& jobs, QWidget* parent = nullptr);

    /// @param name  of what one is connected to
    void setConnection(ConnectionState state, const QString& name);
    /// "verified 138/140"; a total of 0 shows nothing.
    void setVerified(int verified, int total);
    /// Shows @p text at the right end for ten seconds.
    void showNotice(const QString& text);
    void showJobs();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    ConnectionState m_state = ConnectionState::None;
    QString m_name;
    int m_verified = 0;
    int m_total = 0;
    QLabel* m_dot;
    QLabel* m_connection;
    QLabel* m_verification;
    QLabel* m_notice;
    JobStrip* m_jobs;
    QTimer m_noticeEnd;
};

} // namespace wardlight::ui
