#include "app/desktop/session.h"

#include "app/desktop/import_summary_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/tour_patient.h"
#include "app/desktop/trend_markers.h"
#include "app/desktop/window_actions.h"
#include "app/services/import_files.h"
#include "app/services/import_recordings.h"
#include "app/services/read_age.h"
#include "core/alerts/alert_feed.h"
#include "core/async/tasks.h"
#include "core/postgres/database.h"
#include "core/trace/map/basemap.h"
#include "core/trace/scan_text.h"
#include "core/trace/trace_store.h"
#include "core/waveforms/analysis.h"
#include "ui/alerts/alerts_page.h"
#include "ui/common/formats.h"
#include "ui/common/settings.h"
#include "ui/imaging/imaging_page.h"
#include "ui/patients/patients_page.h"
#include "ui/trace/trace_page.h"
#include "ui/vitals/vitals_page.h"
#include "ui/waveforms/waveforms_part.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QTimer>

namespace wardlight::desktop {
namespace {

constexpr int PaletteHits = 8;
constexpr std::chrono::milliseconds ReadAgeInterval{500};

ui::BannerPatient bannerOf(const patients::PatientSummary& summary, const QDate& today)
{
    const patients::Patient& patient = summary.row.patient;
    ui::BannerPatient banner;
    banner.id = patient.id;
    banner.name = patients::displayName(patient);
    banner.born = patient.dateOfBirth;
    if (patient.dateOfBirth)
        banner.age = patients::ageText(*patient.dateOfBirth, today);
    if (patient.gender)
        banner.gender = patients::genderWord(patient.gender);
    banner.mrn = patient.mrn;
    banner.allergies = summary.allergies;
    return banner;
}

ui::PaletteHit hitOf(const patients::PatientRow& row)
{
    ui::PaletteHit hit;
    hit.key = row.patient.id.toString();
    hit.text = patients::displayName(row.patient);
    hit.detail =
        ui::formatBorn(row.patient.dateOfBirth, {}) + QStringLiteral(" · ") + row.patient.mrn;
    return hit;
}

ui::PlaceMark markOf(services::Place::Kind kind)
{
    switch (kind) {
    case services::Place::Kind::Workspace:
        return ui::PlaceMark::None;
    case services::Place::Kind::Production:
        return ui::PlaceMark::Production;
    case services::Place::Kind::Test:
        return ui::PlaceMark::Test;
    }
    return ui::PlaceMark::Production;
}

ImportSummary summaryOf(const ingest::ImportReport& report)
{
    ImportSummary summary{report.read, report.added, report.unchanged, {}};
    for (const ingest::Rejection& rejection : report.rejected)
        summary.rejected << RejectedFile{rejection.where, rejection.reason};
    return summary;
}

} // namespace

Session::Session(services::Services services, const Surroundings& surroundings, QObject* parent)
    : QObject(parent), m_services(std::move(services)), m_window(surroundings.window),
      m_pools(surroundings.pools), m_theme(surroundings.theme), m_settings(surroundings.settings)
{
    connect(&m_window, &MainWindow::patientCloseRequested, this, &Session::closePatient);
    connect(&m_window, &MainWindow::importRequested, this, &Session::importPaths);
    connect(&m_window, &MainWindow::codeScanned, this, &Session::openScanned);
    m_window.installEventFilter(this);
    m_window.palette().setSources({patientSource(), drugSource()});
    showConnection(true);
    watchReadAge();
    m_window.setPages(makePages());
}

Session::~Session()
{
    m_services.database->cancelAll(); // a server that hangs must not keep the window open
    m_window.setPatient({});
    m_window.setPages({});
    m_window.palette().setSources({});
    m_window.status().setVerified(0, 0);
    m_window.status().setReadAge({});
    m_window.status().setKeyInFile(false);
    m_window.status().setConnection(ui::ConnectionState::None, {});
}

std::vector<ui::Page*> Session::makePages()
{
    return {makePatientsPage(), makeAlertsPage(), makeVitalsPage(), makeImagingPage(),
            makeTracePage()};
}

ui::Page* Session::makePatientsPage()
{
    auto* page = new ui::PatientsPage(ui::PatientsPage::Dependencies{
        m_services.patients, m_services.clock, m_pools, m_theme, m_settings});
    connect(page, &ui::PatientsPage::patientOpened, this, &Session::openPatient);
    connect(page, &ui::PatientsPage::importRequested, m_window.actions().importFiles,
            &QAction::trigger);
    return page;
}

ui::Page* Session::makeAlertsPage()
{
    m_alertsPage = new ui::AlertsPage(ui::AlertsPage::Dependencies{
        m_services.alerts, alerts::listenForAlerts(m_services.listenDsn), m_services.clock, m_pools,
        m_theme, m_settings});
    connect(m_alertsPage, &ui::AlertsPage::momentRequested, this, &Session::openMoment);
    connect(m_alertsPage, &ui::AlertsPage::liveChanged, this, &Session::showConnection);
    return m_alertsPage;
}

ui::Page* Session::makeVitalsPage()
{
    m_vitalsPage = new ui::VitalsPage(
        ui::VitalsPage::Dependencies{m_services.vitals, m_services.clock, trendMarkers(m_services),
                                     m_pools, m_theme, m_settings});
    connect(m_vitalsPage, &ui::VitalsPage::patientListRequested, &m_window,
            [this] { m_window.showPage(QStringLiteral("patients")); });
    connect(m_vitalsPage, &ui::VitalsPage::importRequested, m_window.actions().importFiles,
            &QAction::trigger);
    connect(m_vitalsPage, &ui::VitalsPage::markerActivated, this, &Session::goToMarker);
    addWaveforms();
    return m_vitalsPage;
}

/// The strip below the charts: the recording nearest to their crosshair.
void Session::addWaveforms()
{
    m_waveforms = new ui::WaveformsPart(ui::WaveformsPart::Dependencies{
        m_services.waveforms, m_services.segments, m_pools, m_theme, m_settings});
    m_vitalsPage->setWaveformPane(m_waveforms);
    connect(m_vitalsPage, &ui::VitalsPage::crosshairMoved, m_waveforms, &ui::WaveformsPart::lookAt);
    connect(m_vitalsPage, &ui::VitalsPage::viewShown, m_waveforms,
            &ui::WaveformsPart::setChartSpan);
    connect(m_waveforms, &ui::WaveformsPart::importRequested, m_window.actions().importFiles,
            &QAction::trigger);
    connect(&m_waveforms->recordings(), &ui::RecordingPane::importRequested, this,
            &Session::chooseRecordings);
    connect(&m_waveforms->recordings(), &ui::RecordingPane::analysisRequested, this,
            &Session::analyseRecording);
}

void Session::chooseRecordings()
{
    if (!m_patient)
        return;
    const patients::Patient& patient = m_patient->row.patient;
    // the files rarely say whose they are, so the dialog does
    auto* dialog = new QFileDialog(
        &m_window, tr("Import recordings of %1").arg(patients::displayName(patient)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Recordings (*.hea *.edf *.bdf *.csv)"));
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, id = patient.id](const QStringList& paths) { importRecordings(id, paths); });
    dialog->open();
}

void Session::importRecordings(const PatientId& patient, const QStringList& paths)
{
    const auto job = std::make_shared<Job>();
    const int jobId = m_window.jobs().add(tr("Import"), job);
    const auto importing = runTask(m_pools.objects, [services = m_services, patient, paths, job] {
        return Result<ingest::ImportReport>(
            services::importRecordings(services, paths, patient, *job));
    });
    whenDone(importing, this, [this, jobId](const Result<ingest::ImportReport>& report) {
        if (report)
            showImported(jobId, *report);
        else
            m_window.jobs().fail(jobId, report.error());
    });
}

void Session::analyseRecording(const waveforms::StoredRecord& record)
{
    const auto job = std::make_shared<Job>();
    const int jobId = m_window.jobs().add(tr("Beats of %1").arg(record.name), job);
    const auto analysing =
        runTask(m_pools.compute, [store = m_services.segments, record, job]() -> Result<int> {
            const auto channel = waveforms::beatChannel(record);
            const auto analysis = waveforms::analyse(*store, record, channel.value_or(0), *job);
            if (!analysis)
                return propagate(analysis);
            for (const auto& set : waveforms::annotationsOf(record, *analysis)) {
                if (const auto kept = store->annotate(record, set); !kept)
                    return propagate(kept);
            }
            return int(analysis->beats.size());
        });
    whenDone(analysing, this, [this, jobId, id = record.id](const Result<int>& beats) {
        if (!beats) {
            m_window.jobs().fail(jobId, beats.error());
            return;
        }
        m_window.jobs().finish(jobId, tr("%n beats found.", nullptr, *beats));
        m_waveforms->recordings().refreshMarks(id);
    });
}

void Session::goToMarker(const ui::TrendMarker& marker)
{
    switch (marker.kind) {
    case ui::TrendMarker::Kind::Image:
        m_window.showPage(m_imagingPage->pageId());
        m_imagingPage->showStudy(marker.id);
        return;
    case ui::TrendMarker::Kind::Alert:
        m_window.showPage(m_alertsPage->pageId());
        if (const auto alert = AlertId::parse(marker.id))
            m_alertsPage->showAlert(*alert);
        return;
    }
}

ui::Page* Session::makeImagingPage()
{
    const imaging::SeriesLoader::Sources sources{m_services.fetch, m_services.decoder};
    m_imagingPage = new ui::ImagingPage(ui::ImagingPage::Dependencies{
        m_services.imaging, std::make_unique<ui::LoaderStack>(sources, m_pools),
        [sources](const imaging::Instance& instance) {
            return imaging::thumbnail(sources, instance);
        },
        m_services.clock, m_pools, m_theme, m_settings, m_services.rois});
    connect(m_imagingPage, &ui::ImagingPage::patientListRequested, &m_window,
            [this] { m_window.showPage(QStringLiteral("patients")); });
    connect(m_imagingPage, &ui::ImagingPage::waveformRequested, this, [this](const QString& id) {
        m_window.showPage(m_vitalsPage->pageId());
        m_waveforms->showRecord(id);
    });
    connect(m_imagingPage, &ui::ImagingPage::verifiedChanged, &m_window.status(),
            &ui::StatusBar::setVerified);
    connect(m_imagingPage, &ui::ImagingPage::importRequested, m_window.actions().importFiles,
            &QAction::trigger);
    return m_imagingPage;
}

ui::Page* Session::makeTracePage()
{
    m_tracePage = new ui::TracePage(ui::TracePage::Dependencies{
        m_services.trace, m_services.evidence, trace::basemapFile(), m_pools, m_theme, m_settings});
    connect(m_tracePage, &ui::TracePage::importRequested, m_window.actions().importFiles,
            &QAction::trigger);
    return m_tracePage;
}

ui::PaletteSource Session::patientSource()
{
    ui::PaletteSource source;
    source.iconName = QStringLiteral("person");
    source.search = [this](const QString& text) {
        return runTask(m_pools.database, [store = m_services.patients, text] {
            patients::PatientQuery query;
            query.search = text;
            query.limit = PaletteHits;
            return store->list(query).map([](const patients::PatientPage& page) {
                std::vector<ui::PaletteHit> hits;
                for (const patients::PatientRow& row : page.rows)
                    hits.push_back(hitOf(row));
                return hits;
            });
        });
    };
    source.open = [this](const QString& key) {
        if (const auto id = PatientId::parse(key))
            openPatient(*id);
    };
    return source;
}

ui::PaletteSource Session::drugSource()
{
    ui::PaletteSource source;
    source.iconName = QStringLiteral("trace");
    source.search = [this](const QString& text) {
        return runTask(m_pools.database, [store = m_services.trace, text] {
            const bool isCode = !text.isEmpty() && text[0].isDigit();
            trace::ItemQuery query;
            (isCode ? query.code : query.name) = text.trimmed();
            query.limit = PaletteHits;
            return store->find(query).map([](const std::vector<trace::Item>& items) {
                std::vector<ui::PaletteHit> hits;
                for (const trace::Item& item : items)
                    hits.push_back({item.code, item.name, item.code});
                return hits;
            });
        });
    };
    source.open = [this](const QString& code) { openScanned(code); };
    return source;
}

void Session::openPatient(const PatientId& id)
{
    readPatient(id, [this](bool isOpen) {
        if (isOpen)
            m_window.showPage(QStringLiteral("imaging"));
    });
}

void Session::openMoment(const PatientId& id, const QDateTime& moment,
                         const QString& measurementType)
{
    readPatient(id, [this, moment, measurementType](bool isOpen) {
        if (!isOpen)
            return;
        m_window.showPage(m_vitalsPage->pageId());
        if (moment.isValid())
            m_vitalsPage->showMoment(moment, measurementType);
    });
}

void Session::showConnection(bool isLive)
{
    m_window.status().setConnection(isLive ? ui::ConnectionState::Connected
                                           : ui::ConnectionState::Disconnected,
                                    m_services.place.name, markOf(m_services.place.kind));
    m_window.status().setKeyInFile(m_services.place.isKeyInFile);
}

void Session::watchReadAge()
{
    if (!m_services.readAge)
        return;
    auto* look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [this] {
        const auto lag = m_services.readAge->last();
        m_window.status().setReadAge(lag ? services::standbyWords(*lag) : QString());
    });
    look->start(ReadAgeInterval);
}

