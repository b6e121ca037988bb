#pragma once

#include "core/async/pools.h"
#include "core/base/result.h"
#include "core/trace/trace_store.h"
#include "ui/trace/trace_event_model.h"
#include "ui/trace/trace_filter.h"
#include "ui/trace/trace_item_model.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// Finds traced drugs and reads one's path; drops every answer to a question no longer asked.
/// Holds no widget.
class TracePresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Loading,      ///< nothing is there to show yet
        Ready,        ///< items are there
        Empty,        ///< there are no items at all
        NothingFound, ///< nothing matches the search
        Failed        ///< nothing could be read; error() says why
    };

    /// The most items a search shows.
    static constexpr int LargestList = 1000;

    /// @param pools  outlives the presenter
    TracePresenter(std::shared_ptr<trace::TraceStore> store,
                   std::shared_ptr<trace::EvidenceStore> evidence, Pools& pools,
                   QObject* parent = nullptr);

    /// Searches once the typing rests.
    void setQuestion(const TraceQuestion& question);
    /// The page of the list after the one shown; nothing where it is the last, or where the list is
    /// one by distance.
    void showNextPage();
    void showPreviousPage();
    /// How many items the pages before the one shown hold.
    [[nodiscard]] int countBefore() const { return int(m_pages.size()) * LargestList; }
    /// Reads the list and the shown path anew.
    void refresh();
    /// Reads an item's path; an empty code shows none.
    void open(const QString& code);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] const QStringList& categories() const { return m_categories; }
    [[nodiscard]] TraceItemModel& items() { return m_items; }
    [[nodiscard]] TraceEventModel& events() { return m_events; }

    [[nodiscard]] const QString& openCode() const { return m_openCode; }
    /// The path of openCode(); none while it is read or where it cannot be.
    [[nodiscard]] const std::optional<trace::Path>& path() const { return m_path; }
    [[nodiscard]] const std::optional<Error>& pathError() const { return m_pathError; }
    [[nodiscard]] bool isSettled() const;

signals:
    void stateChanged();
    void categoriesChanged();
    /// The path, its error or the code it belongs to.
    void pathChanged();

private:
    void find();
    /// Items, and their distances where they were looked for by distance.
    struct Found
    {
        std::vector<trace::Item> items;
        std::vector<double> distances;
    };
    [[nodiscard]] static Result<Found>
    search(trace::TraceStore& store, trace::EvidenceStore& evidence, const TraceQuestion& question);
    void take(Result<Found> found);
    void readCategories();
    void readPath();
    void setPath(std::optional<trace::Path> path, std::optional<Error> error);

    std::shared_ptr<trace::TraceStore> m_store;
    std::shared_ptr<trace::EvidenceStore> m_evidence;
    Pools& m_pools;
    TraceItemModel m_items;
    TraceEventModel m_events;
    QTimer m_rest; ///< runs while the person types
    TraceQuestion m_question;
    QStringList m_pages; ///< the codes where the pages before the one shown end
    State m_state = State::Loading;
    std::optional<Error> m_error;
    QStringList m_categories;
    QString m_openCode;
    std::optional<trace::Path> m_path;
    std::optional<Error> m_pathError;
    int m_findEpoch = 0; ///< answers that carry another are to a question no longer asked
    int m_pathEpoch = 0;
    bool m_hasMore = false;
    bool m_isFinding = false;
    bool m_isReadingPath = false;
};

} // namespace wardlight::ui
