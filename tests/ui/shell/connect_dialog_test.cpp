#include "app/desktop/connect_dialog.h"
#include "app/desktop/connect_form.h"
#include "app/desktop/profile_list_model.h"
#include "core/security/memory_keychain.h"
#include "tests/support/verify_result.h"
#include "translations/translations.h"
#include "ui/common/confirm_dialog.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::desktop;
using profiles::Profile;
using profiles::SecretStore;
using services::HealthCheck;

namespace {

Profile profileNamed(const QString& name)
{
    Profile profile;
    profile.id = profiles::ProfileId::generate();
    profile.name = name;
    profile.database = {{u"host"_qs, u"db.example"_qs},
                        {u"dbname"_qs, u"ward"_qs},
                        {u"sslmode"_qs, u"require"_qs},
                        {u"options"_qs, u"-c geqo=off"_qs}};
    return profile;
}

} // namespace

/// The connect dialog as a person uses it, by keyboard; the checks of a connection are the test's.
class ConnectDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void beginsWithANewProfile();
    void savesWhatWasTyped();
    void saysInPlaceWhatIsWrong();
    void keepsWhatItDoesNotShow();
    void takesConnectionsOfTheirOwn();
    void saysWhichConnectionIsWrong();
    void takesAServerThatCannotEncrypt();
    void showsNoSecret();
    void tellsStepsWhileTheTestRuns();
    void cancelsATest();
    void asksBeforeItLeavesChanges();
    void removesAfterAQuestion();
    void connectsByEnter();
    void savesBeforeItConnects();
    void asksForThePasswordAgain();
    void saysThatTheFileIsDamaged();
    void hasAnAccessibleNameEverywhere();
    void canBeDrawn_data();
    void canBeDrawn();

private:
    ConnectDialog* open(const QString& current = {});
    void add(const Profile& profile, const profiles::ProfileSecrets& secrets = {});
    /// The field that a person finds by its name.
    template <class Editor>
    [[nodiscard]] Editor* field(const QString& name) const;
    [[nodiscard]] QPushButton* button(const QString& text) const;
    [[nodiscard]] QListView* list(const QString& name) const;
    [[nodiscard]] bool says(const QString& text) const;
    [[nodiscard]] int rows() const
    {
        return list(ConnectDialog::tr("Profiles"))->model()->rowCount();
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Pools> m_pools;
    ui::Theme m_theme;
    std::shared_ptr<SecretStore> m_secrets;
    std::unique_ptr<ConnectDialog> m_dialog;
    QSemaphore m_mayGoOn; ///< what the test's own check waits for after its first step
    std::atomic<bool> m_wasCancelled = false;
};

void ConnectDialogTest::init()
{
    m_folder.emplace();
    m_pools.emplace();
    m_secrets = std::make_shared<SecretStore>(std::make_shared<security::MemoryKeychain>());
    m_theme.apply(ui::ThemeKind::Dark);
    m_wasCancelled = false;
}

void ConnectDialogTest::cleanup()
{
    m_dialog.reset();
    m_mayGoOn.release(100);
    m_pools.reset();
    m_mayGoOn.acquire(m_mayGoOn.available());
}

ConnectDialog* ConnectDialogTest::open(const QString& current)
{
    const auto check = [this](const Profile&, const profiles::ProfileSecrets&, Job& job,
                              const services::StepListener& told) {
        told({u"port"_qs, HealthCheck::State::Ok, u"A server answers."_qs, {}});
        while (!m_mayGoOn.tryAcquire(1, 10)) {
            if (job.isCancelled()) {
                m_wasCancelled = true;
                return std::vector<HealthCheck>();
            }
        }
        told({u"login"_qs, HealthCheck::State::Fail, u"It refuses."_qs, u"Ask."_qs});
        return std::vector<HealthCheck>();
    };
    m_dialog = std::make_unique<ConnectDialog>(
        ConnectDialog::Dependencies{
            ProfileAccess(profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)), m_secrets,
                          check),
            *m_pools, m_theme},
        current);
    m_dialog->show();
    (void)QTest::qWaitForWindowActive(m_dialog.get()); // only then it has keys
    (void)QTest::qWaitFor([this] { return rows() > 0; });
    return m_dialog.get();
}

