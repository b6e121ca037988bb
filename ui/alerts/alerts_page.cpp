#include "ui/alerts/alerts_page.h"

#include "ui/alerts/acknowledge_panel.h"
#include "ui/alerts/alert_delegate.h"
#include "ui/alerts/alert_inspector.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/alerts_presenter.h"
#include "ui/alerts/silence_panel.h"
#include "ui/common/formats.h"
#include "ui/common/page_header.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

constexpr int FilterWidth = 240; ///< px
constexpr int OpenHeight = 520;  ///< px, until the person drags it
constexpr int HistoryHeight = 240;
constexpr int FlashMs = 250; ///< half a period: 2 Hz, within the 1.4 to 2.8 Hz of IEC 60601-1-8

/// px, until the person drags them; the last one takes what is left.
constexpr int OpenColumnWidths[] = {168, 184, 180, 210, 130, 170, 160};
constexpr int HistoryColumnWidths[] = {150, 150, 200, 190, 190, 200};

const QString FlashKey = QStringLiteral("alerts/flash");

void prepareHeader(QHeaderView* header)
{
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(48);
}

} // namespace

AlertsPage::AlertsPage(Dependencies dependencies, QWidget* parent)
    : Page(parent), m_with(std::move(dependencies)),
      m_presenter(std::make_unique<AlertsPresenter>(
          AlertsPresenter::Dependencies{m_with.store, m_with.listen, m_with.clock, m_with.pools}))
{
    makeHeader();
    m_stale = new QLabel;
    m_stale->setContentsMargins(Spacing::Large, Spacing::Tight, Spacing::Large, Spacing::Tight);
    setTextRole(m_stale, TextRole::Stale);
    m_notice = new QLabel;
    m_notice->setContentsMargins(Spacing::Large, Spacing::Tight, Spacing::Large, Spacing::Tight);
    setTextRole(m_notice, TextRole::Small);
    auto* panes = new QSplitter(Qt::Vertical);
    panes->addWidget(makeOpenPane());
    panes->addWidget(makeHistoryPane());
    panes->setStretchFactor(0, 1);
    panes->setChildrenCollapsible(false);
    panes->setSizes({OpenHeight, HistoryHeight});
    m_with.settings.rememberSizes(panes, pageId());
    m_inspector = new AlertInspector;

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stale);
    column->addWidget(panes, 1);
    column->addWidget(m_notice);
    makeActions();
    connectPresenter();
    connectParts();
    retranslate();
    setFocusPolicy(Qt::ClickFocus);
    m_presenter->refresh();
}

AlertsPage::~AlertsPage()
{
    delete m_inspector;
}

void AlertsPage::makeHeader()
{
    m_text = new QLineEdit;
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(FilterWidth);
    m_text->setMaxLength(200);
    m_severity = new QComboBox;
    m_severity->addItem(QString());
    for (const alerts::Severity severity : alerts::AllSeverities) {
        m_severity->addItem(
            m_with.theme.icon(severityIcon(severity, false), severityColour(severity)), QString(),
            static_cast<int>(severity));
    }
    m_count = new QLabel;
    setTextRole(m_count, TextRole::Muted);
    m_header = new PageHeader;
    m_header->addFilter(m_text);
    m_header->addFilter(m_severity);
    m_header->addFilter(m_count, 1);
}

QWidget* AlertsPage::makeOpenPane()
{
    m_open = new QTreeView;
    m_open->setModel(&m_presenter->open());
    m_openDelegate = new AlertDelegate(m_with.theme, m_open);
    m_open->setItemDelegate(m_openDelegate);
    m_open->setUniformRowHeights(true);
    m_open->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_open->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_open->setExpandsOnDoubleClick(false);
    m_open->setAllColumnsShowFocus(true);
    m_open->setIndentation(Spacing::Large);
    m_open->setTabKeyNavigation(false);
    prepareHeader(m_open->header());
    for (int column = 0; column < OpenAlertModel::ColumnCount; ++column)
        m_open->setColumnWidth(column, OpenColumnWidths[column]);
    m_with.settings.rememberColumns(m_open->header(), QStringLiteral("alerts-open"));
    m_openSurface = new StateSurface(m_with.theme, m_open);
    m_acknowledgePanel = new AcknowledgePanel;
    m_silencePanel = new SilencePanel;

    auto* pane = new QWidget;
    pane->setMinimumHeight(160);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_openSurface, 1);
    column->addWidget(m_acknowledgePanel);
    column->addWidget(m_silencePanel);
    return pane;
}

