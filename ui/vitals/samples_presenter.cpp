#include "ui/vitals/samples_presenter.h"

#include "core/async/tasks.h"
#include "ui/vitals/trend_export.h"

#include <QDateTime>

namespace wardlight::ui {

namespace {

constexpr int RestMs = 200;
constexpr int PageSize = 200;

vitals::TimeRange rangeOf(const TimeView& view)
{
    return {QDateTime::fromMSecsSinceEpoch(view.fromMs, Qt::UTC),
            QDateTime::fromMSecsSinceEpoch(view.toMs, Qt::UTC)};
}

Result<> exportSamples(vitals::VitalsStore& store, const vitals::SampleQuery& query,
                       const QString& file)
{
    return store.samples(query).and_then([&file](const vitals::SamplePage& page) {
        return writeWhole(file, samplesCsv(page.samples));
    });
}

} // namespace

SamplesPresenter::SamplesPresenter(std::shared_ptr<vitals::VitalsStore> store, Pools& pools,
                                   QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    connect(&m_rest, &QTimer::timeout, this, &SamplesPresenter::readFirst);
    connect(&m_model, &SampleTableModel::moreWanted, this, &SamplesPresenter::readMore);
}

void SamplesPresenter::show(const PatientId& patient, const TimeView& view)
{
    ++m_epoch;
    m_isReading = false;
    const bool isAnother = patient != m_patient;
    m_patient = patient;
    m_view = view;
    m_error.reset();
    if (isAnother || patient.isNull())
        m_model.setSamples({}, false);
    if (patient.isNull())
        m_rest.stop();
    else
        m_rest.start();
}

vitals::SampleQuery SamplesPresenter::query() const
{
    return {.patient = m_patient, .range = rangeOf(m_view), .limit = PageSize};
}

void SamplesPresenter::readFirst()
{
    m_isReading = true;
    auto read = runTask(m_pools.database,
                        [store = m_store, query = query()] { return store->samples(query); });
    whenDone(read, this, [this, epoch = ++m_epoch](Result<vitals::SamplePage> page) {
        if (epoch != m_epoch)
            return;
        m_isReading = false;
        m_error.reset();
        if (page) {
            m_next = page->next;
            m_model.setSamples(std::move(page->samples), m_next.has_value());
        } else {
            m_error = page.error();
        }
        emit changed();
    });
}

void SamplesPresenter::readMore()
{
    m_isReading = true;
    vitals::SampleQuery more = query();
    more.before = m_next;
    auto read = runTask(m_pools.database, [store = m_store, more] { return store->samples(more); });
    whenDone(read, this, [this, epoch = m_epoch](Result<vitals::SamplePage> page) {
        if (epoch != m_epoch)
            return;
        m_isReading = false;
        if (!page) {
            m_model.stopLoading(); // scrolling asks again
            return;
        }
        m_next = page->next;
        m_model.append(std::move(page->samples), m_next.has_value());
    });
}

void SamplesPresenter::save(const QString& file, const PatientId& patient, const TimeView& view)
{
    ++m_saves;
    const vitals::SampleQuery all{
        .patient = patient, .range = rangeOf(view), .limit = vitals::VitalsStore::LargestAnswer};
    auto saving = runTask(m_pools.database, [store = m_store, all, file] {
        return exportSamples(*store, all, file);
    });
    whenDone(saving, this, [this, file](const Result<>& done) {
        --m_saves;
        emit saved(file, done ? std::nullopt : std::optional(done.error()));
    });
}

} // namespace wardlight::ui
