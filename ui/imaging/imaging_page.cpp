#include "ui/imaging/imaging_page.h"

#include "ui/common/page_header.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/imaging/imaging_inspector.h"
#include "ui/imaging/roi_presenter.h"
#include "ui/imaging/series_delegate.h"
#include "ui/imaging/stack_presenter.h"
#include "ui/imaging/stack_view.h"
#include "ui/imaging/studies_presenter.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>

namespace wardlight::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto InspectorRest = 120ms;
constexpr int SeriesListWidth = 280; ///< px until the person drags it

QToolButton* toolButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setProperty("flat", true);
    button->setIconSize({Spacing::Icon, Spacing::Icon});
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    return button;
}

QString countsText(const imaging::SeriesLoader::Counters& counters)
{
    QString text = ImagingPage::tr("%1 of %2 verified").arg(counters.verified).arg(counters.total);
    if (counters.failed > 0)
        text += ImagingPage::tr(", %n failed", nullptr, counters.failed);
    if (counters.unverified > 0)
        text += ImagingPage::tr(", %n not verified", nullptr, counters.unverified);
    if (counters.unreadable > 0)
        text += ImagingPage::tr(", %n without a picture", nullptr, counters.unreadable);
    return text;
}

} // namespace

ImagingPage::ImagingPage(Dependencies d, QWidget* parent)
    : Page(parent), m_settings(d.settings),
      m_studies(std::make_unique<StudiesPresenter>(d.store, d.thumbnails, d.clock, d.pools)),
      m_stack(std::make_unique<StackPresenter>(std::move(d.stack))),
      m_rois(std::make_unique<RoiPresenter>(d.rois, d.pools))
{
    m_header = new PageHeader;
    m_counts = new QLabel;
    m_header->addFilter(m_counts, 1);
    m_surface = new StateSurface(d.theme, makeWork(d.theme));
    m_actions = makeImagingActions(d.theme, this, &m_view->viewport());
    m_view->bind(m_actions);
    makeTools();
    m_inspector = new ImagingInspector(d.theme);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_surface, 1);

    connectPresenters();
    retranslate();
}

ImagingPage::~ImagingPage()
{
    delete m_inspector;
}

QWidget* ImagingPage::makeWork(const Theme& theme)
{
    m_view = new StackView(theme, *m_stack);
    m_view->setRois(*m_rois);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(Spacing::Line);
    m_splitter->addWidget(makeSeriesList(theme));
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({SeriesListWidth, 4 * SeriesListWidth});
    m_settings.rememberSizes(m_splitter, QStringLiteral("imaging"));
    return m_splitter;
}

QWidget* ImagingPage::makeSeriesList(const Theme& theme)
{
    m_list = new QTreeView;
    m_list->setModel(&m_studies->model());
    m_list->setItemDelegate(new SeriesDelegate(theme, m_list));
    m_list->setHeaderHidden(true);
    m_list->setIndentation(Spacing::Medium);
    m_list->setUniformRowHeights(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(180);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImagingPage::openSeriesAt);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (m_studies->model().series(index))
            m_view->viewport().setFocus();
    });
    return m_list;
}

void ImagingPage::makeTools()
{
    const ImagingActions& a = m_actions;
    m_tools = new QWidget;
    auto* line = new QHBoxLayout(m_tools);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Spacing::Tight);
    const QList<QList<QAction*>> groups = {
        {a.windowTool, a.zoomTool, a.panTool, a.scrollTool},
        {a.lengthTool, a.ellipseTool, a.undo},
        {a.fit, a.actualSize},
        {a.invert, a.flipHorizontally, a.flipVertically, a.rotateLeft, a.rotateRight},
        {a.cine, a.reset}};
    for (const QList<QAction*>& group : groups) {
        for (QAction* action : group)
            line->addWidget(toolButton(action));
        line->addSpacing(Spacing::Medium);
    }
    m_presetButton = new QToolButton;
    m_presetButton->setProperty("flat", true);
    m_presetButton->setPopupMode(QToolButton::InstantPopup);
    m_presetButton->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_presetButton);
    for (QAction* preset : a.presets)
        menu->addAction(preset);
    m_presetButton->setMenu(menu);
    line->addWidget(m_presetButton);
    m_header->addTool(m_tools);
    connect(a.nextSeries, &QAction::triggered, this, [this] { selectSeries(1); });
    connect(a.previousSeries, &QAction::triggered, this, [this] { selectSeries(-1); });
}