QWidget* AlertsPage::makeHistoryPane()
{
    m_historyTitle = new QLabel;
    m_historyTitle->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Large,
                                       Spacing::Tight);
    setTextRole(m_historyTitle, TextRole::Strong);
    m_history = new QTableView;
    m_history->setModel(&m_presenter->history());
    m_history->setItemDelegate(new AlertDelegate(m_with.theme, m_history));
    m_history->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_history->setSelectionMode(QAbstractItemView::SingleSelection);
    m_history->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_history->setShowGrid(false);
    m_history->setWordWrap(false);
    m_history->setTabKeyNavigation(false);
    m_history->setCornerButtonEnabled(false);
    m_history->verticalHeader()->hide();
    m_history->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_history->verticalHeader()->setDefaultSectionSize(Spacing::DenseRow);
    prepareHeader(m_history->horizontalHeader());
    for (int column = 0; column < AlertHistoryModel::ColumnCount; ++column)
        m_history->setColumnWidth(column, HistoryColumnWidths[column]);
    m_with.settings.rememberColumns(m_history->horizontalHeader(),
                                    QStringLiteral("alerts-history"));
    m_historySurface = new StateSurface(m_with.theme, m_history);

    auto* pane = new QWidget;
    pane->setMinimumHeight(120);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_historyTitle);
    column->addWidget(m_historySurface, 1);
    return pane;
}

QAction* AlertsPage::makeAction(const QKeySequence& key, void (AlertsPage::*method)())
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, method);
    return action;
}

void AlertsPage::makeActions()
{
    m_acknowledge = makeAction(Qt::Key_A, &AlertsPage::acknowledgeSelected);
    m_silence = makeAction(Qt::Key_S, &AlertsPage::silenceSelected);
    m_endSilence = makeAction(Qt::Key_U, &AlertsPage::endSilence);
    m_openMoment = makeAction(Qt::Key_Return, &AlertsPage::openMoment);
    m_openHistoryMoment = makeAction(Qt::Key_Return, &AlertsPage::openHistoryMoment);
    m_selectAll = makeAction(QKeySequence::SelectAll, &AlertsPage::selectAll);
    m_expand = makeAction(Qt::Key_X, &AlertsPage::expandOrCollapse);
    m_focusFilter = makeAction(QKeySequence::Find, &AlertsPage::focusFilter);
    m_focusOpen = makeAction(Qt::ALT | Qt::Key_O, &AlertsPage::focusOpen);
    m_focusHistory = makeAction(Qt::ALT | Qt::Key_H, &AlertsPage::focusHistory);
    m_escape = makeAction(Qt::Key_Escape, &AlertsPage::escape);
    // a field's Enter is its own, so these hold in their lists alone
    for (const auto& [action, view] :
         {std::pair<QAction*, QWidget*>(m_openMoment, m_open),
          std::pair<QAction*, QWidget*>(m_selectAll, m_open),
          std::pair<QAction*, QWidget*>(m_openHistoryMoment, m_history)}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        removeAction(action);
        view->addAction(action);
    }
    m_flashing = new QAction(this);
    m_flashing->setCheckable(true);
    m_flashing->setChecked(m_with.settings.value(FlashKey, true).toBool());
    m_flashing->setShortcut(Qt::ALT | Qt::Key_F);
    m_flashing->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_flashing);
    connect(m_flashing, &QAction::toggled, this, &AlertsPage::setFlashing);
    for (QAction* action : {m_acknowledge, m_silence, m_endSilence, m_flashing}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("flat", action == m_flashing); // a setting, not an act
        m_buttons << button;
        m_header->addTool(button);
    }
}

void AlertsPage::connectPresenter()
{
    AlertsPresenter* presenter = m_presenter.get();
    connect(presenter, &AlertsPresenter::stateChanged, this, &AlertsPage::updateStates);
    connect(presenter, &AlertsPresenter::openChanged, this, &AlertsPage::updateCounts);
    connect(presenter, &AlertsPresenter::acknowledged, this,
            [this](int count) { emit notice(tr("%n alert(s) acknowledged.", nullptr, count)); });
    connect(presenter, &AlertsPresenter::wereAcknowledged, this, &AlertsPage::tellOthers);
    connect(presenter, &AlertsPresenter::silenced, this, [this] {
        emit notice(tr("These alerts are silenced; they stay in the list."));
        updateInspector();
    });
    connect(presenter, &AlertsPresenter::unsilenced, this, [this] {
        emit notice(tr("These alerts are heard again."));
        updateInspector();
    });
    connect(presenter, &AlertsPresenter::actFailed, this,
            [this](const Error& why) { emit notice(why.message); });
    connect(
        presenter, &AlertsPresenter::criticalRaised, this,
        [this](const alerts::Alert& first, int count) {
            const QString what =
                tr("Critical: %1, %2").arg(alerts::headline(first), patientWords(first.patient));
            emit notice(count == 1 ? what : tr("%1, and %n more", nullptr, count - 1).arg(what));
        });
    connect(&presenter->open(), &QAbstractItemModel::modelAboutToBeReset, this,
            &AlertsPage::keepSelection);
    connect(&presenter->open(), &QAbstractItemModel::modelReset, this,
            &AlertsPage::restoreSelection);
}

