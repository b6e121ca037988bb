#pragma once

#include "core/async/pools.h"
#include "core/patients/patient_store.h"
#include "ui/patients/ward_board_model.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// Fills a WardBoardModel from the store, and again every 15 seconds while it is watched. Each
/// reading leaves one audit row. Answers for a ward no longer asked for are dropped. Holds no
/// widget.
class WardPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Loading, ///< nothing is there to show yet
        Ready,
        Empty, ///< nobody lies in any ward
        Failed ///< nothing could be read; error() says why
    };

    /// @param pools  outlives the presenter
    WardPresenter(std::shared_ptr<patients::PatientStore> store, std::shared_ptr<const Clock> clock,
                  Pools& pools, QObject* parent = nullptr);

    /// None: all wards. Reads anew when something was read before.
    void setWard(const std::optional<QString>& ward);
    [[nodiscard]] const std::optional<QString>& ward() const { return m_ward; }
    /// Whether somebody sees the board: reads at once when it begins, and goes on while it lasts.
    void setWatched(bool isWatched);
    /// Reads; what is there stays until the answer comes. One reading at a time: what is asked
    /// during one is read once after it.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// When what the model shows was read, if it could not be read anew since.
    [[nodiscard]] std::optional<QDateTime> staleSince() const;
    [[nodiscard]] const std::vector<patients::Ward>& wards() const { return m_wards; }
    [[nodiscard]] WardBoardModel& model() { return m_model; }
    [[nodiscard]] bool isSettled() const { return !m_isLoading; }

signals:
    void stateChanged();

private:
    struct Reading
    {
        std::vector<patients::Ward> wards;
        patients::WardOverview overview;
    };

    [[nodiscard]] static Result<Reading> read(patients::PatientStore& store,
                                              const std::optional<QString>& ward);
    void load();
    void take(Result<Reading> reading);

    std::shared_ptr<patients::PatientStore> m_store;
    Pools& m_pools;
    WardBoardModel m_model;
    QTimer m_timer;
    std::optional<QString> m_ward;
    std::vector<patients::Ward> m_wards;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    QDateTime m_readAt;
    bool m_isLoading = false;
    bool m_isAskedAgain = false;
};

} // namespace wardlight::ui