void ConnectDialogTest::add(const Profile& profile, const profiles::ProfileSecrets& secrets)
{
    VERIFY_OK(profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)).add(profile));
    VERIFY_OK(m_secrets->keep(profile.id, secrets));
}

template <class Editor>
Editor* ConnectDialogTest::field(const QString& name) const
{
    const auto editors = m_dialog->findChildren<Editor*>();
    for (Editor* editor : editors) {
        if (editor->accessibleName().startsWith(name))
            return editor;
    }
    qFatal("there is no field %s", qPrintable(name));
}

QPushButton* ConnectDialogTest::button(const QString& text) const
{
    const auto buttons = m_dialog->findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (QString(button->text()).remove(u'&') == text)
            return button;
    }
    qFatal("there is no button %s", qPrintable(text));
}

QListView* ConnectDialogTest::list(const QString& name) const
{
    return field<QListView>(name);
}

bool ConnectDialogTest::says(const QString& text) const
{
    const auto labels = m_dialog->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel* label) {
        return label->isVisible() && label->text().contains(text);
    });
}

void ConnectDialogTest::beginsWithANewProfile()
{
    open();
    QCOMPARE(rows(), 1);
    QTRY_VERIFY(field<QLineEdit>(u"Name"_qs)->hasFocus());
    QVERIFY(field<QLineEdit>(u"Host"_qs)->text().isEmpty());
    QCOMPARE(field<QComboBox>(u"Kind"_qs)->currentText(), u"Production"_qs); // the careful choice
    QVERIFY(field<QComboBox>(u"Encryption"_qs)->currentData() == u"verify-full"_qs);
    QTRY_VERIFY(says(u"kept in the system keychain"_qs));
}

void ConnectDialogTest::savesWhatWasTyped()
{
    open();
    QTest::keyClicks(m_dialog->focusWidget(), u"Ward 3"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Host"_qs), u"db.example"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Database"_qs), u"ward"_qs);
    QTest::keyClicks(field<QLineEdit>(u"User"_qs), u"anna"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Password"_qs), u"geheim"_qs);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(says(u"Saved."_qs));
    const auto saved =
        profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)).find(u"Ward 3"_qs);
    VERIFY_OK(saved);
    QCOMPARE(saved->database.value(u"host"_qs), u"db.example"_qs);
    QCOMPARE(saved->database.value(u"sslmode"_qs), u"verify-full"_qs);
    QVERIFY(!saved->database.contains(u"password"_qs));
    QCOMPARE(m_secrets->read(saved->id)->database.value(u"password"_qs), u"geheim"_qs);
    QTRY_VERIFY(!button(u"Save"_qs)->isEnabled());
}

void ConnectDialogTest::saysInPlaceWhatIsWrong()
{
    open();
    QTest::keyClicks(field<QLineEdit>(u"Host"_qs), u"db.example"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Port"_qs), u"70000"_qs);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(says(u"Give the profile a name."_qs));
    QVERIFY(says(u"A port is a number from 1 to 65535."_qs));
    QVERIFY(says(u"Name the database."_qs));
    QVERIFY(field<QLineEdit>(u"Name"_qs)->hasFocus()); // the first of them
    QTest::keyClicks(field<QLineEdit>(u"Name"_qs), u"W"_qs);
    QVERIFY(!says(u"Give the profile a name."_qs));
    QVERIFY(!QFile::exists(m_folder->filePath(u"profiles.json"_qs)));
}

void ConnectDialogTest::keepsWhatItDoesNotShow()
{
    add(profileNamed(u"Ward"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"Ward"_qs);
    QTest::keyClicks(field<QLineEdit>(u"User"_qs), u"anna"_qs);
    button(u"Save"_qs)->click();
    QTRY_VERIFY(says(u"Saved."_qs));
    const auto saved =
        profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)).find(u"Ward"_qs);
    VERIFY_OK(saved);
    QCOMPARE(saved->database.value(u"options"_qs), u"-c geqo=off"_qs);
    QCOMPARE(saved->database.value(u"sslmode"_qs), u"require"_qs);
}