void AlertsPage::connectParts()
{
    connect(m_text, &QLineEdit::textChanged, this, &AlertsPage::updateFilter);
    connect(m_severity, &QComboBox::currentIndexChanged, this, &AlertsPage::updateFilter);
    connect(m_open->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AlertsPage::updateInspector);
    connect(m_open, &QTreeView::doubleClicked, this, &AlertsPage::openMoment);
    connect(m_history, &QTableView::doubleClicked, this, &AlertsPage::openHistoryMoment);
    for (StateSurface* surface : {m_openSurface, m_historySurface}) {
        connect(surface, &StateSurface::retryRequested, this, &AlertsPage::refresh);
        connect(surface, &StateSurface::actionRequested, this, &AlertsPage::escape);
    }
    connect(m_acknowledgePanel, &AcknowledgePanel::confirmed, m_presenter.get(),
            &AlertsPresenter::acknowledge);
    connect(m_silencePanel, &SilencePanel::confirmed, this, &AlertsPage::silenceFor);
    connect(m_acknowledgePanel, &AcknowledgePanel::closed, this, &AlertsPage::focusOpen);
    connect(m_silencePanel, &SilencePanel::closed, this, &AlertsPage::focusOpen);
    connect(m_inspector, &AlertInspector::momentRequested, this, &AlertsPage::openMoment);
    m_flashTimer.setInterval(FlashMs);
    connect(&m_flashTimer, &QTimer::timeout, this, &AlertsPage::flash);
}

void AlertsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AlertsPage::retranslateActions()
{
    m_acknowledge->setText(tr("Acknowledge"));
    m_silence->setText(tr("Silence"));
    m_endSilence->setText(tr("End the silence"));
    m_openMoment->setText(tr("Go to the alert's moment"));
    m_openHistoryMoment->setText(tr("Go to the moment of the earlier alert"));
    m_selectAll->setText(tr("Select all alerts"));
    m_expand->setText(tr("Show or hide repetitions"));
    m_focusFilter->setText(tr("Filter by patient or ward"));
    m_focusOpen->setText(tr("Go to the open alerts"));
    m_focusHistory->setText(tr("Go to the history"));
    m_escape->setText(tr("Leave, or clear the filter"));
    m_flashing->setText(tr("Flash critical alerts"));
    for (QToolButton* button : m_buttons)
        button->setAccessibleName(button->defaultAction()->text());
}

void AlertsPage::retranslate()
{
    m_header->setTitle(title());
    m_text->setPlaceholderText(tr("Patient, ward or alert"));
    m_text->setAccessibleName(tr("Filter by patient, ward or alert"));
    m_severity->setAccessibleName(tr("Filter by priority"));
    m_severity->setItemText(0, tr("All priorities"));
    for (int row = 1; row < m_severity->count(); ++row)
        m_severity->setItemText(
            row, severityWord(static_cast<alerts::Severity>(m_severity->itemData(row).toInt())));
    m_open->setAccessibleName(tr("Open alerts"));
    m_history->setAccessibleName(tr("History of alerts"));
    m_historyTitle->setText(tr("History"));
    m_notice->setText(
        tr("Not a primary alarm system: it must not be relied on to raise an alarm."));
    retranslateActions();
    m_presenter->open().retranslate();
    m_presenter->history().retranslate();
    updateStates();
    updateInspector();
}

void AlertsPage::updateStates()
{
    using State = AlertsPresenter::State;
    updateStale();
    updateCounts();
    switch (m_presenter->state()) {
    case State::Loading:
        m_openSurface->showLoading();
        m_historySurface->showLoading();
        return;
    case State::Failed:
        for (StateSurface* surface : {m_openSurface, m_historySurface}) {
            if (m_presenter->error()->code == ErrorCode::Unavailable)
                surface->showOffline(m_presenter->error()->message);
            else
                surface->showError(tr("The alerts could not be read"), *m_presenter->error());
        }
        return;
    case State::Ready:
        break;
    }
    if (m_presenter->history().rowCount() > 0)
        m_historySurface->showContent();
    else
        m_historySurface->showEmpty(
            {tr("Nothing yet"), tr("What people do about alerts is kept here."), {}});
}

