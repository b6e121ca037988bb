#include "ui/trace/trace_page.h"

#include "core/async/tasks.h"
#include "core/trace/map/web_mercator.h"
#include "core/trace/polygon.h"
#include "core/trace/scan_text.h"
#include "ui/common/dense_table.h"
#include "ui/common/page_header.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/trace/comparison_strip.h"
#include "ui/trace/count_panel.h"
#include "ui/trace/map_view.h"
#include "ui/trace/path_comparison.h"
#include "ui/trace/replay_bar.h"
#include "ui/trace/scan_list_model.h"
#include "ui/trace/stock_panel.h"
#include "ui/trace/trace_inspector.h"
#include "ui/trace/trace_presenter.h"
#include "ui/trace/trace_search.h"
#include "ui/trace/verdict_card.h"
#include "ui/trace/verdict_presenter.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::ui {
namespace {

constexpr int ScanWidth = 300;       ///< px
constexpr int LeftWidth = 400;       ///< px, until the person drags it
constexpr double StockMetres = 5000; ///< around a place that comes without a distance
constexpr int MapHeight = 560;
constexpr int EventsHeight = 240;

/// px, until the person drags them; the last one takes what is left.
constexpr int ItemColumnWidths[] = {110, 178, 80};
constexpr int ScanColumnWidths[] = {150, 175};
constexpr int EventColumnWidths[] = {48, 190, 90, 90, 250, 120};

} // namespace

TracePage::TracePage(Dependencies dependencies, QWidget* parent)
    : Page(parent), m_with(std::move(dependencies)),
      m_presenter(std::make_unique<TracePresenter>(m_with.store, m_with.evidence, m_with.pools)),
      m_verdict(std::make_unique<VerdictPresenter>(m_with.evidence, m_with.pools)),
      m_comparison(std::make_unique<PathComparison>(m_with.store, m_with.pools))
{
    makeHeader();
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(makeLeft());
    across->addWidget(makeMiddle());
    across->setStretchFactor(1, 1);
    across->setChildrenCollapsible(false);
    across->setSizes({LeftWidth, 4 * LeftWidth});
    m_with.settings.rememberSizes(across, QStringLiteral("trace"));
    m_inspector = new TraceInspector;

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(across, 1);
    makeActions();
    connectParts();
    retranslate();
}

TracePage::~TracePage()
{
    delete m_inspector;
}

void TracePage::makeHeader()
{
    m_scan = new QLineEdit;
    m_scan->setMinimumWidth(ScanWidth);
    m_scan->setMaxLength(int(trace::LongestScan));
    m_scan->setClearButtonEnabled(true);
    m_count = new QLabel;
    setTextRole(m_count, TextRole::Muted);
    m_exportButton = new QToolButton;
    m_header = new PageHeader;
    m_header->addFilter(m_scan);
    m_header->addFilter(m_count);
    m_header->addTool(m_exportButton);
}

QWidget* TracePage::makeLeft()
{
    m_search = new TraceSearch;
    m_results = makeDenseTable(m_presenter->items());
    for (int column = 0; column < TraceItemModel::ColumnCount; ++column)
        m_results->setColumnWidth(column, ItemColumnWidths[column]);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_with.settings.rememberColumns(m_results->horizontalHeader(), QStringLiteral("trace-items"));
    m_resultSurface = new StateSurface(m_with.theme, m_results);
    m_scans = new ScanListModel(this);
    m_scanTable = makeDenseTable(*m_scans);
    for (int column = 0; column + 1 < ScanListModel::ColumnCount; ++column)
        m_scanTable->setColumnWidth(column, ScanColumnWidths[column]);
    m_scanTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_with.settings.rememberColumns(m_scanTable->horizontalHeader(), QStringLiteral("trace-scans"));
    m_lists = new QTabWidget;
    m_lists->setDocumentMode(true);
    m_lists->addTab(m_resultSurface, {});
    m_lists->addTab(m_scanTable, {});
    m_stock = new StockPanel(m_with.evidence, m_with.pools, m_with.theme, m_with.settings);
    m_lists->addTab(m_stock, {});
    m_counts = new CountPanel(m_with.store, m_with.pools, m_with.theme);
    m_lists->addTab(m_counts, {});

    auto* left = new QWidget;
    left->setMinimumWidth(240);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_search);
    column->addWidget(m_lists, 1);
    return left;
}

