#pragma once

#include "app/desktop/open_workspace.h"
#include "app/desktop/options.h"
#include "core/async/pools.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::desktop {

class MainWindow;
class Session;

/// The program from start to end: who works, on which workspace, in which language and colours.
class Workstation final : public QObject
{
    Q_OBJECT

public:
    explicit Workstation(Options options, QObject* parent = nullptr);
    ~Workstation() override;

    /// Shows the window and asks what is not known yet; or takes the tour's pictures and ends the
    /// program.
    void start();

private:
    void setLanguage(const QString& language);
    void connectWindow();
    void askPerson();
    void askWorkspace();
    void askServer();
    void openProfile(const QString& name);
    void beginWork();
    void startTour();
    void takePictures();
    void endTour(const QString& failure);
    void open(const OpenRequest& request);
    void opened(const OpenRequest& request, Result<services::Services> outcome);
    void remember(const OpenRequest& request);
    void exitWhenReady();
    [[nodiscard]] bool isTour() const { return !m_options.tourFolder.isEmpty(); }

    Options m_options;
    SecretsPointer m_secrets;
    Pools m_pools; ///< after everything that starts tasks is gone, it waits for the last ones
    std::optional<QTemporaryDir> m_tourFiles; ///< settings and workspace of a tour
    ui::Theme m_theme;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Session> m_session;
    OpenRequest m_request;          ///< the latest; answers for an earlier one are dropped
    std::optional<Error> m_refusal; ///< why the latest could not be opened
    int m_requestNumber = 0;
    JobPointer m_opening;
    QTimer m_openingPoll;
};

} // namespace wardlight::desktop
