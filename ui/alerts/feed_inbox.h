#pragma once

#include "core/alerts/alert_feed.h"

#include <QObject>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>

namespace wardlight::ui {

/// One thing that an AlertFeed told.
struct FeedStale
{
    QDateTime since;
};
struct FeedLive
{
    std::optional<alerts::FeedGap> gap;
};
struct FeedRestarted
{};
using FeedWord = std::variant<alerts::AlertEvent, FeedStale, FeedLive, FeedRestarted>;

/// Takes in what a feed tells in its own thread and hands it out, in portions, in the order in
/// which it was told, to the thread that it lives in.
class FeedInbox final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// For an AlertFeed that this outlives.
    [[nodiscard]] alerts::AlertFeed::Consumer consumer();
    /// The oldest words, @p most of them at most.
    [[nodiscard]] std::vector<FeedWord> take(std::size_t most);
    [[nodiscard]] bool isEmpty() const;

signals:
    /// There is something to take; said in the feed's thread, once until it has been taken.
    void arrived();

private:
    void put(std::vector<FeedWord> words);

    mutable std::mutex m_mutex;
    std::deque<FeedWord> m_words;
};

} // namespace wardlight::ui
