#include "app/desktop/connect_dialog.h"

#include "app/desktop/check_step_delegate.h"
#include "app/desktop/check_step_model.h"
#include "app/desktop/connect_form.h"
#include "app/desktop/profile_delegate.h"
#include "app/desktop/profile_list_model.h"
#include "core/async/tasks.h"
#include "ui/common/confirm_dialog.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace wardlight::desktop {

using profiles::Profile;
using profiles::ProfileId;
using profiles::SecretStore;
using ui::Spacing;
using ui::TextRole;

namespace {

constexpr int PollMs = 100;

} // namespace

ConnectDialog::ConnectDialog(Dependencies dependencies, const QString& current, QWidget* parent)
    : QDialog(parent), m_dependencies(std::move(dependencies)), m_wanted(current)
{
    setWindowTitle(tr("Connect to a server"));
    resize(1080, 840);
    build();
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] { m_steps->show(m_log->steps()); });
    load({});
}

ConnectDialog::~ConnectDialog()
{
    cancelTest();
}

void ConnectDialog::build()
{
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    auto* side = new QFrame;
    side->setProperty("panel", QStringLiteral("surface"));
    side->setProperty("edge", QStringLiteral("right"));
    side->setFixedWidth(260);
    auto* left = new QVBoxLayout(side);
    left->setContentsMargins(0, Spacing::Large, Spacing::Line, Spacing::Large);
    buildList(*left);
    columns->addWidget(side);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(Spacing::Huge, Spacing::Large, Spacing::Huge, Spacing::Large);
    right->setSpacing(Spacing::Medium);
    buildEditor(*right);
    buildResults(*right);
    buildButtons(*right);
    columns->addLayout(right, 1);
}

void ConnectDialog::buildList(QVBoxLayout& column)
{
    m_profiles = new ProfileListModel(this);
    m_list = new QListView;
    m_list->setModel(m_profiles);
    m_list->setItemDelegate(new ProfileDelegate(m_dependencies.theme, m_list));
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Profiles"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { leaveFor(now.row()); });
    connect(m_list, &QListView::activated, this, &ConnectDialog::connectToShown);
    m_add = addButton(tr("New profile"), QKeySequence(Qt::CTRL | Qt::Key_N));
    m_remove = addButton(tr("Remove…"), QKeySequence(Qt::CTRL | Qt::Key_Delete));
    connect(m_add, &QPushButton::clicked, this, &ConnectDialog::addProfile);
    connect(m_remove, &QPushButton::clicked, this, &ConnectDialog::askRemoval);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, 0);
    line->addWidget(m_add);
    line->addWidget(m_remove);
    column.addWidget(m_list, 1);
    column.addLayout(line);
}

void ConnectDialog::buildEditor(QVBoxLayout& column)
{
    m_form = new ConnectForm;
    connect(m_form, &ConnectForm::edited, this, &ConnectDialog::refreshButtons);
    auto* area = new QScrollArea;
    area->setWidget(m_form);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    column.addWidget(area, 3);
    m_whereLabel = new QLabel;
    ui::setTextRole(m_whereLabel, TextRole::Muted);
    column.addWidget(m_whereLabel);
}

void ConnectDialog::buildResults(QVBoxLayout& column)
{
    m_steps = new CheckStepModel(this);
    m_results = new QListView;
    m_results->setModel(m_steps);
    m_results->setItemDelegate(new CheckStepDelegate(m_dependencies.theme, m_results));
    m_results->setResizeMode(QListView::Adjust);
    m_results->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_results->setAccessibleName(tr("What the test found"));
    m_results->hide();
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Testing the connection"));
    m_progress->hide();
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    column.addWidget(m_progress);
    column.addWidget(m_results, 1);
    column.addWidget(m_message);
}

QPushButton* ConnectDialog::addButton(const QString& text, const QKeySequence& keys)
{
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setShortcut(keys);
    button->setToolTip(keys.toString(QKeySequence::NativeText));
    return button;
}

