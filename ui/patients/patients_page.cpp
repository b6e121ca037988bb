#include "ui/patients/patients_page.h"

#include "ui/common/dense_table.h"
#include "ui/common/page_header.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/patients/patient_delegate.h"
#include "ui/patients/patient_inspector.h"
#include "ui/patients/patient_list_presenter.h"
#include "ui/patients/summary_presenter.h"
#include "ui/patients/ward_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

constexpr int SearchWidth = 360; ///< px

/// px, until the person drags them; the last one takes what is left.
constexpr int ColumnWidths[] = {184, 104, 100, 56, 64, 196, 112, 136, 100};

} // namespace

PatientsPage::PatientsPage(Dependencies dependencies, QWidget* parent)
    : Page(parent), m_with(std::move(dependencies)),
      m_list(std::make_unique<PatientListPresenter>(m_with.store, m_with.clock, m_with.pools)),
      m_summary(std::make_unique<SummaryPresenter>(m_with.store, m_with.pools))
{
    m_search = new QLineEdit;
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(SearchWidth);
    m_search->setMaxLength(200);
    m_count = new QLabel;
    setTextRole(m_count, TextRole::Muted);
    m_header = new PageHeader;
    m_header->addFilter(m_search);
    m_table = makeTable(m_with.theme);
    m_surface = new StateSurface(m_with.theme, m_table);
    m_surface->setObjectName(QStringLiteral("patientListSurface"));
    m_inspector = new PatientInspector;
    m_wards =
        new WardView({m_with.store, m_with.clock, m_with.pools, m_with.theme, m_with.settings});
    for (QWidget* filter : m_wards->filters())
        m_header->addFilter(filter);
    m_header->addFilter(m_count, 1);
    m_wardsButton = new QToolButton;
    m_wardsButton->setCheckable(true);
    m_header->addTool(m_wardsButton);
    m_views = new QStackedWidget;
    m_views->addWidget(m_surface);
    m_views->addWidget(m_wards);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_views, 1);

    makeActions();
    connectPresenters();
    connectSorting();
    connectWards();
    retranslate();
}

PatientsPage::~PatientsPage()
{
    delete m_inspector;
}

QTableView* PatientsPage::makeTable(const Theme& theme)
{
    QTableView* table = makeDenseTable(m_list->model());
    table->setObjectName(QStringLiteral("patientList"));
    table->setItemDelegate(new PatientDelegate(theme, table));
    QHeaderView* header = table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(PatientTableModel::NameColumn, Qt::AscendingOrder);
    for (int column = 0; column < PatientTableModel::ColumnCount; ++column)
        table->setColumnWidth(column, ColumnWidths[column]);
    return table;
}

