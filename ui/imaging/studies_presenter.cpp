#include "ui/imaging/studies_presenter.h"

#include "core/async/tasks.h"

namespace wardlight::ui {
namespace {

QImage toImage(const imaging::Picture& picture)
{
    const QImage::Format format =
        picture.isColour ? QImage::Format_RGB32 : QImage::Format_Grayscale8;
    return QImage(picture.bytes.data(), picture.width, picture.height, picture.bytesPerLine(),
                  format)
        .copy();
}

} // namespace

StudiesPresenter::StudiesPresenter(std::shared_ptr<imaging::ImagingStore> store,
                                   ThumbnailSource thumbnails, std::shared_ptr<const Clock> clock,
                                   Pools& pools, QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_thumbnails(std::move(thumbnails)),
      m_clock(std::move(clock)), m_pools(pools)
{
    connect(&m_model, &StudyTreeModel::contentsWanted, this, &StudiesPresenter::loadContents);
}

void StudiesPresenter::setPatient(const PatientId& patient)
{
    if (patient == m_patient)
        return;
    m_patient = patient;
    ++m_epoch;
    m_pending = 0;
    m_queue.clear();
    m_error.reset();
    m_model.clear();
    if (patient.isNull()) {
        setState(State::NoPatient);
        return;
    }
    setState(State::Loading);
    load({.patient = patient}, true);
}

void StudiesPresenter::refresh()
{
    if (m_patient.isNull())
        return;
    ++m_epoch;
    m_pending = 0;
    m_queue.clear();
    if (m_model.rowCount() == 0)
        setState(State::Loading);
    load({.patient = m_patient}, true);
}

void StudiesPresenter::load(const imaging::StudyQuery& query, bool isFirst)
{
    ++m_pending;
    whenDone(runTask(m_pools.database, [store = m_store, query] { return store->studies(query); }),
             this, [this, epoch = m_epoch, isFirst](Result<imaging::StudyPage> page) {
                 if (epoch == m_epoch)
                     takePage(std::move(page), isFirst);
             });
}

void StudiesPresenter::takePage(Result<imaging::StudyPage> page, bool isFirst)
{
    --m_pending;
    if (!page) {
        m_error = page.error();
        setState(m_model.rowCount() == 0 ? State::Failed : State::Ready);
        return;
    }
    m_error.reset();
    m_readAt = m_clock->now();
    if (isFirst)
        m_model.setStudies(std::move(page->studies));
    else
        m_model.appendStudies(std::move(page->studies));
    if (page->next)
        load({.patient = m_patient, .after = page->next}, false);
    setState(m_model.rowCount() == 0 ? State::Empty : State::Ready);
}

void StudiesPresenter::loadContents(const QString& studyUid)
{
    ++m_pending;
    whenDone(runTask(m_pools.database,
                     [store = m_store, studyUid] { return store->openStudy(studyUid); }),
             this, [this, epoch = m_epoch, studyUid](Result<imaging::StudyContents> contents) {
                 if (epoch == m_epoch)
                     takeContents(studyUid, std::move(contents));
             });
}

void StudiesPresenter::takeContents(const QString& studyUid,
                                    Result<imaging::StudyContents> contents)
{
    --m_pending;
    if (!contents) {
        m_model.setFailure(studyUid, contents.error().message);
        return;
    }
    for (const imaging::SeriesContents& series : contents->series)
        queueThumbnail(series);
    m_model.setContents(std::move(*contents));
    emit contentsLoaded(studyUid);
    makeNextThumbnail();
}

void StudiesPresenter::setThumbnailsAllowed(bool areAllowed)
{
    m_areThumbnailsAllowed = areAllowed;
    makeNextThumbnail();
}

void StudiesPresenter::queueThumbnail(const imaging::SeriesContents& series)
{
    const auto middle = imaging::thumbnailInstance(series.instances);
    if (!middle)
        return;
    Wanted wanted{series.series.seriesUid, {}};
    // Where the middle one is refused, its neighbour or the first stands for the series.
    const auto best = static_cast<std::size_t>(*middle);
    if (best > 0)
        wanted.candidates.push_back(series.instances.front());
    if (best + 1 < series.instances.size())
        wanted.candidates.push_back(series.instances[best + 1]);
    wanted.candidates.push_back(series.instances[best]);
    m_queue.push_back(std::move(wanted));
}

void StudiesPresenter::makeNextThumbnail()
{
    if (!m_areThumbnailsAllowed || m_isMakingThumbnail || m_queue.empty())
        return;
    Wanted next = std::move(m_queue.front());
    m_queue.pop_front();
    m_isMakingThumbnail = true;
    const imaging::Instance instance = std::move(next.candidates.back());
    next.candidates.pop_back();
    whenDone(runTask(m_pools.objects, [make = m_thumbnails, instance] { return make(instance); }),
             this, [this, next, epoch = m_epoch](const Result<imaging::Picture>& picture) {
                 m_isMakingThumbnail = false;
                 // UIDs are unique: a late picture does no harm. A series of which none can be
                 // shown says so when it is opened; its row keeps the modality.
                 if (picture)
                     m_model.setThumbnail(next.seriesUid, toImage(*picture));
                 else if (epoch == m_epoch && !next.candidates.empty())
                     m_queue.push_front(next);
                 makeNextThumbnail();
             });
}

void StudiesPresenter::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

std::optional<QDateTime> StudiesPresenter::staleSince() const
{
    return m_error && m_model.rowCount() > 0 ? std::optional(m_readAt) : std::nullopt;
}

bool StudiesPresenter::isSettled() const
{
    return m_pending == 0 && m_queue.empty() && !m_isMakingThumbnail;
}

} // namespace wardlight::ui
