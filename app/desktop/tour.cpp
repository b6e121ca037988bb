#include "app/desktop/tour.h"

#include "app/desktop/main_window.h"
#include "translations/translations.h"
#include "ui/common/command_palette.h"

#include <QApplication>

namespace wardlight::desktop {
namespace {

constexpr int CheckMs = 50;
/// A page may settle for a moment before what it just loaded asks for more.
constexpr int ChecksInARow = 3;

QString themeWord(ui::ThemeKind kind)
{
    return kind == ui::ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

std::vector<TourView> tourViews(const QString& language, std::optional<ui::ThemeKind> theme)
{
    const QStringList languages =
        language.isEmpty() ? translations::languages() : QStringList{language};
    std::vector<ui::ThemeKind> themes{ui::ThemeKind::Dark, ui::ThemeKind::Light};
    if (theme)
        themes = {*theme};
    std::vector<TourView> views;
    for (const QString& each : languages) {
        for (const ui::ThemeKind kind : themes)
            views.push_back({each, kind});
    }
    return views;
}

Tour::Tour(MainWindow& window, ui::Theme& theme, const QString& folder, std::vector<TourView> views,
           QObject* parent)
    : QObject(parent), m_window(window), m_theme(theme), m_folder(folder), m_views(std::move(views))
{
    m_timer.setInterval(CheckMs);
    connect(&m_timer, &QTimer::timeout, this, &Tour::check);
}

void Tour::start()
{
    if (!m_folder.mkpath(QStringLiteral("."))) {
        emit failed(tr("The folder %1 cannot be made. Choose another one for the pictures.")
                        .arg(m_folder.path()));
        return;
    }
    m_window.setFixedSize(PictureSize);
    m_window.show();
    for (const TourView& view : m_views)
        addPageSteps(view);
    for (const TourView& view : m_views)
        addExtraSteps(view);
    for (const TourView& view : m_views)
        addEmptyStep(view); // last: it closes the patient
    nextStep();
}

void Tour::addPageSteps(const TourView& view)
{
    int number = 1;
    for (ui::Page* page : m_window.pages()) {
        Step step;
        step.prepare = [this, page] { m_window.showPage(page->pageId()); };
        step.isReady = [page] { return page->isSettled(); };
        step.stage = [page] { page->showForTour(); };
        const QString name =
            QStringLiteral("%1-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(page->pageId());
        addStep(view, name, std::move(step));
        for (const QString& further : page->tourViews()) {
            addStagedStep(view, QStringLiteral("%1-%2").arg(name, further),
                          [page, further] { page->showTourView(further); });
        }
    }
}

void Tour::addExtraSteps(const TourView& view)
{
    addStagedStep(view, QStringLiteral("90-palette"), [this] {
        m_window.showHelp(false);
        m_window.showPalette();
    });
    addStagedStep(view, QStringLiteral("91-help"), [this] {
        m_window.palette().hide();
        m_window.showHelp(true);
    });
}

void Tour::addEmptyStep(const TourView& view)
{
    addStagedStep(view, QStringLiteral("92-no-patient"), [this] {
        m_window.showHelp(false);
        m_window.setPatient({});
        m_window.showPage(m_window.pages().back()->pageId());
    });
}

void Tour::addStagedStep(const TourView& view, const QString& name, std::function<void()> stage)
{
    if (m_window.pages().empty())
        return;
    Step step;
    step.prepare = [] {};
    step.isReady = [this] { return m_window.currentPage()->isSettled(); };
    step.stage = std::move(stage);
    addStep(view, name, std::move(step));
}

void Tour::addStep(const TourView& view, const QString& name, Step step)
{
    step.fileName = QStringLiteral("%1-%2-%3.png").arg(name, view.language, themeWord(view.theme));
    step.prepare = [this, view, prepare = std::move(step.prepare)] {
        setView(view);
        prepare();
    };
    m_steps.push_back(std::move(step));
}

void Tour::setView(const TourView& view)
{
    if (translations::languageOf(QLocale()) != view.language) {
        const auto locale = translations::localeOf(view.language);
        translations::installTranslations(*qApp, locale.value_or(QLocale::English));
    }
    if (m_theme.kind() != view.theme)
        m_theme.apply(view.theme);
}

void Tour::nextStep()
{
    if (m_next == m_steps.size()) {
        if (m_unsettled.isEmpty())
            emit succeeded();
        else
            emit failed(tr("These pictures were taken before their page was ready: %1")
                            .arg(m_unsettled.join(tr(", "))));
        return;
    }
    m_isStaged = false;
    m_steps[m_next].prepare();
    wait();
}

void Tour::wait()
{
    m_readyChecks = 0;
    m_waiting.start();
    m_timer.start();
}

void Tour::check()
{
    const bool isReady = m_steps[m_next].isReady();
    m_readyChecks = isReady ? m_readyChecks + 1 : 0;
    const bool isLate = m_waiting.elapsed() > SettleLimitMs;
    if (m_readyChecks < ChecksInARow && !isLate)
        return;
    if (isLate)
        m_unsettled << m_steps[m_next].fileName;
    m_timer.stop();
    const auto& stage = m_steps[m_next].stage;
    if (!stage || m_isStaged) {
        takePicture();
        return;
    }
    m_isStaged = true;
    stage();
    wait();
}

void Tour::takePicture()
{
    const QString path = m_folder.filePath(m_steps[m_next].fileName);
    if (!m_window.grab().save(path)) {
        emit failed(
            tr("%1 cannot be written. Check the folder's permissions and free space.").arg(path));
        return;
    }
    ++m_next;
    nextStep();
}

} // namespace wardlight::desktop
