#pragma once

#include "ui/common/page.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace wardlight::desktop {

class MainWindow;

/// One way to look at the program.
struct TourView
{
    QString language; ///< "en", "zh_CN"
    ui::ThemeKind theme = ui::ThemeKind::Dark;
};

/// Every combination of the languages and themes asked for; none asked for stands for all.
[[nodiscard]] std::vector<TourView> tourViews(const QString& language,
                                              std::optional<ui::ThemeKind> theme);

/// Walks through every page in every view and writes a picture of the whole window of each:
/// `01-patients-en-dark.png`.
///
/// Waits for pages to settle on the ordinary event loop; a page that does not within its limit is
/// pictured as it is, and named when the tour fails at its end.
class Tour final : public QObject
{
    Q_OBJECT

public:
    static constexpr QSize PictureSize = {1600, 1000};
    static constexpr int SettleLimitMs = 8000;

    /// @param folder  made when it does not exist
    Tour(MainWindow& window, ui::Theme& theme, const QString& folder, std::vector<TourView> views,
         QObject* parent = nullptr);

    void start();

signals:
    /// Every picture was taken.
    void succeeded();
    /// @p message is for the person: what is missing and what to do.
    void failed(const QString& message);

private:
    struct Step
    {
        QString fileName;
        std::function<void()> prepare;
        std::function<bool()> isReady;
        std::function<void()> stage = {}; ///< once ready, to make it worth a picture; may be empty
    };

    /// A picture of something that is opened once the language and theme have arrived.
    void addStagedStep(const TourView& view, const QString& name, std::function<void()> stage);
    void addPageSteps(const TourView& view);
    void addExtraSteps(const TourView& view);
    void addEmptyStep(const TourView& view);
    void addStep(const TourView& view, const QString& name, Step step);
    void nextStep();
    void check();
    void wait();
    void takePicture();
    void setView(const TourView& view);

    MainWindow& m_window;
    ui::Theme& m_theme;
    QDir m_folder;
    std::vector<TourView> m_views;
    std::vector<Step> m_steps;
    size_t m_next = 0;
    int m_readyChecks = 0;
    bool m_isStaged = false;
    QTimer m_timer;
    QElapsedTimer m_waiting;
    QStringList m_unsettled;
};

} // namespace wardlight::desktop