void Session::openTourPatient(std::function<void()> then)
{
    const auto reading =
        runTask(m_pools.database, [images = m_services.imaging, patients = m_services.patients] {
            return patientForTour(*images, *patients);
        });
    whenDone(reading, this,
             [this, then = std::move(then)](const Result<std::optional<PatientId>>& id) {
                 if (id && *id)
                     readPatient(**id, [then](bool) { then(); });
                 else
                     then();
             });
}

void Session::readPatient(const PatientId& id, std::function<void(bool isOpen)> then)
{
    m_wanted = id;
    const auto reading =
        runTask(m_pools.database, [store = m_services.patients, id] { return store->summary(id); });
    whenDone(reading, this,
             [this, id, then = std::move(then)](const Result<patients::PatientSummary>& read) {
                 if (id != m_wanted)
                     return;
                 if (!read) {
                     m_window.status().showNotice(read.error().message);
                     then(false);
                     return;
                 }
                 m_patient = *read;
                 showPatient();
                 then(true);
             });
}

void Session::closePatient()
{
    m_wanted = {};
    m_patient.reset();
    m_window.setPatient({});
}

void Session::showPatient()
{
    m_vitalsPage->setBirthDate(m_patient->row.patient.dateOfBirth);
    m_window.setPatient(bannerOf(*m_patient, m_services.clock->now().toLocalTime().date()));
}