QWidget* TracePage::makeMiddle()
{
    m_map = new MapView(m_with.theme, m_with.pools.compute);
    m_events = makeDenseTable(m_presenter->events());
    for (int column = 0; column < TraceEventModel::ColumnCount; ++column)
        m_events->setColumnWidth(column, EventColumnWidths[column]);
    m_with.settings.rememberColumns(m_events->horizontalHeader(), QStringLiteral("trace-events"));
    m_eventSurface = new StateSurface(m_with.theme, m_events);
    m_eventSurface->setMinimumHeight(120);

    m_play = makeAction(Qt::CTRL | Qt::Key_P, &TracePage::toggleReplay);
    m_replay = new ReplayBar(m_with.theme, *m_play);
    m_replay->hide();
    auto* mapAndReplay = new QWidget;
    auto* column = new QVBoxLayout(mapAndReplay);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_map, 1);
    column->addWidget(m_replay);

    auto* down = new QSplitter(Qt::Vertical);
    down->addWidget(mapAndReplay);
    m_beside = new ComparisonStrip(m_with.theme);
    auto* lists = new QSplitter(Qt::Horizontal);
    lists->addWidget(m_eventSurface);
    lists->addWidget(m_beside);
    lists->setChildrenCollapsible(false);
    down->addWidget(lists);
    down->setStretchFactor(0, 1);
    down->setChildrenCollapsible(false);
    down->setSizes({MapHeight, EventsHeight});
    m_with.settings.rememberSizes(down, QStringLiteral("trace-map"));
    return down;
}

QAction* TracePage::makeAction(const QKeySequence& key, void (TracePage::*method)())
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, method);
    return action;
}

void TracePage::makeActions()
{
    m_focusScan = makeAction(Qt::CTRL | Qt::Key_L, &TracePage::focusScan);
    m_focusSearch = makeAction(QKeySequence::Find, &TracePage::focusSearch);
    m_focusMap = makeAction(Qt::CTRL | Qt::Key_M, &TracePage::focusMap);
    m_clearSearch = makeAction(Qt::Key_Escape, &TracePage::clearSearch);
    m_showAll = makeAction(Qt::CTRL | Qt::Key_0, &TracePage::showWholePath);
    m_next = makeAction(Qt::ALT | Qt::Key_Down, &TracePage::nextEvent);
    m_previous = makeAction(Qt::ALT | Qt::Key_Up, &TracePage::previousEvent);
    m_export = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_E, &TracePage::exportPicture);
    m_near = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_N, &TracePage::searchNear);
    m_drawArea = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_A, &TracePage::drawArea);
    m_showStock = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_T, &TracePage::showStock);
    m_showCounts = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_U, &TracePage::showCounts);
    m_nextPage = makeAction(Qt::CTRL | Qt::Key_PageDown, &TracePage::showNextPage);
    m_previousPage = makeAction(Qt::CTRL | Qt::Key_PageUp, &TracePage::showPreviousPage);
    m_keepBeside = makeAction(Qt::CTRL | Qt::Key_D, &TracePage::keepBeside);
    m_clearBeside = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_D, &TracePage::clearBeside);
    m_exportList = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_S, &TracePage::exportList);
    m_exportVerdict = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_P, &TracePage::exportVerdict);
    m_showScans = makeAction(Qt::CTRL | Qt::Key_B, &TracePage::showScans);
    m_clearScans = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_B, &TracePage::clearScans);
    m_export->setIcon(m_with.theme.icon(QStringLiteral("export")));
    m_exportButton->setDefaultAction(m_export);
}

