#pragma once

#include "core/async/pools.h"
#include "core/patients/patient_store.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// Reads the summary of the patient whose row is selected, once the selection rests: every reading
/// is a disclosure and leaves an audit row. Answers for another patient are dropped.
class SummaryPresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param pools  outlives the presenter
    SummaryPresenter(std::shared_ptr<patients::PatientStore> store, Pools& pools,
                     QObject* parent = nullptr);

    /// A null id: nothing is selected.
    void select(const PatientId& patient);
    [[nodiscard]] const PatientId& selected() const { return m_selected; }
    [[nodiscard]] const std::optional<patients::PatientSummary>& summary() const
    {
        return m_summary;
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Reads the selected one anew.
    void refresh();
    [[nodiscard]] bool isSettled() const { return !m_rest.isActive() && !m_isLoading; }

signals:
    void changed();

private:
    void load();

    std::shared_ptr<patients::PatientStore> m_store;
    Pools& m_pools;
    QTimer m_rest;
    PatientId m_selected;
    std::optional<patients::PatientSummary> m_summary;
    std::optional<Error> m_error;
    bool m_isLoading = false;
};

} // namespace wardlight::ui
