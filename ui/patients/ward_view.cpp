#include "ui/patients/ward_view.h"

#include "ui/common/dense_table.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/patients/ward_board_delegate.h"
#include "ui/patients/ward_presenter.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

using patients::WardOrder;

const QString WardKey = QStringLiteral("patients/ward");
const QString OrderKey = QStringLiteral("patients/ward_order");

constexpr int FilterWidth = 240; ///< px

/// px, until the person drags them; the last one takes what is left.
constexpr int ColumnWidths[] = {52, 168, 112, 88, 96, 100, 120, 92, 96, 134, 146};

QString orderWord(WardOrder order)
{
    switch (order) {
    case WardOrder::Bed:
        return QStringLiteral("bed");
    case WardOrder::News2:
        return QStringLiteral("news2");
    case WardOrder::Alerts:
        return QStringLiteral("alerts");
    }
    return {};
}

int columnOf(WardOrder order)
{
    switch (order) {
    case WardOrder::Bed:
        return WardBoardModel::BedColumn;
    case WardOrder::News2:
        return WardBoardModel::News2Column;
    case WardOrder::Alerts:
        return WardBoardModel::AlertsColumn;
    }
    return WardBoardModel::BedColumn;
}

} // namespace

WardView::WardView(Dependencies dependencies, QWidget* parent)
    : QWidget(parent), m_with(std::move(dependencies)),
      m_board(std::make_unique<WardPresenter>(m_with.store, m_with.clock, m_with.pools))
{
    m_table = makeTable(m_with.theme);
    m_surface = new StateSurface(m_with.theme, m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_surface);
    makeFilters();
    makeActions();
    restore();
    connectParts();
    retranslate();
}

WardView::~WardView() = default;

QTableView* WardView::makeTable(const Theme& theme)
{
    QTableView* table = makeDenseTable(m_board->model());
    table->setObjectName(QStringLiteral("wardBoard"));
    table->setItemDelegate(new WardBoardDelegate(theme, table));
    QHeaderView* header = table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    for (int column = 0; column < WardBoardModel::ColumnCount; ++column)
        table->setColumnWidth(column, ColumnWidths[column]);
    return table;
}

void WardView::makeFilters()
{
    m_wardBox = new QComboBox(this);
    m_wardBox->setFixedWidth(FilterWidth);
    m_wardBox->addItem(QString());
    m_orderBox = new QComboBox(this);
    for (const WardOrder order : {WardOrder::Bed, WardOrder::News2, WardOrder::Alerts})
        m_orderBox->addItem(QString(), static_cast<int>(order));
}

QAction* WardView::makeAction(const QKeySequence& key, std::function<void()> run)
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void WardView::makeActions()
{
    m_byBed = makeAction(Qt::ALT | Qt::Key_B, [this] { sortBy(WardOrder::Bed); });
    m_byNews2 = makeAction(Qt::ALT | Qt::Key_N, [this] { sortBy(WardOrder::News2); });
    m_byAlerts = makeAction(Qt::ALT | Qt::Key_A, [this] { sortBy(WardOrder::Alerts); });
    m_nextWard = makeAction(Qt::ALT | Qt::Key_W, [this] { nextWard(); });
}

void WardView::connectParts()
{
    WardBoardModel& model = m_board->model();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_isResetting = true; });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        spanWards();
        keepSelection();
    });
    connect(m_board.get(), &WardPresenter::stateChanged, this, [this] {
        updateWards();
        updateSurface();
        emit countChanged();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_isResetting)
            return;
        m_selected = currentPatient();
        emit currentChanged();
    });
    connect(m_table, &QTableView::doubleClicked, this, &WardView::openCurrent);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const auto order = WardBoardModel::orderOf(column);
        sortBy(order.value_or(m_board->model().order()));
    });
    connect(m_wardBox, &QComboBox::activated, this, &WardView::chooseWard);
    connect(m_orderBox, &QComboBox::activated, this,
            [this] { sortBy(static_cast<WardOrder>(m_orderBox->currentData().toInt())); });
    connect(m_surface, &StateSurface::retryRequested, m_board.get(), &WardPresenter::refresh);
    connect(m_surface, &StateSurface::actionRequested, this, &WardView::importRequested);
}

void WardView::restore()
{
    const QString ward = m_with.settings.value(WardKey).toString();
    if (!ward.isEmpty())
        m_board->setWard(ward);
    const QString order = m_with.settings.value(OrderKey).toString();
    for (const WardOrder known : {WardOrder::News2, WardOrder::Alerts}) {
        if (order == orderWord(known))
            m_board->model().setOrder(known);
    }
    showOrder();
}

QList<QWidget*> WardView::filters() const
{
    return {m_wardBox, m_orderBox};
}

QList<QAction*> WardView::commands() const
{
    return {m_byBed, m_byNews2, m_byAlerts, m_nextWard};
}

void WardView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WardView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_board->setWatched(true);
}

void WardView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_board->setWatched(false);
}

