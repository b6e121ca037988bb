#include "ui/trace/stock_panel.h"

#include "core/async/tasks.h"
#include "ui/common/dense_table.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/trace/trace_words.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace wardlight::ui {

namespace {

/// px, until the person drags them.
constexpr int ColumnWidths[] = {130, 80, 80, 110, 80};

} // namespace

StockPanel::StockPanel(std::shared_ptr<trace::EvidenceStore> evidence, Pools& pools,
                       const Theme& theme, Settings& settings, QWidget* parent)
    : QWidget(parent), m_evidence(std::move(evidence)), m_pools(pools)
{
    m_where = new QLabel;
    m_where->setWordWrap(true);
    m_where->setContentsMargins(Spacing::Medium, Spacing::Tight, Spacing::Medium, Spacing::Tight);
    setTextRole(m_where, TextRole::Muted);
    m_table = makeDenseTable(m_model);
    for (int column = 0; column + 1 < StockModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, ColumnWidths[column]);
    settings.rememberColumns(m_table->horizontalHeader(), QStringLiteral("trace-stock"));
    m_surface = new StateSurface(theme, m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_where);
    column->addWidget(m_surface, 1);
    connect(m_surface, &StateSurface::retryRequested, this, &StockPanel::refresh);
    retranslate();
}

void StockPanel::ask(const trace::StockQuery& query)
{
    m_query = query;
    m_isAsking = true;
    auto asked = runTask(m_pools.database,
                         [evidence = m_evidence, query] { return evidence->stock(query); });
    whenDone(asked, this,
             [this, epoch = ++m_epoch](const Result<std::vector<trace::SiteStock>>& stock) {
                 if (epoch == m_epoch)
                     take(stock);
             });
    retranslate();
}

void StockPanel::refresh()
{
    if (m_query)
        ask(*m_query);
}

void StockPanel::take(const Result<std::vector<trace::SiteStock>>& stock)
{
    m_isAsking = false;
    m_error = stock ? std::nullopt : std::optional(stock.error());
    m_model.setStock(stock ? *stock : std::vector<trace::SiteStock>());
    updateSurface();
    emit changed();
}

std::vector<trace::Coordinates> StockPanel::places() const
{
    std::vector<trace::Coordinates> places;
    for (const trace::SiteStock& stock : m_model.stock()) {
        if (stock.site.place)
            places.push_back(*stock.site.place);
    }
    return places;
}

void StockPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StockPanel::retranslate()
{
    m_table->setAccessibleName(tr("Stock of sites nearby"));
    m_where->setVisible(m_query.has_value());
    if (m_query) {
        const QString what = m_query->name.isEmpty() ? tr("any drug") : m_query->name;
        m_where->setText(
            tr("Stock of %1 within %2 of %3")
                .arg(what, distanceText(m_query->radiusMetres), placeText(m_query->centre)));
    }
    m_model.retranslate();
    updateSurface();
}

void StockPanel::updateSurface()
{
    if (!m_query)
        m_surface->showEmpty({tr("Who has it in stock?"),
                              tr("Write a name above, choose an event or move the map, then press "
                                 "Ctrl+Shift+T."),
                              {}});
    else if (m_isAsking && m_model.rowCount() == 0)
        m_surface->showLoading();
    else if (m_error && m_error->code == ErrorCode::Unavailable)
        m_surface->showOffline(m_error->message);
    else if (m_error)
        m_surface->showError(tr("The stock could not be read"), *m_error);
    else if (m_model.rowCount() == 0)
        m_surface->showEmpty({tr("No stock is on record there"),
                              tr("Sites and their stock come from wardlightctl import sites and "
                                 "import stock."),
                              {}});
    else
        m_surface->showContent();
}

} // namespace wardlight::ui
