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
    nextStep();
}

void Tour::addPageSteps(const TourView& view)
{
    int number = 1;
    for (ui::Page* page : m_window.pages()) {
        const QString name =
            QStringLiteral("%1-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(page->pageId());
        addStep(
            view, name,
            [this, page] {
                m_window.showPage(page->pageId());
                page->showForTour();
            },
            [page] { return page->isSettled(); });
    }
}

void Tour::addExtraSteps(const TourView& view)
{
    const auto always = [] { return true; };
    const auto settled = [this] { return m_window.currentPage()->isSettled(); };
    if (!m_window.pages().empty()) {
        addStep(
            view, QStringLiteral("90-palette"), [this] { m_window.showPalette(); }, always);
        addStep(
            view, QStringLiteral("91-help"),
            [this] {
                m_window.palette().hide();
                m_window.showHelp(true);
            },
            settled);
        addStep(
            view, QStringLiteral("92-no-patient"),
            [this] {
                m_window.showHelp(false);
                m_window.setPatient({});
                m_window.showPage(m_window.pages().back()->pageId());
            },
            settled);
    }
}

void Tour::addStep(const TourView& view, const QString& name, std::function<void()> prepare,
                   std::function<bool()> isReady)
{
    m_steps.push_back(
        {QStringLiteral("%1-%2-%3.png").arg(name, view.language, themeWord(view.theme)),
         [this, view, prepare = std::move(prepare)] {
             setView(view);
             prepare();
         },
         std::move(isReady)});
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
    m_readyChecks = 0;
    m_steps[m_next].prepare();
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
    takePicture();
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
