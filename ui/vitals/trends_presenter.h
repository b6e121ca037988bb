#pragma once

#include "core/async/pools.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/vitals/news2.h"
#include "core/vitals/vitals_store.h"
#include "ui/vitals/trend_cache.h"
#include "ui/vitals/trend_panels.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace wardlight::ui {

/// Finds what is marked on the axis of a patient between two instants (UTC). Blocks; called on a
/// pool's thread, once for the patient and again when markers are to be read anew, not with every
/// view.
using TrendMarkerLoader = std::function<Result<std::vector<TrendMarker>>(
    const PatientId& patient, const QDateTime& from, const QDateTime& to)>;

/// Reads one patient's trends for the view, its markers and its early warning score; drops every
/// answer to a question no longer asked. Holds no widget.
///
/// One question for curves is under way at a time; views that come meanwhile wait for its answer,
/// and only the last of them is asked for. Once the first view is there, the last 90 days are read
/// in columns of half an hour, from which wide ranges are shown at once. While the view follows the
/// clock it is read anew every ten seconds.
class TrendsPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        NoPatient,
        Loading, ///< nothing is there to show yet
        Empty,   ///< nothing was ever measured
        Ready,
        Failed ///< nothing could be read; error() says why
    };

    struct Sources
    {
        std::shared_ptr<vitals::VitalsStore> store;
        std::shared_ptr<const Clock> clock;
        TrendMarkerLoader markers; ///< may be empty
    };

    static constexpr qint64 FirstWidthMs = 24 * 3'600'000LL;

    /// @param pools  outlives the presenter
    TrendsPresenter(Sources sources, Pools& pools, QObject* parent = nullptr);

    /// Shows the last day of another patient; null: nobody.
    void setPatient(const PatientId& patient);
    /// For the early warning score.
    void setBirthDate(const std::optional<QDate>& born);
    /// How many columns a curve may have.
    void setMostColumns(int columns);
    void setView(const TimeView& view);
    /// The last @p widthMs before now; where nothing was measured so lately, before the newest
    /// reading.
    void showLast(qint64 widthMs);
    /// Puts this instant into the middle of the view, now or once the patient's data are there.
    void showAround(qint64 ms);
    /// Scores as of this instant; an invalid one: now.
    void scoreAt(const QDateTime& at);
    /// Reads everything anew; what is there stays until the answer comes.
    void refresh();
    /// Reads the markers anew.
    void refreshMarkers();
    /// Keeps a view that follows the clock up to date; off while the page is hidden.
    void setLive(bool isLive);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// When what is shown was read, if it could not be read anew since.
    [[nodiscard]] std::optional<QDateTime> staleSince() const;
    [[nodiscard]] const PatientId& patient() const { return m_patient; }
    [[nodiscard]] const TimeView& view() const { return m_view; }
    [[nodiscard]] const vitals::Extent& extent() const { return m_extent; }
    /// What is at hand for the view, perhaps of another width or not all of it while it is read.
    [[nodiscard]] const std::vector<vitals::Envelope>& envelopes() const { return m_shown; }
    /// Every vital the patient has, with the units that were seen; the charts stay when one of
    /// them has no value in the view.
    [[nodiscard]] const std::vector<TrendPanel>& panels() const { return m_panels; }
    /// Those in the view, oldest first.
    [[nodiscard]] std::vector<TrendMarker> markers() const;
    [[nodiscard]] const vitals::LatestSamples& latest() const { return m_latest; }
    /// None until it was scored.
    [[nodiscard]] const std::optional<vitals::News2>& news2() const { return m_news2; }
    [[nodiscard]] const QDateTime& scoredAt() const { return m_scoredAt; }
    [[nodiscard]] bool isSettled() const;

signals:
    void stateChanged();
    /// The view, or what is at hand for it.
    void trendsChanged();
    void markersChanged();
    /// Latest values and score.
    void scoreChanged();

private:
    void readExtent();
    void showFirst();
    void load();
    void read(const TrendCache::Span& span);
    void takeRead(const TrendCache::Span& span, const Result<std::vector<vitals::Envelope>>& read);
    void readOverview();
    [[nodiscard]] bool isInOverview() const;
    [[nodiscard]] qint64 columnWidthMs() const;
    [[nodiscard]] TimeView viewWithData() const;
    [[nodiscard]] std::optional<TrendCache::Span> missing() const;
    void publish();
    void readScore();
    void followClock();
    void fail(const Error& error);
    void setState(State state);

    Sources m_with;
    Pools& m_pools;
    QTimer m_live;
    PatientId m_patient;
    std::optional<QDate> m_born;
    TimeView m_view;
    std::optional<qint64> m_aroundMs; ///< to be shown once the patient's data are there
    int m_mostColumns = 500;
    State m_state = State::NoPatient;
    std::optional<Error> m_error;
    QDateTime m_readAt;
    vitals::Extent m_extent;
    TrendCache m_cache;
    std::vector<vitals::Envelope> m_shown;
    std::vector<TrendPanel> m_panels;
    std::vector<TrendMarker> m_markers;
    vitals::LatestSamples m_latest;
    std::optional<vitals::News2> m_news2;
    QDateTime m_scoreAt; ///< asked for; invalid: now
    QDateTime m_scoredAt;
    int m_epoch = 0; ///< answers that carry another are to a question no longer asked
    int m_scoreEpoch = 0;
    int m_markerEpoch = 0;
    std::optional<TrendCache::Span> m_overview; ///< while it is read
    bool m_hasOverview = false;
    bool m_isReading = false;
    bool m_isReadingScore = false;
    bool m_isReadingMarkers = false;
    bool m_isFollowing = false;
};

} // namespace wardlight::ui