void TracePage::connectParts()
{
    connect(m_search, &TraceSearch::queryChanged, this, [this] {
        const TraceQuestion question = m_search->question();
        m_map->setArea(question.query.polygon);
        m_presenter->setQuestion(question);
    });
    connect(m_scan, &QLineEdit::returnPressed, this, &TracePage::openScanned);
    connect(m_presenter.get(), &TracePresenter::stateChanged, this, &TracePage::updateResults);
    connect(m_presenter.get(), &TracePresenter::pathChanged, this, &TracePage::updatePath);
    connect(m_presenter.get(), &TracePresenter::categoriesChanged, this,
            [this] { m_search->setCategories(m_presenter->categories()); });
    connect(m_resultSurface, &StateSurface::actionRequested, this, [this] {
        if (m_presenter->state() == TracePresenter::State::NothingFound)
            clearSearch();
        else
            emit importRequested();
    });
    connect(m_resultSurface, &StateSurface::retryRequested, m_presenter.get(),
            &TracePresenter::refresh);
    connect(m_eventSurface, &StateSurface::retryRequested, m_presenter.get(),
            &TracePresenter::refresh);
    connect(m_results->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TracePage::openCurrentItem);
    connect(m_events->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                m_map->selectEvent(current.isValid() ? std::optional(current.row()) : std::nullopt);
                const auto& path = m_presenter->path();
                if (!path || !current.isValid())
                    return;
                const QDateTime& time = path->events[std::size_t(current.row())].time;
                m_replay->moveTo(time);
                m_beside->showMoment(time);
            });
    connect(m_replay, &ReplayBar::momentChanged, m_map, &MapView::setMoment);
    connect(m_replay, &ReplayBar::momentChanged, m_beside, &ComparisonStrip::showMoment);
    connect(m_comparison.get(), &PathComparison::changed, this, &TracePage::updateBeside);
    connect(m_beside, &ComparisonStrip::openRequested, m_presenter.get(), &TracePresenter::open);
    connect(m_beside, &ComparisonStrip::removeRequested, m_comparison.get(),
            &PathComparison::remove);
    connect(m_stock, &StockPanel::changed, this, &TracePage::updatePlaces);
    connect(m_lists, &QTabWidget::currentChanged, this, &TracePage::updatePlaces);
    connect(m_lists, &QTabWidget::currentChanged, this, &TracePage::updateCounts);
    connect(m_counts, &CountPanel::valueChosen, m_search, &TraceSearch::narrow);
    connect(m_replay, &ReplayBar::eventReached, this, &TracePage::selectEvent);
    connect(m_map, &MapView::eventClicked, this, &TracePage::selectEvent);
    connect(m_map, &MapView::areaDrawn, this, &TracePage::takeArea);
    connect(m_verdict.get(), &VerdictPresenter::changed, this, &TracePage::updateVerdict);
    connect(m_verdict.get(), &VerdictPresenter::answered, m_scans, &ScanListModel::answer);
    connect(m_scanTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TracePage::openCurrentScan);
    connect(&m_inspector->verdict(), &VerdictCard::eventChosen, this, &TracePage::selectEventAt);
}

void TracePage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TracePage::retranslate()
{
    m_header->setTitle(title());
    m_scan->setPlaceholderText(tr("Scan or paste a trace code"));
    m_scan->setAccessibleName(tr("Scan or paste a trace code"));
    m_results->setAccessibleName(tr("Drugs found"));
    m_events->setAccessibleName(tr("Events of the open drug"));
    m_focusScan->setText(tr("Go to the scan field"));
    m_focusSearch->setText(tr("Search drugs"));
    m_focusMap->setText(tr("Go to the map"));
    m_clearSearch->setText(tr("Clear all conditions"));
    m_showAll->setText(tr("Show the whole path"));
    m_next->setText(tr("Next event"));
    m_previous->setText(tr("Previous event"));
    m_export->setText(tr("Export the map as a picture"));
    m_exportButton->setAccessibleName(m_export->text());
    m_near->setText(tr("Search near the chosen event, or the middle of the map"));
    m_showStock->setText(tr("Show the stock of sites nearby"));
    m_showCounts->setText(tr("Count the packs found"));
    m_nextPage->setText(tr("Next page of the list"));
    m_previousPage->setText(tr("Previous page of the list"));
    m_keepBeside->setText(tr("Keep the open pack beside the next ones"));
    m_clearBeside->setText(tr("Take all packs from beside"));
    m_drawArea->setText(tr("Search inside an area drawn on the map"));
    m_exportList->setText(tr("Export the list as CSV or spreadsheet"));
    m_exportVerdict->setText(tr("Save the verdict as PDF"));
    m_showScans->setText(tr("Show the scanned packs"));
    m_clearScans->setText(tr("Empty the list of scanned packs"));
    m_scanTable->setAccessibleName(tr("Scanned packs"));
    m_lists->setAccessibleName(tr("Lists of packs"));
    m_scans->retranslate();
    updateScans();
    m_replay->retranslate();
    m_presenter->items().retranslate();
    m_presenter->events().retranslate();
    updateResults();
    updateEventSurface();
    updateInspector();
    m_verdict->refresh(); // its reasons are sentences of the language they were asked in
    updateVerdict();
}

void TracePage::loadBasemap()
{
    m_isLoadingBasemap = true;
    auto read = runTask(m_with.pools.compute,
                        [file = m_with.basemapFile] { return trace::readBasemap(file); });
    whenDone(read, this, [this](const Result<trace::BasemapPointer>& basemap) {
        m_isLoadingBasemap = false;
        takeBasemap(basemap);
    });
}

