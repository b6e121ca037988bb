#include "ui/waveforms/recording_pane.h"

#include "core/waveforms/analysis.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/waveforms/recording_strip.h"
#include "ui/waveforms/recording_words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace wardlight::ui {

using waveforms::DerivedChannel;
using waveforms::FilterSettings;
using waveforms::StoredRecord;

namespace {

constexpr int ListWidth = 320; ///< px, at most while there is room for more
constexpr double MonitorLowHz = 0.5, MonitorHighHz = 40;
constexpr double DiagnosticLowHz = 0.05, DiagnosticHighHz = 150;

} // namespace

RecordingPane::RecordingPane(Dependencies dependencies, QWidget* parent)
    : PagePart(parent), m_theme(dependencies.theme),
      m_presenter(std::move(dependencies.store), dependencies.pools),
      m_actions(makeRecordingActions(this)), m_list(new QComboBox), m_span(new QLabel),
      m_channelMenu(new QMenu(this)), m_filterMenu(new QMenu(this)), m_import(new QPushButton),
      m_strip(new RecordingStrip(m_theme)), m_surface(new StateSurface(m_theme, m_strip))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_surface, 1);
    m_list->setModel(&m_presenter.records());
    connectActions();
    connectPresenter();
    retranslate();
}

RecordingPane::~RecordingPane() = default;

QToolButton* RecordingPane::makeButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

QWidget* RecordingPane::makeHeader()
{
    m_list->setMaximumWidth(ListWidth);
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_span, TextRole::Muted);
    m_span->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_channelButton = new QToolButton;
    m_channelButton->setMenu(m_channelMenu);
    m_filterButton = new QToolButton;
    m_filterButton->setMenu(m_filterMenu);
    m_tools = new QWidget;
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(Spacing::Small);
    for (QToolButton* button : {m_channelButton, m_filterButton}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        tools->addWidget(button);
    }
    tools->addWidget(makeButton(m_actions.align));
    tools->addWidget(makeButton(m_actions.beats));
    auto* header = new QWidget;
    m_line = new QHBoxLayout(header);
    m_line->setContentsMargins(Spacing::Small, Spacing::Tight, Spacing::Small, Spacing::Tight);
    m_line->setSpacing(Spacing::Small);
    m_line->addWidget(m_list, 3);
    m_line->addWidget(m_span, 2);
    m_line->addWidget(m_import);
    m_line->addWidget(m_tools);
    return header;
}

void RecordingPane::setSwitch(QWidget* widget)
{
    m_line->insertWidget(0, widget);
}

void RecordingPane::connectActions()
{
    const auto onStrip = [this](QAction* action, auto move) {
        connect(action, &QAction::triggered, m_strip, [this, move] { move(*m_strip); });
    };
    onStrip(m_actions.earlier, [](RecordingStrip& strip) { strip.pan(-RecordingStrip::PanStep); });
    onStrip(m_actions.later, [](RecordingStrip& strip) { strip.pan(RecordingStrip::PanStep); });
    onStrip(m_actions.pageEarlier, [](RecordingStrip& strip) { strip.pan(-1); });
    onStrip(m_actions.pageLater, [](RecordingStrip& strip) { strip.pan(1); });
    onStrip(m_actions.zoomIn, [](RecordingStrip& strip) { strip.zoom(1 / strip.ZoomStep); });
    onStrip(m_actions.zoomOut, [](RecordingStrip& strip) { strip.zoom(strip.ZoomStep); });
    onStrip(m_actions.start, [](RecordingStrip& strip) { strip.showStart(); });
    onStrip(m_actions.end, [](RecordingStrip& strip) { strip.showEnd(); });
    onStrip(m_actions.whole, [](RecordingStrip& strip) { strip.showAll(); });
    onStrip(m_actions.nextMark, [](RecordingStrip& strip) { strip.showNextMark(); });
    onStrip(m_actions.previousMark, [](RecordingStrip& strip) { strip.showPreviousMark(); });
    connect(m_actions.choose, &QAction::triggered, m_list, &QComboBox::showPopup);
    connect(m_actions.channels, &QAction::triggered, m_channelButton, &QToolButton::showMenu);
    connect(m_actions.align, &QAction::toggled, this, &RecordingPane::applyAlignment);
    connect(m_actions.beats, &QAction::triggered, this, [this] {
        if (const auto record = m_presenter.record())
            emit analysisRequested(*record);
    });
    for (QAction* action : m_actions.bands)
        connect(action, &QAction::toggled, this, &RecordingPane::applyFilters);
    for (QAction* action : m_actions.mains)
        connect(action, &QAction::toggled, this, &RecordingPane::applyFilters);
    m_filterMenu->addActions({m_actions.bands.begin(), m_actions.bands.end()});
    m_filterMenu->addSeparator();
    m_filterMenu->addActions({m_actions.mains.begin(), m_actions.mains.end()});
}