void ConnectDialog::buildButtons(QVBoxLayout& column)
{
    m_testButton = addButton(tr("Test connection"), QKeySequence(Qt::CTRL | Qt::Key_T));
    m_save = addButton(tr("Save"), QKeySequence(QKeySequence::Save));
    auto* close = addButton(tr("Close"), {});
    m_connect = addButton(tr("Connect"), {});
    m_connect->setDefault(true);
    connect(m_testButton, &QPushButton::clicked, this, [this] {
        if (isTesting())
            cancelTest();
        else
            startTest();
    });
    connect(m_save, &QPushButton::clicked, this, [this] { save({}); });
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::connectToShown);
    connect(close, &QPushButton::clicked, this, &ConnectDialog::reject);
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::Small);
    line->addWidget(m_testButton);
    line->addStretch(1);
    for (QPushButton* button : {close, m_save, m_connect})
        line->addWidget(button);
    column.addLayout(line);
}

void ConnectDialog::load(const ProfileId& selected)
{
    const auto listing = runTask(m_dependencies.pools.compute,
                                 [access = m_dependencies.profiles] { return access.list(); });
    whenDone(listing, this, [this, selected](const Result<ProfileAccess::Listing>& listed) {
        if (!listed)
            tellError(listed.error().message);
        loaded(listed.value_or(ProfileAccess::Listing()), selected);
    });
}

void ConnectDialog::loaded(const ProfileAccess::Listing& listing, const ProfileId& selected)
{
    m_where = listing.where;
    m_whereLabel->setText(tr("Passwords and keys are kept %1.").arg(profiles::whereWords(m_where)));
    m_row = -1;
    m_profiles->setProfiles(listing.profiles);
    int row = m_profiles->rowOf(selected);
    for (int i = 0; row < 0 && i < m_profiles->rowCount(); ++i) {
        const bool isWanted =
            profiles::comparableName(m_profiles->at(i)->name) == profiles::comparableName(m_wanted);
        row = isWanted ? i : row;
    }
    if (m_profiles->rowCount() == 0)
        addProfile();
    else
        select(std::max(row, 0));
}

void ConnectDialog::select(int row)
{
    const Profile* profile = m_profiles->at(row);
    if (!profile)
        return;
    m_row = row;
    m_list->setCurrentIndex(m_profiles->index(row));
    cancelTest();
    m_steps->clear();
    m_results->hide();
    m_form->setProfile(*profile);
    readSecrets(*profile);
    refreshButtons();
}

void ConnectDialog::leaveFor(int row)
{
    if (row == m_row || row < 0 || m_row < 0)
        return;
    m_message->hide();
    if (!m_form->isEdited()) {
        select(row);
        return;
    }
    m_list->setCurrentIndex(m_profiles->index(m_row));
    ui::ConfirmDialog::ask(this,
                           {tr("Leave this profile without saving it?"),
                            {},
                            tr("What you changed in it is lost."),
                            tr("Leave")},
                           [this, row] { select(row); });
}

void ConnectDialog::readSecrets(const Profile& profile)
{
    const auto reading =
        runTask(m_dependencies.pools.compute, [access = m_dependencies.profiles, id = profile.id] {
            return access.secretsOf(id);
        });
    whenDone(reading, this, [this, id = profile.id](const Result<profiles::ProfileSecrets>& read) {
        if (!m_profiles->at(m_row) || m_profiles->at(m_row)->id != id)
            return; // another one is shown by now
        if (!read)
            tellError(read.error().message);
        else
            m_form->setKeptSecrets(*read, profiles::whereWords(m_where));
        if (m_failure)
            m_form->focusPassword();
    });
}

void ConnectDialog::addProfile()
{
    if (m_profiles->isDraft(m_profiles->rowCount() - 1)) {
        m_form->focusName();
        return;
    }
    Profile draft;
    draft.id = ProfileId::generate();
    const int row = m_profiles->addDraft(draft);
    if (m_form->isEdited())
        leaveFor(row);
    else
        select(row);
    m_form->focusName();
}

KnownProfile ConnectDialog::shown() const
{
    return {m_form->profile(), m_form->secrets()};
}

void ConnectDialog::startTest()
{
    const auto problems = profiles::problemsOf(m_form->profile());
    m_form->showProblems(problems);
    if (!problems.isEmpty())
        return;
    m_message->hide();
    m_steps->clear();
    m_results->show();
    m_progress->show();
    m_test = std::make_shared<Job>();
    m_log = std::make_shared<StepLog>();
    m_poll.start();
    const auto testing = runTask(m_dependencies.pools.compute,
                                 [access = m_dependencies.profiles, known = shown(), job = m_test,
                                  log = m_log] { return access.check(known, *job, *log); });
    whenDone(testing, this, [this, job = m_test](const Result<>& outcome) {
        if (job == m_test)
            endTest(outcome);
    });
    refreshButtons();
}