QAction* PatientsPage::makeAction(QWidget* owner, const QList<QKeySequence>& keys,
                                  void (PatientsPage::*method)())
{
    auto* action = new QAction(this);
    action->setShortcuts(keys);
    action->setShortcutContext(owner == this ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
    owner->addAction(action);
    connect(action, &QAction::triggered, this, method);
    return action;
}

void PatientsPage::makeActions()
{
    m_open = makeAction(this, {Qt::Key_Return, Qt::Key_Enter}, &PatientsPage::openCurrent);
    m_focusSearch =
        makeAction(this, {QKeySequence(QKeySequence::Find)}, &PatientsPage::focusSearch);
    m_focusList = makeAction(m_search, {Qt::Key_Down}, &PatientsPage::focusList);
    m_clearSearch = makeAction(this, {Qt::Key_Escape}, &PatientsPage::clearSearch);
    m_toggleWards = makeAction(this, {Qt::CTRL | Qt::Key_B}, &PatientsPage::toggleWards);
    m_copyMrn = makeAction(m_table, {QKeySequence(QKeySequence::Copy)}, &PatientsPage::copyMrn);
}

void PatientsPage::connectPresenters()
{
    connect(m_search, &QLineEdit::textChanged, m_list.get(), &PatientListPresenter::setSearch);
    connect(m_search, &QLineEdit::textChanged, this, &PatientsPage::updateCount);
    connect(m_list.get(), &PatientListPresenter::stateChanged, this, &PatientsPage::updateSurface);
    connect(m_list.get(), &PatientListPresenter::oneFound, this, &PatientsPage::patientOpened);
    connect(m_list.get(), &PatientListPresenter::moreFailed, this, [this](const Error& why) {
        emit notice(tr("Further patients could not be read. %1").arg(why.message));
    });
    connect(&m_list->model(), &QAbstractItemModel::modelReset, this, &PatientsPage::keepSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { m_summary->select(currentPatient()); });
    connect(m_table, &QTableView::doubleClicked, this, &PatientsPage::openCurrent);
    connect(m_surface, &StateSurface::actionRequested, this, &PatientsPage::actOnSurface);
    connect(m_surface, &StateSurface::retryRequested, m_list.get(), &PatientListPresenter::refresh);
    connect(m_summary.get(), &SummaryPresenter::changed, this, &PatientsPage::updateInspector);
    connect(m_inspector, &PatientInspector::openRequested, this, &PatientsPage::openCurrent);
}

void PatientsPage::connectSorting()
{
    QHeaderView* header = m_table->horizontalHeader();
    m_with.settings.rememberColumns(header, pageId());
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PatientsPage::sortBy);
    sortBy(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void PatientsPage::sortBy(int column, Qt::SortOrder direction)
{
    const auto order = PatientTableModel::orderOf(column);
    if (!order) {
        // The store cannot sort by this; the arrow goes back to where it was.
        m_table->horizontalHeader()->setSortIndicator(m_sortColumn, m_sortDirection);
        return;
    }
    m_sortColumn = column;
    m_sortDirection = direction;
    m_list->setOrder(*order, direction);
}

void PatientsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PatientsPage::retranslate()
{
    m_header->setTitle(title());
    m_search->setPlaceholderText(tr("Name, MRN or birth date"));
    m_search->setAccessibleName(tr("Search patients by name, MRN or birth date"));
    m_table->setAccessibleName(tr("Patients"));
    m_open->setText(tr("Open the selected patient"));
    m_focusSearch->setText(tr("Search patients"));
    m_focusList->setText(tr("Go to the patient list"));
    m_clearSearch->setText(tr("Clear the search"));
    m_copyMrn->setText(tr("Copy the MRN"));
    m_toggleWards->setText(tr("Show the patients by ward and bed, or as a list"));
    m_wardsButton->setText(tr("Wards"));
    m_wardsButton->setToolTip(tr("By ward and bed, with vitals, NEWS2 and alerts (Ctrl+B)"));
    m_wardsButton->setAccessibleName(tr("Show the patients by ward and bed"));
    m_list->model().retranslate();
    updateSurface();
    updateInspector();
}

void PatientsPage::updateSurface()
{
    using State = PatientListPresenter::State;
    m_surface->setStale(m_list->staleSince());
    switch (m_list->state()) {
    case State::Loading:
        m_surface->showLoading();
        break;
    case State::Ready:
        m_surface->showContent();
        break;
    case State::Empty:
        m_surface->showEmpty({tr("No patients yet"),
                              tr("Patients appear here once something that names them was "
                                 "imported, such as a folder of DICOM files."),
                              tr("Import DICOM files")});
        break;
    case State::NothingFound:
        m_surface->showEmpty({tr("Nobody matches “%1”").arg(m_list->search()),
                              tr("Every word must be part of a name, in any script, or of the MRN, "
                                 "or be a birth date such as 14-Jul-1945 or 1945-07-14."),
                              tr("Clear the search")});
        break;
    case State::Failed:
        if (m_list->error()->code == ErrorCode::Unavailable)
            m_surface->showOffline(m_list->error()->message);
        else
            m_surface->showError(tr("The patients could not be read"), *m_list->error());
        break;
    }
    updateCount();
}

void PatientsPage::updateCount()
{
    const int count = m_list->model().patientCount();
    if (isOnWards())
        m_count->setText(m_wards->countText());
    else if (m_list->isSearching())
        m_count->setText(tr("Searching …"));
    else if (m_list->model().hasMore())
        m_count->setText(tr("First %n patients", nullptr, count));
    else
        m_count->setText(count > 0 ? tr("%n patient(s)", nullptr, count) : QString());
}

void PatientsPage::updateInspector()
{
    if (!m_inspector)
        return;
    if (m_summary->summary()) {
        m_inspector->setSummary(*m_summary->summary(), m_with.clock->now().toLocalTime().date());
    } else if (m_summary->error()) {
        m_inspector->setMessage(m_summary->error()->message);
    } else {
        m_inspector->setMessage(m_summary->selected().isNull()
                                    ? tr("Select a patient to see allergies, stay and last vitals.")
                                    : tr("Loading …"));
    }
}

void PatientsPage::actOnSurface()
{
    if (m_list->state() == PatientListPresenter::State::NothingFound)
        clearSearch();
    else
        emit importRequested();
}

/// Reading anew must not take the selection from the person.
void PatientsPage::keepSelection()
{
    if (isOnWards())
        return;
    const int row = m_list->model().rowOf(m_summary->selected());
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_summary->select({});
}

PatientId PatientsPage::currentPatient() const
{
    if (isOnWards())
        return m_wards->currentPatient();
    const patients::PatientRow* row = m_list->model().row(m_table->currentIndex().row());
    return row ? row->patient.id : PatientId();
}

void PatientsPage::openCurrent()
{
    const PatientId patient = currentPatient();
    if (isOnWards()) {
        if (!patient.isNull())
            emit patientOpened(patient);
        return;
    }
    // While a search is under way the selected row is not what was asked for.
    if (patient.isNull() || m_list->isSearching())
        m_list->openIfOne();
    else
        emit patientOpened(patient);
}

void PatientsPage::focusSearch()
{
    showWards(false);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PatientsPage::focusList()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
}

void PatientsPage::clearSearch()
{
    if (isOnWards())
        return;
    m_search->clear();
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void PatientsPage::copyMrn()
{
    const patients::PatientRow* row = m_list->model().row(m_table->currentIndex().row());
    if (!row)
        return;
    QGuiApplication::clipboard()->setText(row->patient.mrn);
    emit notice(tr("The MRN is on the clipboard."));
}

QWidget* PatientsPage::inspector()
{
    return m_inspector;
}

QList<QAction*> PatientsPage::commands()
{
    return QList<QAction*>{m_open,        m_focusSearch, m_focusList,
                           m_clearSearch, m_copyMrn,     m_toggleWards} +
           m_wards->commands();
}

void PatientsPage::activate()
{
    if (isOnWards())
        m_wards->focusBoard();
    else
        m_search->setFocus(Qt::OtherFocusReason);
    if (!std::exchange(m_isLoaded, true))
        m_list->refresh();
}

void PatientsPage::refresh()
{
    m_list->refresh();
    if (isOnWards())
        m_wards->refresh();
    m_summary->refresh();
}

bool PatientsPage::isSettled() const
{
    return m_list->isSettled() && m_summary->isSettled() && m_wards->isSettled();
}

} // namespace wardlight::ui