void RecordingPane::connectPresenter()
{
    connect(&m_presenter, &RecordingPresenter::changed, this, &RecordingPane::updateAll);
    connect(&m_presenter, &RecordingPresenter::spanChanged, this, &RecordingPane::updateSpan);
    connect(&m_presenter, &RecordingPresenter::readingChanged, this, &RecordingPane::updateReading);
    connect(&m_presenter, &RecordingPresenter::marksChanged, this,
            [this] { m_strip->setMarks(m_presenter.marks()); });
    connect(m_strip, &RecordingStrip::columnsChanged, &m_presenter,
            &RecordingPresenter::setColumns);
    connect(m_strip, &RecordingStrip::spanWanted, this, [this](const RecordingSpan& span) {
        m_actions.align->setChecked(false); // the person goes another way than the charts
        m_presenter.setSpan(span);
    });
    connect(m_list, &QComboBox::activated, this, &RecordingPane::chooseRow);
    connect(m_import, &QPushButton::clicked, this, &RecordingPane::importRequested);
    connect(m_surface, &StateSurface::retryRequested, &m_presenter, &RecordingPresenter::refresh);
}

void RecordingPane::setPatient(const PatientId& patient)
{
    m_presenter.setPatient(patient);
    applyAlignment();
}

void RecordingPane::lookAt(const QDateTime& moment)
{
    m_strip->setCrosshair(moment);
    if (!m_actions.align->isChecked())
        m_presenter.lookAt(moment);
}

void RecordingPane::setChartSpan(const QDateTime& from, const QDateTime& to)
{
    m_chartsFrom = from;
    m_chartsTo = to;
    applyAlignment();
}

void RecordingPane::applyAlignment()
{
    if (m_actions.align->isChecked() && m_chartsFrom.isValid())
        m_presenter.lookBetween(m_chartsFrom, m_chartsTo);
}

void RecordingPane::refresh()
{
    m_presenter.refresh();
}

void RecordingPane::refreshMarks(const waveforms::RecordId& id)
{
    const auto record = m_presenter.record();
    if (record && record->id == id)
        m_presenter.refreshMarks();
}

void RecordingPane::chooseRow(int row)
{
    const auto& records = m_presenter.records().records();
    if (row < 0 || std::size_t(row) >= records.size())
        return;
    m_actions.align->setChecked(false);
    m_presenter.lookAt({});
    m_presenter.choose(waveforms::RecordId(records[std::size_t(row)].id));
    m_strip->setFocus();
}

void RecordingPane::applyFilters()
{
    FilterSettings filters;
    if (m_actions.bands[RecordingActions::Monitor]->isChecked()) {
        filters.highPassHz = MonitorLowHz;
        filters.lowPassHz = MonitorHighHz;
    } else if (m_actions.bands[RecordingActions::Diagnostic]->isChecked()) {
        filters.highPassHz = DiagnosticLowHz;
        filters.lowPassHz = DiagnosticHighHz;
    }
    constexpr std::array MainsHz = {50.0, 60.0};
    for (std::size_t i = 0; i < MainsHz.size(); ++i) {
        if (m_actions.mains[i]->isChecked())
            filters.notchHz = MainsHz[i];
    }
    m_presenter.setFilters(filters);
}

void RecordingPane::updateAll()
{
    m_strip->setRecord(m_presenter.record());
    m_strip->setMarks(m_presenter.marks());
    updateReading();
    updateList();
    updateChannels();
    updateSpan();
    updateSurface();
    m_presenter.setColumns(m_strip->columns());
}

void RecordingPane::updateList()
{
    const auto record = m_presenter.record();
    m_list->setVisible(m_presenter.records().rowCount() > 0);
    if (record)
        m_list->setCurrentIndex(m_presenter.records().rowOf(record->id));
    m_list->setToolTip(m_list->currentText());
}

void RecordingPane::updateSurface()
{
    using State = RecordingPresenter::State;
    const State state = m_presenter.state();
    const bool hasRoom = state != State::NoPatient && state != State::Empty;
    const bool isReady = state == State::Ready;
    m_surface->setVisible(hasRoom);
    m_tools->setVisible(isReady);
    m_import->setVisible(state == State::Empty);
    for (QAction* action : m_actions.all())
        action->setEnabled(isReady || action == m_actions.choose || action->isCheckable());
    m_actions.beats->setEnabled(isReady && waveforms::beatChannel(*m_presenter.record()));
    if (state == State::Loading)
        m_surface->showLoading(Spacing::Row);
    else if (state == State::Failed)
        m_surface->showError(tr("The recordings are not shown"), *m_presenter.error());
    else
        m_surface->showContent();
    setMaximumHeight(hasRoom ? QWIDGETSIZE_MAX : sizeHint().height()); // room for the charts
    emit roomChanged();
}