/// Without a basemap the map says so itself; what is wrong with one that is there is told once.
void TracePage::takeBasemap(const Result<trace::BasemapPointer>& basemap)
{
    m_map->setBasemap(basemap ? *basemap : nullptr);
    m_search->setBasemap(basemap ? *basemap : nullptr);
    if (!basemap && basemap.error().code != ErrorCode::NotFound)
        emit notice(basemap.error().message);
}

void TracePage::updateResults()
{
    using State = TracePresenter::State;
    const int count = m_presenter->items().rowCount();
    const int before = m_presenter->countBefore();
    m_count->setText(m_presenter->hasMore() || before > 0
                         ? tr("Drugs %1 to %2, pages with Ctrl+PgUp and Ctrl+PgDown")
                               .arg(before + 1)
                               .arg(before + count)
                     : count > 0 ? tr("%n drug(s)", nullptr, count)
                                 : QString());
    updatePlaces();
    switch (m_presenter->state()) {
    case State::Loading:
        m_resultSurface->showLoading();
        break;
    case State::Ready:
        m_resultSurface->showContent();
        break;
    case State::Empty:
        m_resultSurface->showEmpty({tr("No drugs yet"),
                                    tr("Drugs appear here once their CSV files were imported with "
                                       "wardlightctl import trace-meta and trace-events."),
                                    {}});
        break;
    case State::NothingFound:
        m_resultSurface->showEmpty({tr("Nothing matches"),
                                    tr("Every condition above must hold. Names and makers match "
                                       "any part; a trace code must be whole."),
                                    tr("Clear all conditions")});
        break;
    case State::Failed:
        if (m_presenter->error()->code == ErrorCode::Unavailable)
            m_resultSurface->showOffline(m_presenter->error()->message);
        else
            m_resultSurface->showError(tr("The drugs could not be read"), *m_presenter->error());
        break;
    }
    const int open = m_presenter->items().rowOf(m_presenter->openCode());
    if (open >= 0 && m_results->currentIndex().row() != open)
        m_results->selectRow(open);
}

/// Dots on the map: the sites while their stock is looked at, else the packs found.
void TracePage::updatePlaces()
{
    if (m_lists->currentWidget() == m_stock) {
        m_map->setPlaces(m_stock->places());
        return;
    }
    std::vector<trace::Coordinates> places;
    for (const trace::Item& item : m_presenter->items().items()) {
        if (item.place)
            places.push_back(*item.place);
    }
    m_map->setPlaces(places);
}

/// They are counted while somebody looks.
void TracePage::updateCounts()
{
    if (m_lists->currentWidget() == m_counts)
        m_counts->ask(m_search->question().query);
}

/// The open pack is not beside itself.
void TracePage::updateBeside()
{
    std::vector<ComparisonStrip::Pack> packs;
    std::vector<std::vector<trace::Event>> paths;
    for (const PathComparison::Entry& entry : m_comparison->entries()) {
        if (entry.code == m_presenter->openCode())
            continue;
        packs.push_back({besideMark(packs.size()), entry.code, entry.path,
                         entry.error ? entry.error->message : QString()});
        paths.push_back(entry.path ? entry.path->events : std::vector<trace::Event>());
    }
    m_beside->setPacks(packs);
    m_map->setPathsBeside(paths);
}

void TracePage::updatePath()
{
    const auto events =
        m_presenter->path() ? m_presenter->path()->events : std::vector<trace::Event>();
    m_map->setPath(events);
    m_replay->setEvents(events);
    updateBeside();
    updateEventSurface();
    updateInspector();
}

/// A scan may be another form of the code on record; the path is the record's.
void TracePage::updateVerdict()
{
    if (m_inspector)
        m_inspector->verdict().setVerdict(m_verdict->verdict());
    if (m_verdict->error())
        emit notice(m_verdict->error()->message);
    const auto& verdict = m_verdict->verdict();
    if (verdict && m_presenter->pathError() && verdict->code != m_presenter->openCode())
        m_presenter->open(verdict->code);
}

