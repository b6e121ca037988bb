#pragma once

#include "core/async/pools.h"
#include "core/imaging/roi_store.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace wardlight::ui {

/// The measurements on the open series: kept in the store as they are drawn, one after the other,
/// with undo. What could not be kept goes from the screen again, and failed() says why.
class RoiPresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param store  null: nothing is kept, and nothing can be drawn
    RoiPresenter(std::shared_ptr<imaging::RoiStore> store, Pools& pools, QObject* parent = nullptr);

    /// Reads those of a series; those of another one go at once. Empty: none.
    void setSeries(const QString& seriesUid);
    [[nodiscard]] std::vector<imaging::Roi> roisOn(const QString& sopInstanceUid, int frame) const;

    void add(const QString& sopInstanceUid, int frame, const imaging::Roi& roi);
    /// Takes away the one drawn last on this frame; undo brings it back.
    void removeLast(const QString& sopInstanceUid, int frame);
    void undo();
    [[nodiscard]] bool canUndo() const { return !m_done.empty(); }
    /// Nothing is being read or written.
    [[nodiscard]] bool isSettled() const { return m_writes.empty() && !m_isReading; }

signals:
    void changed();
    void failed(const Error& error);

private:
    /// What was done last, to be undone.
    struct Act
    {
        imaging::StoredRoi roi;
        bool wasAdded = true;
    };

    void read();
    void write(std::function<Result<>()> work);
    void writeNext();
    void show(const imaging::StoredRoi& roi);
    void hide(const imaging::RoiId& id);

    std::shared_ptr<imaging::RoiStore> m_store;
    Pools& m_pools;
    QString m_seriesUid;
    std::vector<imaging::StoredRoi> m_rois;
    std::vector<Act> m_done;
    std::deque<std::function<Result<>()>> m_writes; ///< the first is under way
    bool m_isReading = false;
};

} // namespace wardlight::ui
