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

/// What a mistake costs where one works; a word and a colour that are always in sight.
enum class PlaceMark
{
    None, ///< a private workspace
    Production,
    Test
};

/// Gives @p label the mark's word and look; one without a mark hides it.
void showPlaceMark(QLabel* label, PlaceMark mark);

/// The line at the foot of the window, 26 px: connection, verification, jobs, notices.
class StatusBar final : public QFrame
{
    Q_OBJECT

public:
    StatusBar(const Theme& theme, JobList& jobs, QWidget* parent = nullptr);

    /// @param name  of what one is connected to
    void setConnection(ConnectionState state, const QString& name,
                       PlaceMark mark = PlaceMark::None);
    /// Names it when the key of what is open is kept in a file: weaker than a keychain.
    void setKeyInFile(bool isInFile);
    /// Says where what is shown was read, when that is not the primary; null takes it away.
    void setReadAge(const QString& words);
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
    PlaceMark m_mark = PlaceMark::None;
    bool m_isKeyInFile = false;
    QString m_name;
    QString m_readAgeWords;
    int m_verified = 0;
    int m_total = 0;
    QLabel* m_dot;
    QLabel* m_connection;
    QLabel* m_place;
    QLabel* m_key;
    QLabel* m_readAge;
    QLabel* m_verification;
    QLabel* m_notice;
    JobStrip* m_jobs;
    QTimer m_noticeEnd;
};

} // namespace wardlight::ui
