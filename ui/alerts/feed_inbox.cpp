#include "ui/alerts/feed_inbox.h"

#include <algorithm>

namespace wardlight::ui {

alerts::AlertFeed::Consumer FeedInbox::consumer()
{
    alerts::AlertFeed::Consumer consumer;
    consumer.changed = [this](std::vector<alerts::AlertEvent> events) {
        put({std::make_move_iterator(events.begin()), std::make_move_iterator(events.end())});
    };
    consumer.stale = [this](const QDateTime& since) { put({FeedStale{since}}); };
    consumer.live = [this](const std::optional<alerts::FeedGap>& gap) { put({FeedLive{gap}}); };
    consumer.restarted = [this] { put({FeedRestarted()}); };
    return consumer;
}

void FeedInbox::put(std::vector<FeedWord> words)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_words.empty();
        std::move(words.begin(), words.end(), std::back_inserter(m_words));
    }
    if (wasEmpty)
        emit arrived();
}

std::vector<FeedWord> FeedInbox::take(std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    const auto end = m_words.begin() + static_cast<std::ptrdiff_t>(std::min(most, m_words.size()));
    std::vector<FeedWord> taken(std::make_move_iterator(m_words.begin()),
                                std::make_move_iterator(end));
    m_words.erase(m_words.begin(), end);
    return taken;
}

bool FeedInbox::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_words.empty();
}

} // namespace wardlight::ui
