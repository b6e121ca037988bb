#include "ui/imaging/roi_presenter.h"

#include "core/async/tasks.h"

#include <algorithm>

namespace wardlight::ui {

RoiPresenter::RoiPresenter(std::shared_ptr<imaging::RoiStore> store, Pools& pools, QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{}

void RoiPresenter::setSeries(const QString& seriesUid)
{
    if (seriesUid == m_seriesUid)
        return;
    m_seriesUid = seriesUid;
    m_rois.clear();
    m_done.clear();
    emit changed();
    read();
}

void RoiPresenter::read()
{
    m_isReading = m_store && !m_seriesUid.isEmpty();
    if (!m_isReading)
        return;
    auto task = runTask(m_pools.database,
                        [store = m_store, uid = m_seriesUid] { return store->ofSeries(uid); });
    using Found = Result<std::vector<imaging::StoredRoi>>;
    whenDone(task, this, [this, uid = m_seriesUid](const Found& found) {
        if (uid != m_seriesUid)
            return;
        m_isReading = false;
        if (!found) {
            emit failed(found.error());
            return;
        }
        // What was drawn while they were read is newer than all of them.
        std::vector<imaging::StoredRoi> drawn = std::exchange(m_rois, *found);
        for (const imaging::StoredRoi& roi : drawn)
            show(roi);
        emit changed();
    });
}

std::vector<imaging::Roi> RoiPresenter::roisOn(const QString& sopInstanceUid, int frame) const
{
    std::vector<imaging::Roi> rois;
    for (const imaging::StoredRoi& stored : m_rois) {
        if (stored.sopInstanceUid == sopInstanceUid && stored.frame == frame)
            rois.push_back(stored.roi);
    }
    return rois;
}

void RoiPresenter::add(const QString& sopInstanceUid, int frame, const imaging::Roi& roi)
{
    if (!m_store)
        return;
    imaging::StoredRoi stored;
    stored.id = imaging::RoiId::generate();
    stored.sopInstanceUid = sopInstanceUid;
    stored.frame = frame;
    stored.roi = roi;
    show(stored);
    m_done.push_back({stored, true});
    write([store = m_store, stored] { return store->add(stored); });
    emit changed();
}

void RoiPresenter::removeLast(const QString& sopInstanceUid, int frame)
{
    const auto last = std::find_if(m_rois.rbegin(), m_rois.rend(), [&](const auto& stored) {
        return stored.sopInstanceUid == sopInstanceUid && stored.frame == frame;
    });
    if (last == m_rois.rend())
        return;
    const imaging::StoredRoi removed = *last;
    hide(removed.id);
    m_done.push_back({removed, false});
    write([store = m_store, id = removed.id] { return store->setRemoved(id, true); });
    emit changed();
}

void RoiPresenter::undo()
{
    if (m_done.empty())
        return;
    const Act act = m_done.back();
    m_done.pop_back();
    if (act.wasAdded)
        hide(act.roi.id);
    else
        show(act.roi);
    write([store = m_store, act] { return store->setRemoved(act.roi.id, act.wasAdded); });
    emit changed();
}

void RoiPresenter::show(const imaging::StoredRoi& roi)
{
    hide(roi.id);
    m_rois.push_back(roi);
}

void RoiPresenter::hide(const imaging::RoiId& id)
{
    std::erase_if(m_rois, [&id](const imaging::StoredRoi& stored) { return stored.id == id; });
}

// One at a time: an undo must never reach the store before what it undoes.
void RoiPresenter::write(std::function<Result<>()> work)
{
    m_writes.push_back(std::move(work));
    if (m_writes.size() == 1)
        writeNext();
}

void RoiPresenter::writeNext()
{
    whenDone(runTask(m_pools.database, m_writes.front()), this, [this](const Result<>& written) {
        m_writes.pop_front();
        if (!written) {
            // The screen must show what is kept, and nothing else.
            m_writes.clear();
            m_done.clear();
            m_rois.clear();
            emit failed(written.error());
            emit changed();
            read();
            return;
        }
        if (!m_writes.empty())
            writeNext();
    });
}

} // namespace wardlight::ui
