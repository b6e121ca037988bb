#include "ui/patients/ward_presenter.h"

#include "core/async/tasks.h"

#include <chrono>

namespace wardlight::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto RefreshEvery = 15s;

} // namespace

WardPresenter::WardPresenter(std::shared_ptr<patients::PatientStore> store,
                             std::shared_ptr<const Clock> clock, Pools& pools, QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools), m_model(std::move(clock))
{
    m_timer.setInterval(RefreshEvery);
    connect(&m_timer, &QTimer::timeout, this, &WardPresenter::refresh);
}

void WardPresenter::setWard(const std::optional<QString>& ward)
{
    if (ward == m_ward)
        return;
    m_ward = ward;
    if (m_isLoading || m_readAt.isValid())
        refresh();
}

void WardPresenter::setWatched(bool isWatched)
{
    if (isWatched == m_timer.isActive())
        return;
    if (!isWatched) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    refresh();
}

void WardPresenter::refresh()
{
    if (m_isLoading)
        m_isAskedAgain = true;
    else
        load();
}

Result<WardPresenter::Reading> WardPresenter::read(patients::PatientStore& store,
                                                   const std::optional<QString>& ward)
{
    auto wards = store.wards();
    if (!wards)
        return propagate(wards);
    auto overview = store.wardOverview(ward);
    if (!overview)
        return propagate(overview);
    return Reading{std::move(*wards), std::move(*overview)};
}

void WardPresenter::load()
{
    m_isLoading = true;
    m_isAskedAgain = false;
    whenDone(
        runTask(m_pools.database, [store = m_store, ward = m_ward] { return read(*store, ward); }),
        this, [this, ward = m_ward](Result<Reading> reading) {
            m_isLoading = false;
            if (ward == m_ward)
                take(std::move(reading));
            if (m_isAskedAgain)
                load();
        });
}

void WardPresenter::take(Result<Reading> reading)
{
    if (!reading) {
        m_error = reading.error();
        m_state = m_model.bedCount() == 0 ? State::Failed : State::Ready;
        emit stateChanged();
        return;
    }
    m_error.reset();
    m_readAt = reading->overview.at;
    m_wards = std::move(reading->wards);
    m_model.setOverview(std::move(reading->overview));
    m_state = m_model.bedCount() == 0 ? State::Empty : State::Ready;
    emit stateChanged();
}

std::optional<QDateTime> WardPresenter::staleSince() const
{
    return m_error && m_model.bedCount() > 0 ? std::optional(m_readAt) : std::nullopt;
}

} // namespace wardlight::ui
