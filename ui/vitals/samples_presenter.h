#pragma once

#include "core/async/pools.h"
#include "core/vitals/vitals_store.h"
#include "ui/common/time_view.h"
#include "ui/vitals/sample_table_model.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// Reads the samples behind a view into a table, page after page, and all of them for an export.
/// Holds no widget.
class SamplesPresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param pools  outlives the presenter
    SamplesPresenter(std::shared_ptr<vitals::VitalsStore> store, Pools& pools,
                     QObject* parent = nullptr);

    /// Reads the first page once the view rests; a null patient empties the table.
    void show(const PatientId& patient, const TimeView& view);
    /// Writes every sample of the view as CSV to @p file; saved() follows.
    void save(const QString& file, const PatientId& patient, const TimeView& view);

    [[nodiscard]] SampleTableModel& model() { return m_model; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] bool isLoading() const { return m_rest.isActive() || m_isReading; }
    [[nodiscard]] bool isSettled() const { return !isLoading() && m_saves == 0; }

signals:
    /// The first page came, or could not be read.
    void changed();
    /// @p failure is none when the file is complete.
    void saved(const QString& file, const std::optional<wardlight::Error>& failure);

private:
    void readFirst();
    void readMore();
    [[nodiscard]] vitals::SampleQuery query() const;

    std::shared_ptr<vitals::VitalsStore> m_store;
    Pools& m_pools;
    SampleTableModel m_model;
    QTimer m_rest; ///< runs while the view moves
    PatientId m_patient;
    TimeView m_view;
    std::optional<vitals::SampleCursor> m_next;
    std::optional<Error> m_error;
    int m_epoch = 0; ///< answers that carry another are to a question no longer asked
    int m_saves = 0;
    bool m_isReading = false;
};

} // namespace wardlight::ui
