#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace wardlight::ui {

class JobList;

/// The running jobs in the status bar: "2 jobs ▓▓▓░ 62 % ✕". A click opens the list of them all;
/// the cross cancels the one that runs, or opens the list when there are several.
class JobStrip final : public QWidget
{
    Q_OBJECT

public:
    JobStrip(const Theme& theme, JobList& jobs, QWidget* parent = nullptr);

    /// Opens the list of jobs above the strip.
    void showJobs();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void cancel();

    const Theme& m_theme;
    JobList& m_jobs;
    QToolButton* m_count;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace wardlight::ui