void Session::openScanned(const QString& text)
{
    if (trace::scannedCode(text).isEmpty()) {
        m_window.status().showNotice(tr("There is no code in what was scanned. Scan it again."));
        return;
    }
    m_window.showPage(m_tracePage->pageId());
    m_tracePage->openCode(text); // as it came: what is wrong with a scan is a part of the answer
}

void Session::importPaths(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    const auto job = std::make_shared<Job>();
    const int jobId = m_window.jobs().add(tr("Import"), job);
    const auto importing = runTask(m_pools.objects, [services = m_services, paths, job] {
        return services::importFiles(services, paths, *job);
    });
    whenDone(importing, this, [this, jobId](const Result<ingest::ImportReport>& report) {
        if (report)
            showImported(jobId, *report);
        else
            m_window.jobs().fail(jobId, report.error());
    });
}

void Session::showImported(int jobId, const ingest::ImportReport& report)
{
    const ImportSummary summary = summaryOf(report);
    if (report.stopped)
        m_window.jobs().fail(jobId, *report.stopped);
    else
        m_window.jobs().finish(jobId, importSentence(summary));
    for (ui::Page* page : m_window.pages())
        page->refresh();
    const bool wasCancelled = report.stopped && report.stopped->code == ErrorCode::Cancelled;
    if (summary.rejected.isEmpty() || wasCancelled)
        return;
    auto* dialog = new ImportSummaryDialog(summary, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

bool Session::eventFilter(QObject* watched, QEvent* event)
{
    // the banner holds words of the old language
    if (watched == &m_window && event->type() == QEvent::LanguageChange && m_patient)
        showPatient();
    return QObject::eventFilter(watched, event);
}

} // namespace wardlight::desktop