void RecordingPane::updateSpan()
{
    m_strip->setSpan(m_presenter.span());
    const auto record = m_presenter.record();
    QStringList parts;
    if (record)
        parts << spanText(record->start, m_presenter.span());
    else if (m_presenter.state() == RecordingPresenter::State::NoPatient)
        parts << tr("No patient is open. The open patient's recordings would be here.");
    else if (m_presenter.state() == RecordingPresenter::State::Empty)
        parts << tr(
            "No recording of this patient. Import WFDB, EDF or CSV files to see them here.");
    const auto reading = m_presenter.reading();
    if (reading && !m_presenter.filters().isEmpty() && !reading->isFiltered)
        parts << tr("not filtered at this zoom");
    if (record && !record->remarks.isEmpty())
        parts << record->remarks.join(u' ');
    m_span->setText(parts.join(QStringLiteral(" · ")));
    m_span->setToolTip(m_span->text());
}

void RecordingPane::updateReading()
{
    m_strip->setReading(m_presenter.reading());
    updateSpan();
}

/// The menu of channels and montages; what is shown is checked. Its actions are made anew, so what
/// they trigger waits until they are done.
void RecordingPane::updateChannels()
{
    m_channelMenu->clear();
    m_channelChoices.clear();
    const auto record = m_presenter.record();
    if (!record)
        return;
    addMontages(*record);
    addChannels(*record);
}

void RecordingPane::addMontages(const StoredRecord& record)
{
    for (const waveforms::Montage& montage : waveforms::montagesOf(record)) {
        QAction* action = m_channelMenu->addAction(montage.name);
        connect(
            action, &QAction::triggered, this,
            [this, channels = montage.channels] { m_presenter.setChannels(channels); },
            Qt::QueuedConnection);
    }
    if (!m_channelMenu->isEmpty())
        m_channelMenu->addSeparator();
}

void RecordingPane::addChannels(const StoredRecord& record)
{
    const auto& shown = m_presenter.channels();
    const std::size_t count = std::min(record.channels.size(), RecordingPresenter::MostChannels);
    for (std::size_t i = 0; i < count; ++i) {
        QAction* action = m_channelMenu->addAction(record.channels[i].source.name);
        action->setCheckable(true);
        action->setChecked(std::any_of(shown.begin(), shown.end(), [i](const auto& channel) {
            return channel.isStored() && channel.terms.front().channel == int(i);
        }));
        connect(action, &QAction::toggled, this, &RecordingPane::takeChannels,
                Qt::QueuedConnection);
        m_channelChoices << action;
    }
    if (count < record.channels.size())
        m_channelMenu
            ->addAction(tr("%n more channels", nullptr, int(record.channels.size() - count)))
            ->setEnabled(false);
}

void RecordingPane::takeChannels()
{
    const auto record = m_presenter.record();
    if (!record)
        return;
    std::vector<DerivedChannel> channels;
    for (qsizetype i = 0; i < m_channelChoices.size(); ++i) {
        if (m_channelChoices[i]->isChecked())
            channels.push_back({record->channels[std::size_t(i)].source.name, {{int(i), 1}}});
    }
    if (channels.empty())
        updateChannels(); // a strip without a row shows nothing to anybody
    else
        m_presenter.setChannels(std::move(channels));
}

void RecordingPane::retranslate()
{
    translateRecordingActions(m_actions);
    setAccessibleName(tr("Recordings"));
    m_list->setAccessibleName(tr("Recordings of the patient"));
    m_channelButton->setText(tr("Channels"));
    m_channelButton->setToolTip(m_actions.channels->toolTip());
    m_filterButton->setText(tr("Filter"));
    m_import->setText(tr("Import…"));
    m_presenter.records().retranslate();
    updateAll();
}

void RecordingPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString RecordingPane::help() const
{
    return tr("<p><b>Recordings.</b> Alt+R shows the patient's stored recordings instead of the "
              "electrocardiogram. The one that was made at the crosshair's time is shown there; "
              "Alt+O chooses another. Alt+T shows exactly the time that the charts show.</p>") +
           tr("<p><b>Keys of a recording.</b> Drag or use the arrow keys to pan, the wheel, + and "
              "- "
              "to zoom, Page Up and Page Down for a whole range, Home and End for its start and "
              "end; anywhere in the pane the same with Alt. Alt+0 shows all of it, Alt+. and Alt+, "
              "go from beat to beat and from note to note.</p>") +
           tr("<p>Every column of pixels reaches from the least to the greatest sample in it. "
              "Hatched stretches were not recorded. Alt+C chooses channels and montages, Alt+7, 8, "
              "9 a filter, Alt+N and Alt+Shift+N take the mains out: filters shift nothing in "
              "time and work on up to two hours. Alt+B finds beats, rhythm and quality: no "
              "diagnosis.</p>");
}

} // namespace wardlight::ui
