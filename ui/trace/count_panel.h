#pragma once

#include "core/async/pools.h"
#include "core/trace/trace_store.h"
#include "ui/trace/count_model.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QTableView;

namespace wardlight::ui {

class StateSurface;
class Theme;

/// How many packs a search finds by one of their properties, read as a task; an answer to a
/// question no longer asked is dropped.
class CountPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param pools, theme  outlive the panel
    CountPanel(std::shared_ptr<trace::TraceStore> store, Pools& pools, const Theme& theme,
               QWidget* parent = nullptr);

    void ask(const trace::ItemQuery& query);
    [[nodiscard]] bool isSettled() const { return !m_isAsking; }

signals:
    /// Enter or a double click on a value: the search is to be narrowed to it.
    void valueChosen(trace::Dimension dimension, const QString& value);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] trace::Dimension dimension() const;
    void askAgain();
    void take(const Result<std::vector<trace::DimensionCount>>& counts);
    void choose(const QModelIndex& index);
    void retranslate();
    void updateSurface();

    std::shared_ptr<trace::TraceStore> m_store;
    Pools& m_pools;
    CountModel m_model;
    trace::ItemQuery m_query;
    std::optional<Error> m_error;
    QComboBox* m_dimension;
    QTableView* m_table;
    StateSurface* m_surface;
    int m_epoch = 0; ///< answers that carry another are dropped
    bool m_isAsking = false;
};

} // namespace wardlight::ui
