#include "ui/trace/count_panel.h"

#include "core/async/tasks.h"
#include "ui/common/dense_table.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace wardlight::ui {

namespace {

using trace::Dimension;

constexpr Dimension Dimensions[] = {Dimension::Category, Dimension::Name,   Dimension::Maker,
                                    Dimension::Batch,    Dimension::Status, Dimension::Link};
constexpr int MostValues = 1000;
constexpr int ValueWidth = 260; ///< px, until the person drags it

} // namespace

CountPanel::CountPanel(std::shared_ptr<trace::TraceStore> store, Pools& pools, const Theme& theme,
                       QWidget* parent)
    : QWidget(parent), m_store(std::move(store)), m_pools(pools)
{
    m_dimension = new QComboBox;
    for (const Dimension dimension : Dimensions)
        m_dimension->addItem({}, int(dimension));
    m_table = makeDenseTable(m_model);
    m_table->setColumnWidth(CountModel::ValueColumn, ValueWidth);
    m_surface = new StateSurface(theme, m_table);
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    choice->addWidget(m_dimension);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(choice);
    column->addWidget(m_surface, 1);
    connect(m_dimension, &QComboBox::currentIndexChanged, this, &CountPanel::askAgain);
    connect(m_table, &QTableView::activated, this, &CountPanel::choose);
    connect(m_surface, &StateSurface::retryRequested, this, &CountPanel::askAgain);
    retranslate();
}

trace::Dimension CountPanel::dimension() const
{
    return Dimension(m_dimension->currentData().toInt());
}

void CountPanel::ask(const trace::ItemQuery& query)
{
    m_query = query;
    m_query.limit = MostValues;
    askAgain();
}

void CountPanel::askAgain()
{
    m_isAsking = true;
    auto asked =
        runTask(m_pools.database, [store = m_store, query = m_query, dimension = dimension()] {
            return store->counts(query, dimension);
        });
    whenDone(asked, this,
             [this, epoch = ++m_epoch](const Result<std::vector<trace::DimensionCount>>& counts) {
                 if (epoch == m_epoch)
                     take(counts);
             });
    updateSurface();
}

void CountPanel::take(const Result<std::vector<trace::DimensionCount>>& counts)
{
    m_isAsking = false;
    m_error = counts ? std::nullopt : std::optional(counts.error());
    m_model.setCounts(counts ? *counts : std::vector<trace::DimensionCount>());
    updateSurface();
}

void CountPanel::choose(const QModelIndex& index)
{
    const auto row = std::size_t(index.row());
    if (index.isValid() && !m_model.counts()[row].value.isEmpty())
        emit valueChosen(dimension(), m_model.counts()[row].value);
}

void CountPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CountPanel::retranslate()
{
    const QString names[] = {tr("By category"), tr("By name"),   tr("By maker"),
                             tr("By batch"),    tr("By status"), tr("By stage")};
    for (int i = 0; i < m_dimension->count(); ++i)
        m_dimension->setItemText(i, names[i]);
    m_dimension->setAccessibleName(tr("What packs are counted by"));
    m_table->setAccessibleName(tr("Packs counted"));
    m_model.retranslate();
    updateSurface();
}

void CountPanel::updateSurface()
{
    if (m_isAsking && m_model.rowCount() == 0)
        m_surface->showLoading();
    else if (m_error && m_error->code == ErrorCode::Unavailable)
        m_surface->showOffline(m_error->message);
    else if (m_error)
        m_surface->showError(tr("The packs could not be counted"), *m_error);
    else if (m_model.rowCount() == 0)
        m_surface->showEmpty(
            {tr("Nothing to count"), tr("No pack meets every condition above."), {}});
    else
        m_surface->showContent();
}

} // namespace wardlight::ui
