#include "ui/patients/summary_presenter.h"

#include "core/async/tasks.h"

#include <chrono>

namespace wardlight::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto SelectionRest = 200ms;

} // namespace

SummaryPresenter::SummaryPresenter(std::shared_ptr<patients::PatientStore> store, Pools& pools,
                                   QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(SelectionRest);
    connect(&m_rest, &QTimer::timeout, this, &SummaryPresenter::load);
}

void SummaryPresenter::select(const PatientId& patient)
{
    if (patient == m_selected)
        return;
    m_selected = patient;
    m_summary.reset();
    m_error.reset();
    m_isLoading = false;
    if (patient.isNull())
        m_rest.stop();
    else
        m_rest.start();
    emit changed();
}

void SummaryPresenter::refresh()
{
    if (!m_selected.isNull())
        m_rest.start();
}

void SummaryPresenter::load()
{
    m_isLoading = true;
    whenDone(runTask(m_pools.database,
                     [store = m_store, id = m_selected] { return store->summary(id); }),
             this, [this, id = m_selected](Result<patients::PatientSummary> summary) {
                 if (id != m_selected)
                     return;
                 m_isLoading = false;
                 m_summary.reset();
                 m_error.reset();
                 if (summary)
                     m_summary = std::move(*summary);
                 else
                     m_error = summary.error();
                 emit changed();
             });
}

} // namespace wardlight::ui
