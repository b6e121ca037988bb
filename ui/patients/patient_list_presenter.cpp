#include "ui/patients/patient_list_presenter.h"

#include "core/async/tasks.h"

#include <chrono>

namespace wardlight::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto TypingRest = 150ms;

} // namespace

PatientListPresenter::PatientListPresenter(std::shared_ptr<patients::PatientStore> store,
                                           std::shared_ptr<const Clock> clock, Pools& pools,
                                           QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_clock(clock), m_pools(pools), m_model(clock)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(TypingRest);
    connect(&m_rest, &QTimer::timeout, this, &PatientListPresenter::loadFirst);
    connect(&m_model, &PatientTableModel::moreWanted, this, &PatientListPresenter::loadMore);
}

void PatientListPresenter::setSearch(const QString& text)
{
    const QString wanted = text.simplified();
    if (wanted == m_search)
        return;
    m_search = wanted;
    m_isOneWanted = false;
    m_rest.start();
}

void PatientListPresenter::setOrder(patients::PatientOrder order, Qt::SortOrder direction)
{
    if (order == m_order && direction == m_direction)
        return;
    m_order = order;
    m_direction = direction;
    if (m_epoch > 0)
        loadFirst();
}

void PatientListPresenter::refresh()
{
    loadFirst();
}

void PatientListPresenter::loadFirst()
{
    m_rest.stop();
    ++m_epoch;
    m_isLoading = true;
    m_isLoadingMore = false;
    if (m_model.patientCount() == 0)
        setState(State::Loading);
    const patients::PatientQuery query{
        .search = m_search, .order = m_order, .direction = m_direction, .isScored = true};
    whenDone(runTask(m_pools.database, [store = m_store, query] { return store->list(query); }),
             this, [this, epoch = m_epoch](Result<patients::PatientPage> page) {
                 if (epoch == m_epoch)
                     takeFirst(std::move(page));
             });
}

void PatientListPresenter::takeFirst(Result<patients::PatientPage> page)
{
    m_isLoading = false;
    if (!page) {
        m_error = page.error();
        m_isOneWanted = false;
        setState(m_model.patientCount() == 0 ? State::Failed : State::Ready);
        return;
    }
    m_error.reset();
    m_readAt = m_clock->now();
    m_next = page->next;
    const bool isEmpty = page->rows.empty();
    m_model.setRows(std::move(page->rows), m_next.has_value());
    setState(!isEmpty ? State::Ready : m_search.isEmpty() ? State::Empty : State::NothingFound);
    tellIfOne();
}

void PatientListPresenter::loadMore()
{
    if (!m_next) {
        m_model.stopLoading();
        return;
    }
    m_isLoadingMore = true;
    const patients::PatientQuery query{.search = m_search,
                                       .order = m_order,
                                       .direction = m_direction,
                                       .after = m_next,
                                       .isScored = true};
    whenDone(runTask(m_pools.database, [store = m_store, query] { return store->list(query); }),
             this, [this, epoch = m_epoch](Result<patients::PatientPage> page) {
                 if (epoch == m_epoch)
                     takeMore(std::move(page));
             });
}

void PatientListPresenter::takeMore(Result<patients::PatientPage> page)
{
    m_isLoadingMore = false;
    if (!page) {
        m_model.stopLoading();
        emit moreFailed(page.error());
        return;
    }
    m_next = page->next;
    m_model.append(std::move(page->rows), m_next.has_value());
    emit stateChanged();
}

void PatientListPresenter::openIfOne()
{
    m_isOneWanted = true;
    if (m_rest.isActive())
        loadFirst();
    else if (!m_isLoading)
        tellIfOne();
}

void PatientListPresenter::tellIfOne()
{
    const bool isOne = m_model.patientCount() == 1 && !m_model.hasMore();
    if (std::exchange(m_isOneWanted, false) && isOne)
        emit oneFound(m_model.row(0)->patient.id);
}

std::optional<QDateTime> PatientListPresenter::staleSince() const
{
    return m_error && m_model.patientCount() > 0 ? std::optional(m_readAt) : std::nullopt;
}

void PatientListPresenter::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace wardlight::ui