void ConnectDialogTest::takesConnectionsOfTheirOwn()
{
    Profile profile = profileNamed(u"Ward"_qs);
    profile.reading = {{u"host"_qs, u"a.example,b.example"_qs}, {u"port"_qs, u"5433,"_qs}};
    profile.listening = {{u"host"_qs, u"c.example"_qs}, {u"application_name"_qs, u"w"_qs}};
    add(profile);
    open();
    auto* standby = field<QLineEdit>(u"Standby for look-ups"_qs);
    auto* direct = field<QLineEdit>(u"Server behind a pooler"_qs);
    QTRY_COMPARE(standby->text(), u"a.example:5433,b.example"_qs);
    QCOMPARE(direct->text(), u"c.example"_qs);
    standby->clear();
    QTest::keyClicks(standby, u" "_qs);
    direct->clear();
    QTest::keyClicks(direct, u"d.example:5434"_qs);
    button(u"Save"_qs)->click();
    QTRY_VERIFY(says(u"Saved."_qs));
    const auto saved =
        profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)).find(u"Ward"_qs);
    VERIFY_OK(saved);
    QVERIFY(saved->reading.isEmpty());
    const postgres::DsnWords listening = {
        {u"host"_qs, u"d.example"_qs}, {u"port"_qs, u"5434"_qs}, {u"application_name"_qs, u"w"_qs}};
    QCOMPARE(saved->listening, listening);
}

void ConnectDialogTest::saysWhichConnectionIsWrong()
{
    add(profileNamed(u"Ward"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"Ward"_qs);
    auto* standby = field<QLineEdit>(u"Standby for look-ups"_qs);
    QTest::keyClicks(standby, u"a.example:70000"_qs);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(says(u"A port is a number from 1 to 65535."_qs));
    QVERIFY(standby->hasFocus());
}

void ConnectDialogTest::takesAServerThatCannotEncrypt()
{
    Profile profile = profileNamed(u"Ward"_qs);
    profile.bucket = profiles::BucketPlace{u"https://s3.example"_qs, u"images"_qs};
    add(profile);
    open();
    auto* encryption = field<QComboBox>(u"Encryption at rest"_qs);
    QTRY_VERIFY(encryption->isVisible());
    QCOMPARE(encryption->currentData(), QVariant(true));
    encryption->setFocus();
    QTest::keyClick(encryption, Qt::Key_Down);
    button(u"Save"_qs)->click();
    QTRY_VERIFY(says(u"Saved."_qs));
    const auto saved =
        profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)).find(u"Ward"_qs);
    VERIFY_OK(saved);
    QVERIFY(!saved->bucket->asksForEncryption);
}

void ConnectDialogTest::showsNoSecret()
{
    Profile profile = profileNamed(u"Ward"_qs);
    profile.bucket = profiles::BucketPlace{u"https://s3.example"_qs, u"images"_qs, {}, {}, {}};
    add(profile, {{{u"password"_qs, u"geheim"_qs}}, "AKID", "secret"});
    open();
    QTRY_VERIFY(field<QLineEdit>(u"Password"_qs)->placeholderText().contains(u"kept"_qs));
    for (const char* name : {"Password", "Access key", "Secret"}) {
        const auto* edit = field<QLineEdit>(QString::fromLatin1(name));
        QVERIFY(edit->text().isEmpty());
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        QVERIFY(edit->placeholderText().contains(u"in the system keychain"_qs));
    }
    // one that is typed replaces that one alone
    QTest::keyClicks(field<QLineEdit>(u"Password"_qs), u"neu"_qs);
    button(u"Save"_qs)->click();
    QTRY_VERIFY(says(u"Saved."_qs));
    QCOMPARE(m_secrets->read(profile.id)->database.value(u"password"_qs), u"neu"_qs);
    QCOMPARE(m_secrets->read(profile.id)->secretKey, QByteArray("secret"));
}

