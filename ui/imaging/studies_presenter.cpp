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
    for (const imaging::SeriesContents& series : contents->series) {
        if (const auto middle = imaging::thumbnailInstance(series.instances)) {
            m_queue.push_back(
                {series.series.seriesUid, series.instances[static_cast<std::size_t>(*middle)]});
        }
    }
    m_model.setContents(std::move(*contents));
    emit contentsLoaded(studyUid);
    makeNextThumbnail();
}

void StudiesPresenter::setThumbnailsAllowed(bool areAllowed)
{
    m_areThumbnailsAllowed = areAllowed;
    makeNextThumbnail();
}

void StudiesPresenter::makeNextThumbnail()
{
    if (!m_areThumbnailsAllowed || m_isMakingThumbnail || m_queue.empty())
        return;
    const Wanted next = std::move(m_queue.front());
    m_queue.pop_front();
    m_isMakingThumbnail = true;
    whenDone(runTask(m_pools.objects, [make = m_thumbnails, next] { return make(next.instance); }),
             this, [this, uid = next.seriesUid](const Result<imaging::Picture>& picture) {
                 m_isMakingThumbnail = false;
                 // A series that cannot be shown says so when it is opened; its row keeps the
                 // modality in place of a picture. UIDs are unique: a late answer does no harm.
                 if (picture)
                     m_model.setThumbnail(uid, toImage(*picture));
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
