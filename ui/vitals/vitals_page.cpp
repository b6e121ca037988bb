#include "ui/vitals/vitals_page.h"

#include "ui/common/dense_table.h"
#include "ui/common/formats.h"
#include "ui/common/page_header.h"
#include "ui/common/page_part.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/vitals/range_bar.h"
#include "ui/vitals/samples_presenter.h"
#include "ui/vitals/trend_stack.h"
#include "ui/vitals/vitals_inspector.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace wardlight::ui {

namespace {

const QString RangeKey = QStringLiteral("vitals/rangeMs");

/// How charts and waveforms share the height until the person drags the line between them.
constexpr int ChartShare = 3, WaveformShare = 2;
constexpr int InspectorRestMs = 30; ///< between words for two places of the crosshair

/// px, until the person drags them; the last one takes what is left.
constexpr int ColumnWidths[] = {220, 180, 80, 80, 140};

QDateTime utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

} // namespace

VitalsPage::VitalsPage(Dependencies dependencies, QWidget* parent)
    : Page(parent), m_with(std::move(dependencies)),
      m_trends(std::make_unique<TrendsPresenter>(
          TrendsPresenter::Sources{m_with.store, m_with.clock, m_with.markers}, m_with.pools)),
      m_samples(std::make_unique<SamplesPresenter>(m_with.store, m_with.pools))
{
    makeHeader();
    m_stack = new TrendStack(m_with.theme);
    m_table = makeTable();
    m_views = new QStackedWidget;
    m_views->addWidget(m_stack);
    m_views->addWidget(m_table);
    m_surface = new StateSurface(m_with.theme, m_views);
    m_inspector = new VitalsInspector;
    m_inspectorRest.setSingleShot(true);
    connect(&m_inspectorRest, &QTimer::timeout, this, &VitalsPage::fillInspector);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_parts = new QSplitter(Qt::Vertical);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Spacing::Line);
    m_parts->addWidget(m_surface);
    column->addWidget(m_parts, 1);
    makeActions();
    connectParts();
    retranslate();
}

VitalsPage::~VitalsPage()
{
    delete m_inspector;
}

void VitalsPage::makeHeader()
{
    m_ranges = new RangeBar;
    m_span = new QLabel;
    setTextRole(m_span, TextRole::Muted);
    m_tableButton = new QToolButton;
    m_exportButton = new QToolButton;
    m_header = new PageHeader;
    m_header->addFilter(m_ranges);
    m_header->addFilter(m_span);
    m_header->addTool(m_tableButton);
    m_header->addTool(m_exportButton);
}

QTableView* VitalsPage::makeTable()
{
    QTableView* table = makeDenseTable(m_samples->model());
    int column = 0;
    for (const int width : ColumnWidths)
        table->setColumnWidth(column++, width);
    m_with.settings.rememberColumns(table->horizontalHeader(), QStringLiteral("vitals"));
    return table;
}

QAction* VitalsPage::makeAction(const QList<QKeySequence>& keys, void (VitalsPage::*method)())
{
    auto* action = new QAction(this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, method);
    return action;
}

void VitalsPage::makeActions()
{
    for (QAction* range : m_ranges->actions())
        addAction(range);
    m_moves = {
        makeAction({Qt::Key_Left}, &VitalsPage::panEarlier),
        makeAction({Qt::Key_Right}, &VitalsPage::panLater),
        makeAction({Qt::SHIFT | Qt::Key_Left}, &VitalsPage::pageEarlier),
        makeAction({Qt::SHIFT | Qt::Key_Right}, &VitalsPage::pageLater),
        makeAction({Qt::Key_Plus, Qt::Key_Equal}, &VitalsPage::zoomIn),
        makeAction({Qt::Key_Minus}, &VitalsPage::zoomOut),
        makeAction({Qt::Key_Home}, &VitalsPage::showOldest),
        makeAction({Qt::Key_End}, &VitalsPage::showNewest),
        makeAction({Qt::CTRL | Qt::Key_Right}, &VitalsPage::nextReading),
        makeAction({Qt::CTRL | Qt::Key_Left}, &VitalsPage::previousReading),
        makeAction({Qt::Key_Escape}, &VitalsPage::clearCrosshair),
        makeAction({Qt::Key_M}, &VitalsPage::nextMarker),
        makeAction({Qt::SHIFT | Qt::Key_M}, &VitalsPage::previousMarker),
    };
    m_activateMarker = makeAction({Qt::Key_Return, Qt::Key_Enter}, &VitalsPage::activateMarker);
    m_toggleTable = makeAction({Qt::Key_T}, &VitalsPage::toggleTable);
    m_toggleTable->setCheckable(true);
    m_toggleTable->setIcon(m_with.theme.icon(QStringLiteral("table")));
    m_tableButton->setDefaultAction(m_toggleTable);
    m_export = makeAction({Qt::CTRL | Qt::SHIFT | Qt::Key_E}, &VitalsPage::exportSamples);
    m_export->setIcon(m_with.theme.icon(QStringLiteral("export")));
    m_exportButton->setDefaultAction(m_export);
}