void TracePage::updateEventSurface()
{
    if (const auto& error = m_presenter->pathError()) {
        if (error->code == ErrorCode::NotFound)
            m_eventSurface->showEmpty({tr("Nothing is on record for this code"),
                                       tr("Check the scan: a missing digit or a changed keyboard "
                                          "layout is more likely than a forged pack."),
                                       {}});
        else
            m_eventSurface->showError(tr("The path could not be read"), *error);
    } else if (m_presenter->events().rowCount() > 0) {
        m_eventSurface->showContent();
    } else if (m_presenter->path()) {
        m_eventSurface->showEmpty(
            {tr("No event was recorded yet"),
             tr("The drug is registered, but nothing that happened to it was imported."),
             {}});
    } else {
        m_eventSurface->showEmpty(
            {tr("No drug is open"), tr("Choose one at the left, or scan its code."), {}});
    }
}

void TracePage::updateInspector()
{
    if (!m_inspector)
        return;
    if (const auto& path = m_presenter->path())
        m_inspector->setItem(path->item, int(path->events.size()));
    else if (const auto& error = m_presenter->pathError())
        m_inspector->setMessage(error->message);
    else
        m_inspector->setMessage(tr("Choose a drug to see its master data and latest state."));
}

void TracePage::openCurrentItem()
{
    const trace::Item* item = m_presenter->items().item(m_results->currentIndex().row());
    if (!item)
        return;
    m_presenter->open(item->code);
    m_verdict->ask(item->code, VerdictPresenter::Asking::OfListEntry);
}

void TracePage::openCode(const QString& code)
{
    const QString scanned = trace::scannedCode(code);
    if (scanned.isEmpty())
        return;
    m_results->clearSelection();
    m_results->setCurrentIndex({});
    m_scans->add(code.left(trace::LongestScan));
    updateScans();
    m_presenter->open(scanned);
    m_verdict->ask(code.left(trace::LongestScan), VerdictPresenter::Asking::OfPack);
    const int row = m_presenter->items().rowOf(scanned);
    if (row >= 0)
        m_results->selectRow(row);
}

/// Several codes that were pasted at once join the list of scans; the last one is shown.
void TracePage::openScanned()
{
    const QStringList codes = trace::scannedCodes(m_scan->text());
    for (qsizetype i = 0; i + 1 < codes.size(); ++i) {
        m_scans->add(codes[i]);
        m_verdict->askAside(codes[i]);
    }
    if (codes.size() > 1)
        showScans();
    openCode(codes.isEmpty() ? QString() : codes.constLast());
    m_scan->selectAll(); // the next scan replaces it
}

void TracePage::selectEvent(int event)
{
    m_events->selectRow(event);
    m_events->scrollTo(m_events->currentIndex());
}

void TracePage::selectEventAt(const QDateTime& time, int sequence)
{
    if (!m_presenter->path())
        return;
    const auto& events = m_presenter->path()->events;
    const auto chosen =
        std::find_if(events.cbegin(), events.cend(), [&time, sequence](const trace::Event& event) {
            return event.time == time && event.sequence == sequence;
        });
    if (chosen != events.cend())
        selectEvent(int(chosen - events.cbegin()));
}

void TracePage::stepBy(int events)
{
    const int count = m_presenter->events().rowCount();
    const int current = m_events->currentIndex().isValid() ? m_events->currentIndex().row()
                                                           : (events > 0 ? -1 : count);
    if (count > 0)
        selectEvent(std::clamp(current + events, 0, count - 1));
}

void TracePage::nextEvent()
{
    stepBy(1);
}

void TracePage::previousEvent()
{
    stepBy(-1);
}

void TracePage::focusScan()
{
    m_scan->setFocus(Qt::ShortcutFocusReason);
    m_scan->selectAll();
}

void TracePage::focusSearch()
{
    m_search->focusName();
}

void TracePage::focusMap()
{
    m_map->setFocus(Qt::ShortcutFocusReason);
}

void TracePage::clearSearch()
{
    m_search->clear();
}

void TracePage::showWholePath()
{
    m_map->showAll();
}

void TracePage::toggleReplay()
{
    m_replay->togglePlaying();
}

/// Where the chosen event was, or the middle of the map.
trace::Coordinates TracePage::placeInView() const
{
    const int event = m_events->currentIndex().row();
    const auto& path = m_presenter->path();
    std::optional<trace::Coordinates> place;
    if (path && event >= 0 && event < int(path->events.size()))
        place = path->events[std::size_t(event)].place;
    return place.value_or(trace::toCoordinates(m_map->camera().centre()));
}

void TracePage::searchNear()
{
    m_lists->setCurrentWidget(m_resultSurface);
    m_search->addFilter(nearFilter(placeInView()));
}

