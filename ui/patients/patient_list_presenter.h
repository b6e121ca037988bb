#pragma once

#include "core/async/pools.h"
#include "ui/patients/patient_table_model.h"

#include <QTimer>

namespace wardlight::ui {

/// Fills a PatientTableModel from the store: searches as the person types, reads page after page,
/// and drops every answer to a question no longer asked. Holds no widget.
class PatientListPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Loading,      ///< nothing is there to show yet
        Ready,        ///< rows are there
        Empty,        ///< there are no patients at all
        NothingFound, ///< nobody matches the search
        Failed        ///< nothing could be read; error() says why
    };

    /// @param pools  outlives the presenter
    PatientListPresenter(std::shared_ptr<patients::PatientStore> store,
                         std::shared_ptr<const Clock> clock, Pools& pools,
                         QObject* parent = nullptr);

    /// Searches once the typing rests.
    void setSearch(const QString& text);
    [[nodiscard]] const QString& search() const { return m_search; }
    /// Reads anew when something was read before.
    void setOrder(patients::PatientOrder order, Qt::SortOrder direction);
    /// Reads, at first and anew; what is there stays until the answer comes.
    void refresh();
    /// Asks for the one patient that the search leaves: oneFound() follows, now or when the answer
    /// comes, if exactly one matches.
    void openIfOne();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// When what the model shows was read, if it could not be read anew since.
    [[nodiscard]] std::optional<QDateTime> staleSince() const;
    /// The rows are not yet those of the search.
    [[nodiscard]] bool isSearching() const { return m_rest.isActive() || m_isLoading; }
    [[nodiscard]] PatientTableModel& model() { return m_model; }
    [[nodiscard]] bool isSettled() const { return !isSearching() && !m_isLoadingMore; }

signals:
    void stateChanged();
    /// A further page could not be read.
    void moreFailed(const wardlight::Error& why);
    void oneFound(const wardlight::PatientId& patient);

private:
    void loadFirst();
    void loadMore();
    void takeFirst(Result<patients::PatientPage> page);
    void takeMore(Result<patients::PatientPage> page);
    void tellIfOne();
    void setState(State state);

    std::shared_ptr<patients::PatientStore> m_store;
    std::shared_ptr<const Clock> m_clock;
    Pools& m_pools;
    PatientTableModel m_model;
    QTimer m_rest; ///< runs while the person types
    QString m_search;
    patients::PatientOrder m_order = patients::PatientOrder::Name;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::optional<patients::PatientCursor> m_next;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    QDateTime m_readAt;
    int m_epoch = 0; ///< answers that carry another are to a question no longer asked
    bool m_isLoading = false;
    bool m_isLoadingMore = false;
    bool m_isOneWanted = false;
};

} // namespace wardlight::ui
