#pragma once

#include "ui/common/theme.h"

#include <QFrame>

class QListView;
class QPushButton;

namespace wardlight::ui {

class JobList;

/// The list of running and ended jobs over the status bar. Delete cancels the selected one.
class JobPopup final : public QFrame
{
    Q_OBJECT

public:
    JobPopup(const Theme& theme, JobList& jobs, QWidget* parent = nullptr);

private:
    void cancelSelected();
    void updateButton();

    JobList& m_jobs;
    QListView* m_view;
    QPushButton* m_cancel;
};

} // namespace wardlight::ui