/// Of what the search names, around its place or the one in view.
void TracePage::showStock()
{
    const trace::ItemQuery query = m_search->question().query;
    const trace::Circle around = query.within.value_or(trace::Circle{placeInView(), StockMetres});
    m_lists->setCurrentWidget(m_stock);
    m_stock->ask({.name = query.name, .centre = around.centre, .radiusMetres = around.metres});
}

void TracePage::showCounts()
{
    m_lists->setCurrentWidget(m_counts);
}

void TracePage::showNextPage()
{
    m_presenter->showNextPage();
}

void TracePage::showPreviousPage()
{
    m_presenter->showPreviousPage();
}

void TracePage::keepBeside()
{
    if (m_presenter->openCode().isEmpty())
        emit notice(tr("Open a pack first: it stays beside the next one."));
    else if (!m_comparison->toggle(m_presenter->openCode()))
        emit notice(tr("No more than %n packs can be kept beside.", nullptr,
                       int(PathComparison::MostBeside)));
    else if (m_comparison->contains(m_presenter->openCode()))
        emit notice(tr("%1 stays beside the packs you open next.").arg(m_presenter->openCode()));
}

void TracePage::clearBeside()
{
    m_comparison->clear();
}

void TracePage::drawArea()
{
    m_map->drawArea();
}

void TracePage::takeArea(const std::vector<trace::Coordinates>& corners)
{
    if (const auto checked = trace::checkPolygon(corners); !checked) {
        emit notice(checked.error().message);
        return;
    }
    m_lists->setCurrentWidget(m_resultSurface);
    m_search->addFilter({TraceFilter::Kind::Area, trace::polygonText(corners)});
}

void TracePage::showScans()
{
    m_lists->setCurrentWidget(m_scanTable);
}

void TracePage::clearScans()
{
    m_scans->clear();
    updateScans();
}

void TracePage::updateScans()
{
    m_lists->setTabText(0, tr("Found"));
    m_lists->setTabText(2, tr("Stock"));
    m_lists->setTabText(3, tr("Counts"));
    m_lists->setTabText(1, m_scans->rowCount() > 0 ? tr("Scanned (%1)").arg(m_scans->rowCount())
                                                   : tr("Scanned"));
}

void TracePage::openCurrentScan()
{
    const int row = m_scanTable->currentIndex().row();
    if (row < 0 || row >= m_scans->rowCount())
        return;
    const ScanListModel::Scan& scan = m_scans->scans()[std::size_t(row)];
    const QString code = scan.verdict ? scan.verdict->code : trace::scannedCode(scan.code);
    m_presenter->open(code);
    m_verdict->ask(scan.code, VerdictPresenter::Asking::OfListEntry);
}

QWidget* TracePage::inspector()
{
    return m_inspector;
}

QList<QAction*> TracePage::commands()
{
    return {m_focusScan,  m_focusSearch, m_focusMap,   m_clearSearch,   m_showAll,
            m_next,       m_previous,    m_play,       m_export,        m_near,
            m_drawArea,   m_showStock,   m_showCounts, m_nextPage,      m_previousPage,
            m_keepBeside, m_clearBeside, m_exportList, m_exportVerdict, m_showScans,
            m_clearScans};
}

void TracePage::activate()
{
    m_scan->setFocus(Qt::OtherFocusReason);
    if (std::exchange(m_isLoaded, true))
        return;
    loadBasemap();
    m_presenter->refresh();
}

void TracePage::refresh()
{
    m_presenter->refresh();
    m_verdict->refresh();
    m_comparison->refresh();
    m_stock->refresh();
}

bool TracePage::isSettled() const
{
    return !m_isLoadingBasemap && m_presenter->isSettled() && m_verdict->isSettled() &&
           m_comparison->isSettled() && m_stock->isSettled() && m_counts->isSettled() &&
           m_map->isSettled();
}

/// A drug that has been somewhere, one of its stops chosen.
void TracePage::showForTour()
{
    const auto& items = m_presenter->items().items();
    const auto travelled = std::find_if(
        items.begin(), items.end(), [](const trace::Item& item) { return item.place.has_value(); });
    if (travelled == items.end())
        return;
    const auto chooseStop = [this] {
        if (m_presenter->path())
            selectEvent(m_presenter->events().rowCount() / 2);
    };
    connect(m_presenter.get(), &TracePresenter::pathChanged, this, chooseStop,
            Qt::SingleShotConnection);
    m_results->selectRow(int(travelled - items.begin()));
}

} // namespace wardlight::ui
