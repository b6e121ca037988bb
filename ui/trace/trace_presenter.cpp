#include "ui/trace/trace_presenter.h"

#include "core/async/tasks.h"

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr int RestMs = 200;

bool hasCondition(const trace::ItemQuery& query)
{
    return !query.category.isEmpty() || !query.name.isEmpty() || !query.maker.isEmpty() ||
           !query.code.isEmpty() || !query.batch.isEmpty() || !query.approval.isEmpty() ||
           !query.status.isEmpty() || !query.link.isEmpty() || !query.extension.isEmpty() ||
           !query.area.empty() || !query.polygon.empty() || query.isOnSale || query.within ||
           query.producedFrom.isValid() || query.producedTo.isValid() ||
           query.expiresFrom.isValid() || query.expiresTo.isValid();
}

} // namespace

TracePresenter::TracePresenter(std::shared_ptr<trace::TraceStore> store,
                               std::shared_ptr<trace::EvidenceStore> evidence, Pools& pools,
                               QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_evidence(std::move(evidence)), m_pools(pools)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    connect(&m_rest, &QTimer::timeout, this, &TracePresenter::find);
}

void TracePresenter::setQuestion(const TraceQuestion& question)
{
    m_question = question;
    m_pages.clear();
    m_rest.start();
}

void TracePresenter::showNextPage()
{
    if (!m_hasMore || m_isFinding || m_question.nearby || m_items.items().empty())
        return;
    m_pages << m_items.items().back().code;
    find();
}

void TracePresenter::showPreviousPage()
{
    if (m_pages.isEmpty() || m_isFinding)
        return;
    m_pages.removeLast();
    find();
}

void TracePresenter::refresh()
{
    find();
    readCategories();
    if (!m_openCode.isEmpty())
        readPath();
}

void TracePresenter::find()
{
    m_rest.stop();
    m_isFinding = true;
    TraceQuestion question = m_question;
    question.query.limit = LargestList + 1; // one more tells whether there are more
    question.query.after = m_pages.isEmpty() ? QString() : m_pages.constLast();
    if (question.nearby)
        question.nearby->nearest = LargestList + 1;
    auto found = runTask(m_pools.database, [store = m_store, evidence = m_evidence, question] {
        return search(*store, *evidence, question);
    });
    whenDone(found, this, [this, epoch = ++m_findEpoch](Result<Found> answer) {
        if (epoch == m_findEpoch)
            take(std::move(answer));
    });
}

Result<TracePresenter::Found> TracePresenter::search(trace::TraceStore& store,
                                                     trace::EvidenceStore& evidence,
                                                     const TraceQuestion& question)
{
    if (!question.nearby)
        return store.find(question.query).map([](std::vector<trace::Item>&& items) {
            return Found{std::move(items), {}};
        });
    return evidence.nearby(*question.nearby).map([](const std::vector<trace::NearbyItem>& near) {
        Found found;
        for (const trace::NearbyItem& item : near) {
            found.items.push_back(item.item);
            found.distances.push_back(item.distanceMetres);
        }
        return found;
    });
}

void TracePresenter::take(Result<Found> found)
{
    m_isFinding = false;
    m_error.reset();
    if (!found) {
        m_error = found.error();
        m_items.setItems({});
        m_state = State::Failed;
    } else {
        m_hasMore = int(found->items.size()) > LargestList;
        if (m_hasMore) {
            found->items.resize(std::size_t(LargestList));
            found->distances.resize(std::min(found->distances.size(), std::size_t(LargestList)));
        }
        m_items.setItems(std::move(found->items), std::move(found->distances));
        if (m_items.rowCount() > 0)
            m_state = State::Ready;
        else
            m_state = hasCondition(m_question.query) ? State::NothingFound : State::Empty;
    }
    emit stateChanged();
}

void TracePresenter::readCategories()
{
    auto read = runTask(m_pools.database, [store = m_store] { return store->categories(); });
    whenDone(read, this, [this](const Result<QStringList>& categories) {
        if (!categories || *categories == m_categories)
            return; // the search itself says what is wrong
        m_categories = *categories;
        emit categoriesChanged();
    });
}

void TracePresenter::open(const QString& code)
{
    if (code == m_openCode && m_path)
        return;
    m_openCode = code;
    if (code.isEmpty()) {
        ++m_pathEpoch;
        m_isReadingPath = false;
        setPath(std::nullopt, std::nullopt);
        return;
    }
    readPath();
}

void TracePresenter::readPath()
{
    m_isReadingPath = true;
    auto read = runTask(m_pools.database,
                        [store = m_store, code = m_openCode] { return store->path(code); });
    whenDone(read, this, [this, epoch = ++m_pathEpoch](Result<trace::Path> path) {
        if (epoch != m_pathEpoch)
            return;
        m_isReadingPath = false;
        if (path)
            setPath(std::move(*path), std::nullopt);
        else
            setPath(std::nullopt, path.error());
    });
}

void TracePresenter::setPath(std::optional<trace::Path> path, std::optional<Error> error)
{
    m_path = std::move(path);
    m_pathError = std::move(error);
    m_events.setEvents(m_path ? m_path->events : std::vector<trace::Event>());
    emit pathChanged();
}

bool TracePresenter::isSettled() const
{
    return !m_rest.isActive() && !m_isFinding && !m_isReadingPath;
}

} // namespace wardlight::ui
