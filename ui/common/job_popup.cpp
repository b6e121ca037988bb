#include "ui/common/job_popup.h"

#include "ui/common/job_delegate.h"
#include "ui/common/job_list.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace wardlight::ui {

JobPopup::JobPopup(const Theme& theme, JobList& jobs, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_jobs(jobs)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("panel", QStringLiteral("raised"));
    setAccessibleName(tr("Jobs"));
    auto* title = new QLabel(tr("Jobs"));
    setTextRole(title, TextRole::Title);
    m_view = new QListView;
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setItemDelegate(new JobDelegate(theme, m_view));
    m_view->setModel(&m_jobs);
    m_cancel = new QPushButton(tr("Cancel job"));
    m_cancel->setAccessibleName(tr("Cancel job"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, Spacing::Medium);
    column->addWidget(title);
    column->addWidget(m_view, 1);
    column->addWidget(m_cancel, 0, Qt::AlignRight);
    resize(460, 300);

    auto* remove = new QShortcut(QKeySequence::Delete, this);
    connect(remove, &QShortcut::activated, this, &JobPopup::cancelSelected);
    connect(m_cancel, &QPushButton::clicked, this, &JobPopup::cancelSelected);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JobPopup::updateButton);
    connect(&m_jobs, &JobList::progressed, this, &JobPopup::updateButton);
    m_view->setCurrentIndex(m_jobs.index(qMax(0, m_jobs.firstRunning())));
    m_view->setFocus();
    updateButton();
}

void JobPopup::cancelSelected()
{
    m_jobs.cancel(m_view->currentIndex());
}

void JobPopup::updateButton()
{
    const QVariant state = m_view->currentIndex().data(JobList::StateRole);
    m_cancel->setEnabled(state.isValid() &&
                         static_cast<JobState>(state.toInt()) == JobState::Running);
}

} // namespace wardlight::ui
