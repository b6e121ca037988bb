#pragma once

#include "core/async/pools.h"
#include "core/base/result.h"
#include "core/trace/trace_store.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace wardlight::ui {

/// The packs that a person keeps beside the open one, with their paths. Holds no widget.
class PathComparison final : public QObject
{
    Q_OBJECT

public:
    /// More would not be told apart on the map.
    static constexpr std::size_t MostBeside = 3;

    struct Entry
    {
        QString code;
        std::optional<trace::Path> path; ///< none while it is read, or where it cannot be
        std::optional<Error> error;
    };

    /// @param pools  outlives the comparison
    PathComparison(std::shared_ptr<trace::TraceStore> store, Pools& pools,
                   QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] bool contains(const QString& code) const;
    /// Keeps a pack, or lets it go. @return false when there are MostBeside already
    bool toggle(const QString& code);
    void remove(const QString& code);
    void clear();
    /// Reads all paths anew.
    void refresh();
    [[nodiscard]] bool isSettled() const { return m_reading == 0; }

signals:
    void changed();

private:
    void read(const QString& code);
    void take(const QString& code, Result<trace::Path> path);

    std::shared_ptr<trace::TraceStore> m_store;
    Pools& m_pools;
    std::vector<Entry> m_entries;
    int m_reading = 0;
};

} // namespace wardlight::ui