void ImagingPage::connectPresenters()
{
    connect(m_studies.get(), &StudiesPresenter::stateChanged, this, &ImagingPage::updateSurface);
    connect(m_studies.get(), &StudiesPresenter::contentsLoaded, this,
            &ImagingPage::openFirstSeries);
    connect(m_surface, &StateSurface::actionRequested, this, &ImagingPage::actOnSurface);
    connect(m_surface, &StateSurface::retryRequested, m_studies.get(), &StudiesPresenter::refresh);
    connect(m_stack.get(), &StackPresenter::countersChanged, this, &ImagingPage::updateCounts);
    connect(m_stack.get(), &StackPresenter::waveformRequested, this,
            &ImagingPage::waveformRequested);
    m_inspectorRest.setSingleShot(true);
    m_inspectorRest.setInterval(InspectorRest);
    connect(&m_inspectorRest, &QTimer::timeout, this, &ImagingPage::updateInspector);
    connect(m_stack.get(), &StackPresenter::shown, this, [this] {
        updateActions();
        m_inspectorRest.start();
        m_studies->setThumbnailsAllowed(true);
    });
}

void ImagingPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImagingPage::retranslate()
{
    m_header->setTitle(title());
    m_list->setAccessibleName(tr("Studies and series"));
    m_presetButton->setText(tr("Presets"));
    m_presetButton->setToolTip(tr("Window presets (1 to 9)"));
    translateImagingActions(m_actions);
    updateActions();
    updateCounts();
    updateSurface();
    updateInspector();
}

void ImagingPage::updateSurface()
{
    using State = StudiesPresenter::State;
    m_surface->setStale(m_studies->staleSince());
    m_tools->setVisible(m_studies->state() == State::Ready);
    switch (m_studies->state()) {
    case State::NoPatient:
        m_surface->showEmpty({tr("No patient is open"),
                              tr("Open a patient to see the studies that were made."),
                              tr("Choose a patient")});
        break;
    case State::Loading:
        m_surface->showLoading(Spacing::Row);
        break;
    case State::Empty:
        m_surface->showEmpty({tr("No images for this patient"),
                              tr("Studies appear here once DICOM files that name this patient "
                                 "were imported."),
                              tr("Import DICOM files")});
        break;
    case State::Failed:
        if (m_studies->error()->code == ErrorCode::Unavailable)
            m_surface->showOffline(m_studies->error()->message);
        else
            m_surface->showError(tr("The studies could not be read"), *m_studies->error());
        break;
    case State::Ready:
        m_surface->showContent();
        if (m_studies->model().indexOfStudy(m_wantedStudy).isValid())
            goToWantedStudy();
        else if (m_stack->seriesUid().isEmpty())
            m_list->expand(m_studies->model().firstToOpen());
        break;
    }
}

void ImagingPage::actOnSurface()
{
    if (m_studies->state() == StudiesPresenter::State::NoPatient)
        emit patientListRequested();
    else
        emit importRequested();
}

void ImagingPage::updateCounts()
{
    const imaging::SeriesLoader::Counters counters = m_stack->counters();
    emit verifiedChanged(counters.verified, counters.total);
    m_counts->setVisible(m_stack->isOpen());
    if (!m_stack->isOpen())
        return;
    m_counts->setText(countsText(counters));
    const bool isDone = counters.total > 0 && counters.verified == counters.total;
    setTextRole(m_counts, counters.failed > 0 ? TextRole::Failed
                          : isDone            ? TextRole::Ok
                                              : TextRole::Muted);
    m_studies->model().setCounts(m_stack->seriesUid(),
                                 {counters.total, counters.verified, counters.failed});
}

void ImagingPage::updateActions()
{
    const std::vector<imaging::NamedWindow> presets = m_stack->presets();
    namePresetActions(m_actions, presets);
    enableImagingActions(m_actions, !m_stack->picture().isNull(), m_stack->isOpen());
    m_presetButton->setEnabled(!presets.empty());
}