void VitalsPage::connectParts()
{
    connect(m_ranges, &RangeBar::rangeChosen, this, [this](qint64 widthMs) {
        m_with.settings.setValue(RangeKey, widthMs);
        m_trends->showLast(widthMs);
    });
    connect(m_stack, &TrendStack::viewWanted, m_trends.get(), &TrendsPresenter::setView);
    connect(m_stack, &TrendStack::widthChanged, this, [this] {
        m_trends->setMostColumns(m_stack->mostColumns());
        updateTrends();
    });
    connect(m_stack, &TrendStack::crosshairMoved, this, &VitalsPage::moveCrosshair);
    connect(m_stack, &TrendStack::crosshairPinned, this,
            [this](std::optional<qint64> ms) { m_trends->scoreAt(ms ? utc(*ms) : QDateTime()); });
    connect(m_stack, &TrendStack::markerClicked, this, [this](int index) {
        m_marker = index;
        activateMarker();
    });
    connect(m_trends.get(), &TrendsPresenter::stateChanged, this, &VitalsPage::updateSurface);
    connect(m_trends.get(), &TrendsPresenter::trendsChanged, this, &VitalsPage::updateTrends);
    connect(m_trends.get(), &TrendsPresenter::trendsChanged, this, &VitalsPage::updateTable);
    connect(m_trends.get(), &TrendsPresenter::markersChanged, this, &VitalsPage::updateMarkers);
    connect(m_trends.get(), &TrendsPresenter::scoreChanged, this, &VitalsPage::updateInspector);
    connect(m_surface, &StateSurface::retryRequested, m_trends.get(), &TrendsPresenter::refresh);
    connect(m_surface, &StateSurface::actionRequested, this, [this] {
        if (m_trends->state() == TrendsPresenter::State::NoPatient)
            emit patientListRequested();
        else
            emit importRequested();
    });
    connect(m_samples.get(), &SamplesPresenter::changed, this, &VitalsPage::updateSurface);
    connect(m_samples.get(), &SamplesPresenter::saved, this,
            [this](const QString& file, const std::optional<Error>& failure) {
                emit notice(failure ? failure->message
                                    : tr("The values were saved as %1.").arg(file));
            });
}

void VitalsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void VitalsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_trends->setLive(true);
}

void VitalsPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_trends->setLive(false);
}

void VitalsPage::retranslate()
{
    m_header->setTitle(title());
    const QStringList moves = {tr("Earlier"),
                               tr("Later"),
                               tr("A whole range earlier"),
                               tr("A whole range later"),
                               tr("Zoom in"),
                               tr("Zoom out"),
                               tr("Oldest values"),
                               tr("Newest values"),
                               tr("Crosshair to the next reading"),
                               tr("Crosshair to the previous reading"),
                               tr("Take the crosshair away"),
                               tr("Next marker"),
                               tr("Previous marker")};
    for (qsizetype i = 0; i < m_moves.size(); ++i)
        m_moves[i]->setText(moves[i]);
    m_activateMarker->setText(tr("Go to the marked image or alert"));
    m_toggleTable->setText(tr("Show as a table"));
    m_tableButton->setAccessibleName(m_toggleTable->text());
    m_export->setText(tr("Export the values in view"));
    m_exportButton->setAccessibleName(m_export->text());
    m_table->setAccessibleName(tr("Values"));
    m_samples->model().retranslate();
    m_stack->retranslate();
    updateTrends();
    updateMarkers();
    updateSurface();
}

void VitalsPage::updateSurface()
{
    using State = TrendsPresenter::State;
    if (m_waveforms)
        m_waveforms->setVisible(m_trends->state() != State::NoPatient);
    m_surface->setStale(m_trends->staleSince());
    switch (m_trends->state()) {
    case State::NoPatient:
        m_surface->showEmpty({tr("No patient is open"),
                              tr("Vitals belong to a patient. Open one to see what was measured."),
                              tr("Choose a patient")});
        break;
    case State::Loading:
        m_surface->showLoading(TrendChart::LeastHeight);
        break;
    case State::Empty:
        m_surface->showEmpty({tr("Nothing was measured yet"),
                              tr("Values appear here once a monitor sends them or a file of vitals "
                                 "was imported."),
                              tr("Import files")});
        break;
    case State::Ready:
        m_surface->showContent();
        break;
    case State::Failed:
        if (m_trends->error()->code == ErrorCode::Unavailable)
            m_surface->showOffline(m_trends->error()->message);
        else
            m_surface->showError(tr("The vitals could not be read"), *m_trends->error());
        break;
    }
    updateInspector();
}