void WardView::retranslate()
{
    m_table->setAccessibleName(tr("Ward overview"));
    m_wardBox->setAccessibleName(tr("Ward"));
    m_wardBox->setItemText(0, tr("All wards"));
    m_orderBox->setAccessibleName(tr("Order"));
    m_orderBox->setItemText(0, tr("By ward and bed"));
    m_orderBox->setItemText(1, tr("By NEWS2, sickest first"));
    m_orderBox->setItemText(2, tr("By open alerts"));
    m_byBed->setText(tr("Sort beds by ward and number"));
    m_byNews2->setText(tr("Sort beds by NEWS2"));
    m_byAlerts->setText(tr("Sort beds by open alerts"));
    m_nextWard->setText(tr("Show the next ward"));
    m_board->model().retranslate();
    updateSurface();
}

void WardView::updateSurface()
{
    m_surface->setStale(m_board->staleSince());
    switch (m_board->state()) {
    case WardPresenter::State::Loading:
        m_surface->showLoading();
        break;
    case WardPresenter::State::Ready:
        m_surface->showContent();
        if (std::exchange(m_isFocusWanted, false))
            focusBoard();
        break;
    case WardPresenter::State::Empty:
        m_surface->showEmpty({tr("Nobody lies in a ward"),
                              tr("Beds appear here with the patients who lie in them, their latest "
                                 "vitals, NEWS2 and open alerts."),
                              tr("Import DICOM files")});
        break;
    case WardPresenter::State::Failed:
        if (m_board->error()->code == ErrorCode::Unavailable)
            m_surface->showOffline(m_board->error()->message);
        else
            m_surface->showError(tr("The wards could not be read"), *m_board->error());
        break;
    }
}

/// The wards of now in the box, with the one that is looked at, known or not.
void WardView::updateWards()
{
    const QSignalBlocker quiet(m_wardBox);
    QStringList names;
    for (const patients::Ward& ward : m_board->wards())
        names << ward.name;
    const QString looked = m_board->ward().value_or(QString());
    if (!looked.isEmpty() && !names.contains(looked))
        names << looked;
    while (m_wardBox->count() > 1)
        m_wardBox->removeItem(1);
    for (const QString& name : names)
        m_wardBox->addItem(name, name);
    m_wardBox->setCurrentIndex(looked.isEmpty() ? 0 : m_wardBox->findData(looked));
}

/// A ward's line goes over all columns.
void WardView::spanWards()
{
    m_table->clearSpans();
    const WardBoardModel& model = m_board->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.bed(row))
            m_table->setSpan(row, 0, 1, WardBoardModel::ColumnCount);
    }
}

/// Reading anew and sorting must not take the selection from the person.
void WardView::keepSelection()
{
    const int row = m_board->model().rowOf(m_selected);
    if (row >= 0)
        m_table->selectRow(row);
    m_isResetting = false;
    if (row < 0 && !m_selected.isNull()) {
        m_selected = {};
        emit currentChanged();
    }
}

void WardView::chooseWard(int index)
{
    const QString ward = m_wardBox->itemData(index).toString();
    m_with.settings.setValue(WardKey, ward);
    m_board->setWard(ward.isEmpty() ? std::nullopt : std::optional(ward));
}

void WardView::nextWard()
{
    m_wardBox->setCurrentIndex((m_wardBox->currentIndex() + 1) % m_wardBox->count());
    chooseWard(m_wardBox->currentIndex());
}

void WardView::sortBy(WardOrder order)
{
    m_with.settings.setValue(OrderKey, orderWord(order));
    m_board->model().setOrder(order);
    showOrder();
}

void WardView::showOrder()
{
    const WardOrder order = m_board->model().order();
    m_orderBox->setCurrentIndex(m_orderBox->findData(static_cast<int>(order)));
    m_table->horizontalHeader()->setSortIndicator(
        columnOf(order), order == WardOrder::Bed ? Qt::AscendingOrder : Qt::DescendingOrder);
    // with the ward in front of it, the bed needs more room
    const bool isByBed = order == WardOrder::Bed;
    m_table->setColumnWidth(WardBoardModel::BedColumn, ColumnWidths[0] * (isByBed ? 1 : 4));
    spanWards();
}

PatientId WardView::currentPatient() const
{
    const patients::WardBed* bed = m_board->model().bed(m_table->currentIndex().row());
    return bed && bed->patient ? bed->patient->patient.id : PatientId();
}

QString WardView::countText() const
{
    const WardBoardModel& model = m_board->model();
    if (model.bedCount() == 0)
        return {};
    const int free = model.bedCount() - model.takenCount();
    const QString taken = tr("%n patient(s)", nullptr, model.takenCount());
    return free == 0 ? taken
                     : QStringLiteral("%1 · %2").arg(taken, tr("%n free bed(s)", nullptr, free));
}

void WardView::refresh()
{
    m_board->refresh();
}

void WardView::focusBoard()
{
    m_isFocusWanted = m_surface->state() != StateSurface::State::Content;
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid())
        selectFirst();
}

void WardView::selectFirst()
{
    const WardBoardModel& model = m_board->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.bed(row) && model.bed(row)->patient) {
            m_table->selectRow(row);
            return;
        }
    }
}

bool WardView::isSettled() const
{
    return m_board->isSettled();
}

void WardView::openCurrent()
{
    const PatientId patient = currentPatient();
    if (!patient.isNull())
        emit patientOpened(patient);
}

} // namespace wardlight::ui