void ImagingPage::updateInspector()
{
    if (!m_inspector)
        return;
    const imaging::SeriesContents* series =
        m_studies->model().series(m_studies->model().indexOfSeries(m_stack->seriesUid()));
    if (!series || !m_stack->shownImage()) {
        m_inspector->clear();
        return;
    }
    m_inspector->setSeries(series->series);
    m_inspector->setImage(*m_stack->shownImage(), *m_stack->shownInstance());
}

void ImagingPage::openSeriesAt(const QModelIndex& index)
{
    const imaging::SeriesContents* series = m_studies->model().series(index);
    if (!series || series->series.seriesUid == m_stack->seriesUid())
        return;
    // The picture asked for comes before pictures for the list.
    m_studies->setThumbnailsAllowed(series->instances.empty());
    m_stack->open(*m_studies->model().study(index), *series);
    m_rois->setSeries(series->series.seriesUid);
    m_view->viewport().resetView();
    updateActions();
}

void ImagingPage::showStudy(const QString& studyUid)
{
    m_wantedStudy = studyUid;
    goToWantedStudy();
}

void ImagingPage::goToWantedStudy()
{
    const StudyTreeModel& model = m_studies->model();
    const QModelIndex study = model.indexOfStudy(m_wantedStudy);
    if (!study.isValid())
        return;
    if (model.study(m_list->currentIndex()) == model.study(study))
        m_wantedStudy.clear(); // it is open already
    else if (model.rowCount(study) > 0)
        openFirstSeries(QString(m_wantedStudy));
    else
        m_list->expand(study); // reads its series
}

void ImagingPage::openFirstSeries(const QString& studyUid)
{
    StudyTreeModel& model = m_studies->model();
    const QModelIndex study = model.indexOfStudy(studyUid);
    m_list->expand(study);
    const bool isWanted = studyUid == m_wantedStudy;
    if (isWanted)
        m_wantedStudy.clear();
    else if (model.indexOfStudy(m_wantedStudy).isValid())
        return; // another one is on its way
    // Only what nobody chose is chosen here: loading must never take the screen from a person.
    const QModelIndex open = model.indexOfSeries(m_stack->seriesUid());
    if (m_stack->isOpen() && !isWanted) {
        m_list->setCurrentIndex(open);
        return;
    }
    for (int row = 0; row < model.rowCount(study); ++row) {
        const QModelIndex candidate = model.index(row, 0, study);
        if (imaging::thumbnailInstance(model.series(candidate)->instances)) {
            m_list->setCurrentIndex(candidate);
            return;
        }
    }
    if (model.rowCount(study) > 0)
        m_list->setCurrentIndex(model.index(0, 0, study));
}

void ImagingPage::selectSeries(int step)
{
    QModelIndex next = m_list->currentIndex();
    do {
        next = step > 0 ? m_list->indexBelow(next) : m_list->indexAbove(next);
    } while (next.isValid() && !m_studies->model().series(next));
    if (next.isValid())
        m_list->setCurrentIndex(next);
}

QWidget* ImagingPage::inspector()
{
    return m_inspector;
}

void ImagingPage::setPatient(const PatientId& patient)
{
    if (patient == m_patient)
        return;
    m_patient = patient;
    m_wantedStudy.clear();
    m_stack->close();
    m_rois->setSeries({});
    updateCounts();
    m_studies->setPatient(isVisible() ? patient : PatientId());
}

void ImagingPage::activate()
{
    m_studies->setPatient(m_patient);
    if (m_stack->isOpen())
        m_view->viewport().setFocus();
    else
        m_list->setFocus();
}

void ImagingPage::refresh()
{
    m_studies->refresh();
}

bool ImagingPage::isSettled() const
{
    return m_studies->isSettled() && m_stack->isSettled() && m_rois->isSettled() &&
           !m_inspectorRest.isActive();
}

void ImagingPage::showForTour()
{
    m_stack->goTo(m_stack->count() / 2);
}

} // namespace wardlight::ui