void VitalsPage::updateTrends()
{
    const TimeView& view = m_trends->view();
    m_ranges->setShownWidth(view.widthMs());
    if (m_trends->state() == TrendsPresenter::State::Ready)
        emit viewShown(utc(view.fromMs), utc(view.toMs));
    m_span->setText(
        m_trends->state() == TrendsPresenter::State::Ready
            ? tr("%1 to %2").arg(formatDateTime(utc(view.fromMs)), formatDateTime(utc(view.toMs)))
            : QString());
    m_stack->setPanels(m_trends->panels());
    m_stack->setTrends(view, m_trends->envelopes());
    updateMarkers();
    if (m_trends->state() == TrendsPresenter::State::Ready) {
        if (const auto ms = std::exchange(m_wantedCrosshair, std::nullopt))
            m_stack->pinCrosshair(*ms);
        if (!m_wantedType.isEmpty())
            m_stack->reveal(std::exchange(m_wantedType, QString()));
    }
    updateInspector();
}

void VitalsPage::updateMarkers()
{
    std::vector<TrendMarker> markers = m_trends->markers();
    if (markers == m_markers && m_stack->charts().size() == m_markedCharts)
        return;
    m_markers = std::move(markers);
    m_markedCharts = m_stack->charts().size();
    m_marker.reset();
    m_stack->setMarkers(m_markers);
}

void VitalsPage::refreshMarkers()
{
    m_trends->refreshMarkers();
}

void VitalsPage::updateInspector()
{
    m_inspectorRest.start(0); // once, after all that changes now, and after the curves
}

void VitalsPage::fillInspector()
{
    if (!m_inspector)
        return;
    switch (m_trends->state()) {
    case TrendsPresenter::State::NoPatient:
        m_inspector->setMessage(tr("Open a patient to see the newest values and NEWS2."));
        return;
    case TrendsPresenter::State::Loading:
        m_inspector->setMessage(tr("Loading …"));
        return;
    case TrendsPresenter::State::Empty:
        m_inspector->setMessage(tr("Nothing was measured yet."));
        return;
    case TrendsPresenter::State::Failed:
        m_inspector->setMessage(m_trends->error()->message);
        return;
    case TrendsPresenter::State::Ready:
        break;
    }
    m_inspector->setReadings(m_trends->envelopes(), m_trends->view(), m_stack->crosshair());
    m_inspector->setScore(m_trends->news2(), m_trends->scoredAt(), m_trends->latest());
}

void VitalsPage::updateTable()
{
    if (isTableShown())
        m_samples->show(m_trends->patient(), m_trends->view());
}

void VitalsPage::moveCrosshair(std::optional<qint64> ms)
{
    if (!m_inspectorRest.isActive())
        m_inspectorRest.start(InspectorRestMs);
    emit crosshairMoved(ms ? utc(*ms) : QDateTime());
}

void VitalsPage::panBy(double share)
{
    m_trends->setView(panned(m_trends->view(), share));
}

void VitalsPage::zoomBy(double factor)
{
    const TimeView& view = m_trends->view();
    const qint64 middle = view.fromMs + view.widthMs() / 2;
    const auto crosshair = m_stack->crosshair();
    const bool isAimed = crosshair && view.contains(*crosshair);
    m_trends->setView(zoomed(view, factor, isAimed ? *crosshair : middle));
}

void VitalsPage::showOldest()
{
    if (!m_trends->extent().first.isValid())
        return;
    const qint64 first = m_trends->extent().first.toMSecsSinceEpoch();
    m_trends->setView({first, first + m_trends->view().widthMs()});
}

void VitalsPage::showNewest()
{
    m_trends->showLast(m_trends->view().widthMs());
}

/// To the next reading of any vital, from the crosshair or, without one, from the edge of the view.
void VitalsPage::stepCrosshair(int readings)
{
    const TimeView& view = m_trends->view();
    const qint64 start = m_stack->crosshair().value_or(readings > 0 ? view.fromMs - 1 : view.toMs);
    std::optional<qint64> next;
    for (const vitals::Envelope& envelope : m_trends->envelopes()) {
        for (const vitals::EnvelopeColumn& column : envelope.columns) {
            const qint64 ms = column.firstMs;
            const bool isBeyond = readings > 0 ? ms > start : ms < start;
            const bool isNearer = !next || (readings > 0 ? ms < *next : ms > *next);
            if (view.contains(ms) && isBeyond && isNearer)
                next = ms;
        }
    }
    if (next)
        m_stack->pinCrosshair(next);
}