void ConnectDialogTest::tellsStepsWhileTheTestRuns()
{
    add(profileNamed(u"Ward"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"Ward"_qs);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_T, Qt::ControlModifier);
    const auto* results = list(u"What the test found"_qs);
    const QAbstractItemModelTester tester(results->model());
    QTRY_COMPARE(results->model()->rowCount(), 1); // the check waits after its first step
    QTest::keyClicks(field<QLineEdit>(u"User"_qs), u"anna"_qs);
    QCOMPARE(field<QLineEdit>(u"User"_qs)->text(), u"anna"_qs); // the dialog can be used
    m_mayGoOn.release();
    QTRY_COMPARE(results->model()->rowCount(), 2);
    QTRY_VERIFY(says(u"does not work yet"_qs));
    QCOMPARE(results->model()->index(1, 0).data().toString(), u"Failed: It refuses. Ask."_qs);
}

void ConnectDialogTest::cancelsATest()
{
    add(profileNamed(u"Ward"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"Ward"_qs);
    button(u"Test connection"_qs)->click();
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(says(u"The test was cancelled."_qs));
    QTRY_VERIFY(m_wasCancelled);
    button(u"Test connection"_qs)->click();
    QTRY_COMPARE(list(u"What the test found"_qs)->model()->rowCount(), 1);
    m_wasCancelled = false;
    m_dialog.reset(); // closing cancels too
    QTRY_VERIFY(m_wasCancelled);
    open();
}

void ConnectDialogTest::asksBeforeItLeavesChanges()
{
    add(profileNamed(u"A"_qs));
    add(profileNamed(u"B"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"A"_qs);
    QTest::keyClicks(field<QLineEdit>(u"User"_qs), u"anna"_qs);
    QTest::keyClick(list(u"Profiles"_qs), Qt::Key_Down);
    auto* question = m_dialog->findChild<ui::ConfirmDialog*>();
    QVERIFY(question);
    QCOMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"A"_qs);
    question->accept();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"B"_qs);
}

void ConnectDialogTest::removesAfterAQuestion()
{
    const Profile profile = profileNamed(u"Ward"_qs);
    add(profile, {{{u"password"_qs, u"geheim"_qs}}});
    add(profileNamed(u"Z"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"Ward"_qs);
    button(u"Remove…"_qs)->click();
    auto* question = m_dialog->findChild<ui::ConfirmDialog*>();
    QVERIFY(question);
    question->accept();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"Z"_qs);
    QCOMPARE(rows(), 1);
    QVERIFY(m_secrets->read(profile.id)->isEmpty());
}

void ConnectDialogTest::connectsByEnter()
{
    add(profileNamed(u"A"_qs));
    add(profileNamed(u"B"_qs));
    open(u"b"_qs);
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"B"_qs);
    QSignalSpy connected(m_dialog.get(), &ConnectDialog::connectRequested);
    QTest::keyClick(field<QLineEdit>(u"Name"_qs), Qt::Key_Return);
    QCOMPARE(connected.size(), 1);
    QCOMPARE(connected[0][0].toString(), u"B"_qs);
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
}

void ConnectDialogTest::savesBeforeItConnects()
{
    add(profileNamed(u"A"_qs));
    open();
    QTRY_COMPARE(field<QLineEdit>(u"Name"_qs)->text(), u"A"_qs);
    QSignalSpy connected(m_dialog.get(), &ConnectDialog::connectRequested);
    QTest::keyClicks(field<QLineEdit>(u"User"_qs), u"anna"_qs);
    button(u"Connect"_qs)->click();
    QTRY_COMPARE(connected.size(), 1);
    const auto saved = profiles::ProfileFile(m_folder->filePath(u"profiles.json"_qs)).find(u"A"_qs);
    VERIFY_OK(saved);
    QCOMPARE(saved->database.value(u"user"_qs), u"anna"_qs);
}