void ConnectDialog::endTest(const Result<>& outcome)
{
    m_poll.stop();
    m_test.reset();
    m_progress->hide();
    const auto steps = m_log->steps();
    m_steps->show(steps);
    if (!outcome)
        tellError(outcome.error().message);
    else if (services::hasFailed(steps))
        tellError(tr("The connection does not work yet. What failed says what to do."));
    else
        tell(tr("The connection works."));
    refreshButtons();
}

void ConnectDialog::cancelTest()
{
    if (!m_test)
        return;
    m_test->cancel(); // its answer is dropped
    m_test.reset();
    m_poll.stop();
    m_progress->hide();
    tell(tr("The test was cancelled."));
    refreshButtons();
}

void ConnectDialog::save(std::function<void()> then)
{
    const auto problems = profiles::problemsOf(m_form->profile());
    m_form->showProblems(problems);
    if (!problems.isEmpty() || m_isBusy)
        return;
    m_isBusy = true;
    refreshButtons();
    const auto saving =
        runTask(m_dependencies.pools.compute,
                [access = m_dependencies.profiles, known = shown(),
                 isNew = m_profiles->isDraft(m_row)] { return access.save(known, isNew); });
    whenDone(saving, this,
             [this, profile = m_form->profile(),
              then = std::move(then)](const Result<ProfileAccess::Saved>& outcome) {
                 m_isBusy = false;
                 if (outcome)
                     saved(profile, *outcome, then);
                 else
                     tellError(outcome.error().message);
                 refreshButtons();
             });
}

void ConnectDialog::saved(const Profile& profile, const ProfileAccess::Saved& saved,
                          const std::function<void()>& then)
{
    if (then) {
        then();
        return;
    }
    if (saved.movedAside.isEmpty())
        tell(tr("Saved. Passwords and keys are kept %1.").arg(profiles::whereWords(saved.where)));
    else
        tell(tr("Saved. The file with your profiles was damaged; it is kept as %1.")
                 .arg(saved.movedAside));
    load(profile.id);
}

void ConnectDialog::askRemoval()
{
    const Profile* profile = m_profiles->at(m_row);
    if (!profile)
        return;
    if (m_profiles->isDraft(m_row)) {
        load({});
        return;
    }
    ui::ConfirmDialog::ask(
        this,
        {tr("Remove the profile \"%1\"?").arg(profile->name),
         {},
         tr("Its password and keys are removed too. Nothing in its database or object store is "
            "touched."),
         tr("Remove profile")},
        [this, id = profile->id] {
            const auto removing =
                runTask(m_dependencies.pools.compute,
                        [access = m_dependencies.profiles, id] { return access.remove(id); });
            whenDone(removing, this, [this](const Result<>& removed) {
                if (!removed)
                    tellError(removed.error().message);
                load({});
            });
        });
}

void ConnectDialog::connectToShown()
{
    const auto go = [this] {
        emit connectRequested(m_form->profile().name);
        accept();
    };
    if (m_form->isEdited() || m_profiles->isDraft(m_row))
        save(go);
    else if (m_profiles->at(m_row))
        go();
}

void ConnectDialog::showFailure(const Error& why)
{
    m_failure = why;
    tellError(why.message);
}

void ConnectDialog::tell(const QString& text)
{
    ui::setTextRole(m_message, TextRole::Strong);
    m_message->setText(text);
    m_message->show();
}

void ConnectDialog::tellError(const QString& text)
{
    ui::setTextRole(m_message, TextRole::Failed);
    m_message->setText(text);
    m_message->show();
}

void ConnectDialog::refreshButtons()
{
    m_testButton->setText(isTesting() ? tr("Cancel test") : tr("Test connection"));
    m_testButton->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T)); // a new text takes it away
    m_save->setEnabled(!m_isBusy && (m_form->isEdited() || m_profiles->isDraft(m_row)));
    m_connect->setEnabled(!m_isBusy);
    m_remove->setEnabled(!m_isBusy && m_profiles->at(m_row) != nullptr);
}

void ConnectDialog::reject()
{
    if (!m_form->isEdited()) {
        QDialog::reject();
        return;
    }
    ui::ConfirmDialog::ask(this,
                           {tr("Close without saving this profile?"),
                            {},
                            tr("What you changed in it is lost."),
                            tr("Close without saving")},
                           [this] { QDialog::reject(); });
}

} // namespace wardlight::desktop