void VitalsPage::clearCrosshair()
{
    m_marker.reset();
    m_stack->setCurrentMarker(m_marker);
    m_stack->pinCrosshair(std::nullopt);
}

void VitalsPage::stepMarker(int markers)
{
    const int count = int(m_markers.size());
    if (count == 0) {
        emit notice(tr("No image and no alert is marked in this range."));
        return;
    }
    const int from = m_marker.value_or(markers > 0 ? -1 : count);
    m_marker = std::clamp(from + markers, 0, count - 1);
    const TrendMarker& marker = m_markers[std::size_t(*m_marker)];
    m_stack->setCurrentMarker(m_marker);
    m_stack->pinCrosshair(marker.at.toMSecsSinceEpoch());
    emit notice(marker.text);
}

void VitalsPage::activateMarker()
{
    if (m_marker && *m_marker < int(m_markers.size()))
        emit markerActivated(m_markers[std::size_t(*m_marker)]);
}

bool VitalsPage::isTableShown() const
{
    return m_views->currentWidget() == m_table;
}

void VitalsPage::toggleTable()
{
    const bool isTable = m_toggleTable->isChecked();
    m_views->setCurrentWidget(isTable ? static_cast<QWidget*>(m_table) : m_stack);
    for (QAction* move : m_moves)
        move->setEnabled(!isTable);
    m_activateMarker->setEnabled(!isTable);
    m_views->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    updateTable();
}

void VitalsPage::exportSamples()
{
    if (m_trends->state() != TrendsPresenter::State::Ready)
        return;
    auto* dialog = new QFileDialog(this, tr("Export the values in view"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Tables (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("vitals.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_samples->save(file, m_trends->patient(), m_trends->view());
    });
    dialog->open();
}

void VitalsPage::setPatient(const PatientId& patient)
{
    m_wantedCrosshair.reset();
    m_wantedType.clear();
    m_stack->pinCrosshair(std::nullopt);
    m_samples->show({}, {});
    const qint64 width =
        m_with.settings.value(RangeKey, TrendsPresenter::FirstWidthMs).toLongLong();
    m_trends->setPatient(patient);
    if (m_waveforms)
        m_waveforms->setPatient(patient);
    if (!patient.isNull())
        m_trends->showLast(std::clamp(width, TimeView::Narrowest, TimeView::Widest));
}

void VitalsPage::setBirthDate(const std::optional<QDate>& born)
{
    m_trends->setBirthDate(born);
}

void VitalsPage::showMoment(const QDateTime& utc, const QString& type)
{
    const qint64 ms = utc.toMSecsSinceEpoch();
    m_wantedCrosshair = ms;
    m_wantedType = type;
    m_toggleTable->setChecked(false);
    toggleTable();
    m_trends->showAround(ms);
    updateTrends();
}

void VitalsPage::setWaveformPane(PagePart* pane)
{
    delete std::exchange(m_waveforms, pane);
    if (!pane)
        return;
    m_parts->addWidget(pane);
    m_parts->setStretchFactor(0, ChartShare);
    m_parts->setStretchFactor(1, WaveformShare);
    m_parts->setSizes({ChartShare * height(), WaveformShare * height()}); // in proportion
    m_with.settings.rememberSizes(m_parts, QStringLiteral("vitals"));
    updateSurface();
}

QWidget* VitalsPage::inspector()
{
    return m_inspector;
}

QList<QAction*> VitalsPage::commands()
{
    QList<QAction*> all;
    for (QAction* range : m_ranges->actions())
        all << range;
    all << m_moves << m_activateMarker << m_toggleTable << m_export;
    return m_waveforms ? all + m_waveforms->commands() : all;
}

void VitalsPage::activate()
{
    m_views->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void VitalsPage::refresh()
{
    m_trends->refresh();
    if (m_waveforms)
        m_waveforms->refresh();
}

bool VitalsPage::isSettled() const
{
    return m_trends->isSettled() && m_samples->isSettled() && !m_inspectorRest.isActive() &&
           (!m_waveforms || m_waveforms->isSettled());
}

/// The crosshair on a reading at two thirds of the view.
void VitalsPage::showForTour()
{
    const TimeView& view = m_trends->view();
    if (m_trends->state() == TrendsPresenter::State::Ready)
        m_stack->pinCrosshair(view.fromMs + view.widthMs() * 2 / 3);
}

QStringList VitalsPage::tourViews() const
{
    return m_waveforms ? m_waveforms->tourViews() : QStringList();
}

void VitalsPage::showTourView(const QString& view)
{
    if (m_waveforms)
        m_waveforms->showTourView(view);
}

} // namespace wardlight::ui
