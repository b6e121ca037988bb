#pragma once

#include "core/async/pools.h"
#include "core/trace/verdict/evidence_store.h"
#include "ui/trace/stock_model.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QTableView;

namespace wardlight::ui {

class Settings;
class StateSurface;
class Theme;

/// What sites near a place have in stock, read as a task; an answer to a question no longer asked
/// is dropped.
class StockPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param pools, theme, settings  outlive the panel
    StockPanel(std::shared_ptr<trace::EvidenceStore> evidence, Pools& pools, const Theme& theme,
               Settings& settings, QWidget* parent = nullptr);

    void ask(const trace::StockQuery& query);
    /// Asks once more; nothing where nothing was asked.
    void refresh();
    [[nodiscard]] bool isSettled() const { return !m_isAsking; }
    /// Where the sites are, one for each row that has a place.
    [[nodiscard]] std::vector<trace::Coordinates> places() const;
    [[nodiscard]] StockModel& model() { return m_model; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const Result<std::vector<trace::SiteStock>>& stock);
    void retranslate();
    void updateSurface();

    std::shared_ptr<trace::EvidenceStore> m_evidence;
    Pools& m_pools;
    StockModel m_model;
    std::optional<trace::StockQuery> m_query;
    std::optional<Error> m_error;
    QLabel* m_where;
    QTableView* m_table;
    StateSurface* m_surface;
    int m_epoch = 0; ///< answers that carry another are dropped
    bool m_isAsking = false;
};

} // namespace wardlight::ui
