#pragma once

#include "app/desktop/profile_access.h"
#include "core/async/pools.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <optional>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace wardlight::ui {
class Theme;
}

namespace wardlight::desktop {

class CheckStepModel;
class ConnectForm;
class ProfileListModel;

/// Profiles of databases and object stores: to make, test, change, remove, and connect to.
///
/// Stays usable while a test runs; closing it cancels the test. Says where secrets are kept.
class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Dependencies
    {
        ProfileAccess profiles;
        Pools& pools;
        const ui::Theme& theme;
    };

    /// @param current  the name of the profile to begin with; empty: the first
    ConnectDialog(Dependencies dependencies, const QString& current, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    /// Shows why the profile could not be opened, and goes to its password.
    void showFailure(const Error& why);

    void reject() override;

signals:
    void connectRequested(const QString& profileName);

private:
    void build();
    void buildList(QVBoxLayout& column);
    void buildEditor(QVBoxLayout& column);
    void buildResults(QVBoxLayout& column);
    void buildButtons(QVBoxLayout& column);
    QPushButton* addButton(const QString& text, const QKeySequence& keys);

    void load(const profiles::ProfileId& selected);
    void loaded(const ProfileAccess::Listing& listing, const profiles::ProfileId& selected);
    void select(int row);
    void leaveFor(int row);
    void readSecrets(const profiles::Profile& profile);
    void addProfile();
    void startTest();
    void endTest(const Result<>& outcome);
    void cancelTest();
    void save(std::function<void()> then);
    void saved(const profiles::Profile& profile, const ProfileAccess::Saved& saved,
               const std::function<void()>& then);
    void askRemoval();
    void connectToShown();
    void tell(const QString& text);
    void tellError(const QString& text);
    void refreshButtons();
    [[nodiscard]] bool isTesting() const { return m_test != nullptr; }
    [[nodiscard]] KnownProfile shown() const;

    Dependencies m_dependencies;
    QString m_wanted; ///< the profile to begin with
    std::optional<Error> m_failure;
    profiles::SecretStore::Where m_where = profiles::SecretStore::Where::Memory;
    int m_row = -1; ///< the row that the form shows
    bool m_isBusy = false;
    JobPointer m_test;
    std::shared_ptr<StepLog> m_log;
    QTimer m_poll;

    ProfileListModel* m_profiles;
    CheckStepModel* m_steps;
    QListView* m_list;
    ConnectForm* m_form;
    QListView* m_results;
    QProgressBar* m_progress;
    QLabel* m_whereLabel;
    QLabel* m_message;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_testButton;
    QPushButton* m_save;
    QPushButton* m_connect;
};

} // namespace wardlight::desktop