void ConnectDialogTest::asksForThePasswordAgain()
{
    add(profileNamed(u"A"_qs));
    open()->showFailure({ErrorCode::Permission, u"The database refuses this account."_qs});
    QVERIFY(says(u"The database refuses this account."_qs));
    QTRY_VERIFY(field<QLineEdit>(u"Password"_qs)->hasFocus());
}

void ConnectDialogTest::saysThatTheFileIsDamaged()
{
    QFile file(m_folder->filePath(u"profiles.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("garbage");
    file.close();
    open();
    QTRY_VERIFY(says(u"is damaged"_qs));
    QTest::keyClicks(field<QLineEdit>(u"Name"_qs), u"Ward"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Host"_qs), u"h"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Database"_qs), u"d"_qs);
    button(u"Save"_qs)->click();
    QTRY_VERIFY(says(u"profiles.json.damaged-"_qs));
}

void ConnectDialogTest::hasAnAccessibleNameEverywhere()
{
    open();
    const auto widgets = m_dialog->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const bool isEditor = qobject_cast<const QLineEdit*>(widget) ||
                              qobject_cast<const QComboBox*>(widget) ||
                              qobject_cast<const QListView*>(widget);
        // the list of a combo box is named after the box by Qt
        const bool isInside = qobject_cast<const QComboBox*>(widget->parentWidget()) ||
                              widget->window() != m_dialog.get();
        if (isEditor && !isInside)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

void ConnectDialogTest::canBeDrawn_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ui::ThemeKind>("theme");
    for (const QString& language : {u"en"_qs, u"zh_CN"_qs}) {
        QTest::addRow("%s dark", qPrintable(language)) << language << ui::ThemeKind::Dark;
        QTest::addRow("%s light", qPrintable(language)) << language << ui::ThemeKind::Light;
    }
}

/// With WARDLIGHT_PICTURES=DIR it leaves the pictures there, to be looked at.
void ConnectDialogTest::canBeDrawn()
{
    QFETCH(const QString, language);
    QFETCH(const ui::ThemeKind, theme);
    translations::installTranslations(*qApp, *translations::localeOf(language));
    m_theme.apply(theme);
    Profile profile = profileNamed(u"急诊 Ward 3"_qs);
    profile.bucket = profiles::BucketPlace{
        u"https://s3.hospital.example:9000"_qs, u"images"_qs, u"eu-central-1"_qs, {}, {}};
    Profile other = profileNamed(u"Training"_qs);
    other.kind = profiles::ProfileKind::Test;
    add(other);
    add(profile, {{{u"password"_qs, u"geheim"_qs}}, "AKID", "secret"});
    open(profile.name);
    auto* const results = m_dialog->findChildren<QListView*>().last();
    QTest::keyClick(m_dialog.get(), Qt::Key_T, Qt::ControlModifier);
    m_mayGoOn.release();
    QTRY_COMPARE(results->model()->rowCount(), 2);
    const QPixmap picture = m_dialog->grab();
    QVERIFY(picture.width() >= 960);
    if (qEnvironmentVariableIsSet("WARDLIGHT_PICTURES"))
        picture.save(QStringLiteral("%1/connect-%2-%3.png")
                         .arg(qEnvironmentVariable("WARDLIGHT_PICTURES"), language,
                              theme == ui::ThemeKind::Dark ? u"dark"_qs : u"light"_qs));
    translations::installTranslations(*qApp, QLocale(QLocale::English));
}

QTEST_MAIN(ConnectDialogTest)
#include "connect_dialog_test.moc"
