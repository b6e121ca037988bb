#include "app/desktop/workstation.h"

#include "app/desktop/connect_dialog.h"
#include "app/desktop/first_run_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/person_dialog.h"
#include "app/desktop/session.h"
#include "app/desktop/start_surface.h"
#include "app/desktop/tour.h"
#include "core/async/tasks.h"
#include "core/workspace/workspace.h"
#include "translations/translations.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

namespace wardlight::desktop {
namespace {

/// A tour is over soon; its temporary workspace has what its pictures show.
constexpr int TourSampleDays = 7;

constexpr int PollMs = 100;

} // namespace

Workstation::Workstation(Options options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_secrets(services::systemSecrets())
{
    if (isTour())
        m_tourFiles.emplace(); // it leaves the person's own settings alone
    m_settings = std::make_unique<ui::Settings>(
        isTour() ? m_tourFiles->filePath(QStringLiteral("settings.ini")) : QString());
    const QString wanted =
        m_options.language.isEmpty() ? m_settings->language() : m_options.language;
    setLanguage(wanted.isEmpty() ? translations::languageOf(QLocale::system()) : wanted);
    m_theme.apply(m_options.theme.value_or(m_settings->themeKind()));
    m_window = std::make_unique<MainWindow>(m_theme, *m_settings);
    m_openingPoll.setInterval(PollMs);
    connectWindow();
}

Workstation::~Workstation()
{
    m_window->jobs().cancelAll();
}

void Workstation::connectWindow()
{
    connect(m_window.get(), &MainWindow::themeRequested, this, [this](ui::ThemeKind kind) {
        m_settings->setThemeKind(kind);
        m_theme.apply(kind);
    });
    connect(m_window.get(), &MainWindow::languageRequested, this, [this](const QString& language) {
        m_settings->setLanguage(language);
        setLanguage(language);
    });
    connect(m_window.get(), &MainWindow::workspaceRequested, this, &Workstation::askWorkspace);
    connect(m_window.get(), &MainWindow::serverRequested, this, &Workstation::askServer);
    connect(&m_window->start(), &StartSurface::serverRequested, this, &Workstation::askServer);
    connect(m_window.get(), &MainWindow::personRequested, this, &Workstation::askPerson);
    connect(&m_window->start(), &StartSurface::chooseRequested, this, &Workstation::beginWork);
    connect(&m_window->start(), &StartSurface::retryRequested, this, [this] { open(m_request); });
    connect(&m_openingPoll, &QTimer::timeout, this, [this] {
        m_window->start().showOpening(m_request.place(), m_opening->progress().step);
    });
}

void Workstation::start()
{
    if (isTour()) {
        startTour();
        return;
    }
    m_window->show();
    m_request.folder = m_options.workspaceFolder.isEmpty() ? m_settings->workspaceFolder()
                                                           : m_options.workspaceFolder;
    if (m_options.workspaceFolder.isEmpty())
        m_request.profile = m_options.profile.isEmpty() ? m_settings->profile() : m_options.profile;
    if (!m_request.profile.isEmpty())
        m_request.kind = OpenRequest::Kind::Profile;
    m_request.person = m_options.person;
    if (m_request.person.isEmpty())
        askPerson();
    else
        beginWork();
}

void Workstation::setLanguage(const QString& language)
{
    const auto locale = translations::localeOf(language);
    translations::installTranslations(*qApp, locale.value_or(QLocale(QLocale::English)));
}

void Workstation::askPerson()
{
    const QStringList known = m_settings->people();
    auto* dialog = new PersonDialog(
        m_theme, known, known.isEmpty() ? services::defaultPerson() : known[0], m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_request.person = dialog->person();
        beginWork();
    });
    dialog->open();
}

void Workstation::beginWork()
{
    if (m_request.person.isEmpty()) {
        askPerson();
        return;
    }
    m_settings->setPerson(m_request.person);
    const bool hasFailed = m_window->start().hasFailed();
    if (m_request.place().isEmpty() || (hasFailed && m_request.profile.isEmpty()))
        askWorkspace();
    else if (hasFailed)
        askServer();
    else
        open(m_request);
}

void Workstation::askWorkspace()
{
    auto* dialog = new FirstRunDialog(m_theme, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FirstRunDialog::sampleChosen, this, [this] {
        open({sampleWorkspaceFolder(), OpenRequest::Kind::Sample, m_request.person});
    });
    connect(dialog, &FirstRunDialog::folderChosen, this, [this](const QString& folder) {
        open({folder, OpenRequest::Kind::Own, m_request.person});
    });
    connect(dialog, &FirstRunDialog::serverChosen, this, &Workstation::askServer);
    dialog->open();
}

void Workstation::askServer()
{
    auto* dialog =
        new ConnectDialog({ProfileAccess(profiles::ProfileFile(), m_secrets), m_pools, m_theme},
                          m_request.profile, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connectRequested, this, &Workstation::openProfile);
    if (m_refusal)
        dialog->showFailure(*m_refusal);
    dialog->open();
}

void Workstation::openProfile(const QString& name)
{
    OpenRequest request;
    request.kind = OpenRequest::Kind::Profile;
    request.profile = name;
    request.person = m_request.person;
    open(request);
}

void Workstation::open(const OpenRequest& request)
{
    m_session.reset();
    m_request = request;
    m_refusal.reset();
    m_opening = std::make_shared<Job>();
    m_window->status().setConnection(ui::ConnectionState::Connecting, request.name());
    m_window->start().showOpening(request.place(), {});
    m_openingPoll.start();
    const auto opening = runTask(m_pools.compute, [request, secrets = m_secrets, job = m_opening] {
        return openWorkspace(request, secrets, *job);
    });
    whenDone(opening, this,
             [this, request, number = ++m_requestNumber](Result<services::Services> outcome) {
                 if (number == m_requestNumber)
                     opened(request, std::move(outcome));
             });
}

void Workstation::opened(const OpenRequest& request, Result<services::Services> outcome)
{
    m_openingPoll.stop();
    if (!outcome) {
        m_window->status().setConnection(ui::ConnectionState::Disconnected, request.name());
        m_window->start().showError(request.place(), outcome.error());
        m_refusal = outcome.error();
        if (isTour())
            endTour(outcome.error().message);
        else if (m_options.exitsWhenReady)
            QCoreApplication::exit(1);
        else if (outcome.error().code == ErrorCode::Permission && !request.profile.isEmpty())
            askServer(); // a password is wanted
        return;
    }
    if (request.profile.isEmpty() && !isTour()) // a tour removes the sample that it made
        m_request.kind = OpenRequest::Kind::Existing;
    remember(request);
    m_session = std::make_unique<Session>(
        std::move(*outcome), Session::Surroundings{*m_window, m_pools, m_theme, *m_settings});
    if (isTour())
        m_session->openTourPatient([this] { takePictures(); });
    if (m_options.exitsWhenReady)
        exitWhenReady();
}

void Workstation::remember(const OpenRequest& request)
{
    if (isTour())
        return;
    if (request.profile.isEmpty())
        m_settings->setWorkspaceFolder(request.folder);
    else
        m_settings->setProfile(request.profile);
}

void Workstation::exitWhenReady()
{
    auto* poll = new QTimer(this);
    connect(poll, &QTimer::timeout, this, [this, poll] {
        const ui::Page* page = m_window->currentPage();
        if (!page || !page->isSettled())
            return;
        poll->stop();
        std::puts("ready");
        std::fflush(stdout);
        QCoreApplication::quit();
    });
    poll->start(1);
}

void Workstation::startTour()
{
    const bool isOwn = !m_options.workspaceFolder.isEmpty();
    OpenRequest request;
    request.profile = m_options.profile;
    request.folder =
        isOwn ? m_options.workspaceFolder : m_tourFiles->filePath(QStringLiteral("workspace"));
    request.kind = isOwn ? OpenRequest::Kind::Existing : OpenRequest::Kind::Sample;
    if (!request.profile.isEmpty())
        request.kind = OpenRequest::Kind::Profile;
    request.person = m_options.person.isEmpty() ? services::defaultPerson() : m_options.person;
    request.sampleDays = TourSampleDays;
    open(request);
}

void Workstation::takePictures()
{
    auto* tour = new Tour(*m_window, m_theme, m_options.tourFolder,
                          tourViews(m_options.language, m_options.theme), this);
    connect(tour, &Tour::succeeded, this, [this] { endTour({}); });
    connect(tour, &Tour::failed, this, &Workstation::endTour);
    tour->start();
}

void Workstation::endTour(const QString& failure)
{
    m_session.reset();
    if (!failure.isEmpty())
        std::fprintf(stderr, "wardlight: %s\n", qPrintable(failure));
    const int exitCode = failure.isEmpty() ? 0 : 1;
    if (m_request.kind != OpenRequest::Kind::Sample) { // somebody's own: it stays
        QCoreApplication::exit(exitCode);
        return;
    }
    const auto removing =
        runTask(m_pools.compute, [folder = m_request.folder, secrets = m_secrets] {
            return workspace::Workspace::destroy(folder, secrets->keychain());
        });
    whenDone(removing, this, [exitCode](const Result<>& removed) {
        if (!removed)
            std::fprintf(stderr, "wardlight: %s\n", qPrintable(removed.error().message));
        QCoreApplication::exit(removed ? exitCode : 1);
    });
}

} // namespace wardlight::desktop
