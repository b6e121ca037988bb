#include "ui/common/job_strip.h"

#include "ui/common/job_list.h"
#include "ui/common/job_popup.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace wardlight::ui {

JobStrip::JobStrip(const Theme& theme, JobList& jobs, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_jobs(jobs)
{
    m_count = new QToolButton;
    m_count->setProperty("flat", true);
    m_count->setFocusPolicy(Qt::TabFocus);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(80);
    m_cancel = new QToolButton;
    m_cancel->setProperty("flat", true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_cancel->setIcon(theme.icon(QStringLiteral("close"), &Palette::muted));
    m_cancel->setIconSize(QSize(12, 12));

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Spacing::Tight);
    line->addWidget(m_count);
    line->addWidget(m_bar);
    line->addWidget(m_cancel);
    connect(m_count, &QToolButton::clicked, this, &JobStrip::showJobs);
    connect(m_cancel, &QToolButton::clicked, this, &JobStrip::cancel);
    connect(&m_jobs, &JobList::progressed, this, &JobStrip::refresh);
    refresh();
}

void JobStrip::showJobs()
{
    auto* popup = new JobPopup(m_theme, m_jobs, this);
    popup->move(mapToGlobal(QPoint(0, -popup->height() - Spacing::Small)));
    popup->show();
}

void JobStrip::refresh()
{
    const int running = m_jobs.runningCount();
    const int percent = m_jobs.runningPercent();
    setVisible(running > 0);
    m_bar->setRange(0, percent < 0 ? 0 : 100);
    m_bar->setValue(percent);
    const QString jobs = tr("%n jobs", nullptr, running);
    m_count->setText(percent < 0 ? jobs : tr("%1 · %2 %").arg(jobs).arg(percent));
    m_count->setAccessibleName(tr("Show running jobs"));
    m_count->setToolTip(tr("Show running jobs"));
    m_bar->setAccessibleName(tr("Progress of running jobs"));
    const QString cancel = running == 1 ? tr("Cancel the job") : tr("Choose a job to cancel");
    m_cancel->setAccessibleName(cancel);
    m_cancel->setToolTip(cancel);
}

void JobStrip::cancel()
{
    if (m_jobs.runningCount() == 1)
        m_jobs.cancel(m_jobs.index(m_jobs.firstRunning()));
    else
        showJobs();
}

void JobStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace wardlight::ui