void AlertsPage::updateCounts()
{
    if (m_presenter->state() != AlertsPresenter::State::Ready)
        return;
    const OpenAlertModel& open = m_presenter->open();
    const int count = open.openCount();
    if (open.rowCount() > 0) {
        m_openSurface->showContent();
        if (hasFocus())
            focusOpen();
    } else if (open.filter() == AlertFilter()) {
        m_openSurface->showEmpty(
            {tr("No open alerts"), tr("Alerts appear here as soon as they are raised."), {}});
    } else {
        m_openSurface->showEmpty({tr("No open alert matches the filter"),
                                  tr("%n alert(s) are open altogether.", nullptr, count),
                                  tr("Clear the filter")});
    }
    if (m_presenter->history().rowCount() > 0)
        m_historySurface->showContent();
    m_count->setText(m_presenter->isCut() ? tr("The newest %n open alert(s)", nullptr, count)
                                          : tr("%n open alert(s)", nullptr, count));
    PageBadge badge;
    const auto heard = open.heardCounts();
    for (const alerts::Severity severity : alerts::AllSeverities) {
        if (heard[severity] == 0)
            continue;
        badge = {heard[severity], severityIcon(severity, false), severityColour(severity),
                 tr("%1: %n open alert(s)", nullptr, heard[severity]).arg(severityWord(severity))};
        break;
    }
    emit badgeChanged(badge);
    updateFlashing();
}

void AlertsPage::updateStale()
{
    const auto& since = m_presenter->staleSince();
    m_stale->setVisible(since.has_value());
    if (const bool isLive = !since; std::exchange(m_isLive, isLive) != isLive)
        emit liveChanged(isLive);
    if (since)
        m_stale->setText(tr("The connection is lost: this list may be stale since %1.")
                             .arg(sinceText(*since, m_with.clock->now())));
}

void AlertsPage::updateInspector()
{
    if (!m_inspector)
        return;
    const QModelIndex current = m_open->currentIndex();
    if (const alerts::Alert* alert = currentAlert())
        m_inspector->setAlert(*alert, m_presenter->open().silence(current));
    else
        m_inspector->setMessage(tr("Select an alert to see what was measured, and whose it is."));
}

void AlertsPage::updateFilter()
{
    AlertFilter filter;
    filter.text = m_text->text();
    if (m_severity->currentIndex() > 0)
        filter.severity = static_cast<alerts::Severity>(m_severity->currentData().toInt());
    m_presenter->open().setFilter(filter);
    updateCounts();
}

void AlertsPage::updateFlashing()
{
    const bool flashes =
        m_mayFlash && m_flashing->isChecked() && isVisible() && m_presenter->open().isAnyFlashing();
    if (flashes == m_flashTimer.isActive())
        return;
    if (flashes) {
        m_flashTimer.start();
    } else {
        m_flashTimer.stop();
        m_isFlashOn = true;
        flash(); // leaves them as they are at rest
    }
}

void AlertsPage::flash()
{
    m_isFlashOn = !m_isFlashOn;
    m_openDelegate->setFlashOn(m_isFlashOn);
    m_open->viewport()->update();
}

QWidget* AlertsPage::inspector()
{
    return m_inspector;
}

QList<QAction*> AlertsPage::commands()
{
    return {m_acknowledge,       m_silence,      m_endSilence, m_openMoment,
            m_openHistoryMoment, m_selectAll,    m_expand,     m_focusFilter,
            m_focusOpen,         m_focusHistory, m_escape,     m_flashing};
}

void AlertsPage::activate()
{
    // the keys for alerts must not land in the filter while there is no list yet
    (m_open->isVisible() ? static_cast<QWidget*>(m_open) : this)->setFocus(Qt::OtherFocusReason);
    if (!m_open->currentIndex().isValid() && m_presenter->open().rowCount() > 0)
        m_open->setCurrentIndex(m_presenter->open().index(0, 0));
    updateFlashing();
}

void AlertsPage::refresh()
{
    m_presenter->refresh();
}

bool AlertsPage::isSettled() const
{
    return m_presenter->isSettled();
}

void AlertsPage::showForTour()
{
    m_mayFlash = false;
    updateFlashing();
    m_open->setCurrentIndex(m_presenter->open().index(0, 0));
}

} // namespace wardlight::ui
