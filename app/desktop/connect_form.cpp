#include "app/desktop/connect_form.h"

#include "app/desktop/form_field.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace wardlight::desktop {

using profiles::BucketPlace;
using profiles::BucketStyle;
using profiles::Profile;
using profiles::ProfileField;
using profiles::ProfileKind;
using ui::Spacing;
using ui::TextRole;

namespace {

const QString HostWord = QStringLiteral("host");
const QString PortWord = QStringLiteral("port");
const QString DatabaseWord = QStringLiteral("dbname");
const QString UserWord = QStringLiteral("user");
const QString PasswordWord = QStringLiteral("password");
const QString TlsModeWord = QStringLiteral("sslmode");
const QString TlsCaWord = QStringLiteral("sslrootcert");
/// What a new profile begins with: nobody can listen, nobody can pretend to be the server.
const QString SafeTlsMode = QStringLiteral("verify-full");

QVBoxLayout* addGroup(QBoxLayout& row, const QString& title)
{
    auto* group = new QWidget;
    auto* column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    auto* heading = new QLabel(title);
    ui::setTextRole(heading, TextRole::Strong);
    column->addWidget(heading);
    row.addWidget(group, 1);
    return column;
}

/// The servers of a connection of its own as one types them: "a.example:5433,b.example".
QString hostsOf(const postgres::DsnWords& words)
{
    QStringList hosts = words.value(HostWord).split(u',');
    const QStringList ports = words.value(PortWord).split(u',');
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        const QString port = ports.value(ports.size() == 1 ? 0 : i);
        if (!port.isEmpty())
            hosts[i] += u':' + port;
    }
    return hosts.join(u',');
}

/// Other words of the connection stay. Without a host there is no connection of its own.
postgres::DsnWords withHosts(postgres::DsnWords words, const QString& text)
{
    if (text == hostsOf(words))
        return words;
    if (text.isEmpty())
        return {};
    QStringList hosts;
    QStringList ports;
    for (const QString& part : text.split(u',')) {
        const bool isAddress = part.count(u':') > 1; // IPv6, which has colons of its own
        const qsizetype colon = isAddress ? -1 : part.indexOf(u':');
        hosts << part.left(colon).trimmed();
        ports << (colon < 0 ? QString() : part.mid(colon + 1).trimmed());
    }
    words.insert(HostWord, hosts.join(u','));
    words.remove(PortWord);
    if (!ports.join(QString()).isEmpty())
        words.insert(PortWord, ports.join(u','));
    return words;
}

void choose(QComboBox* box, const QVariant& value)
{
    const int found = box->findData(value);
    if (found >= 0) {
        box->setCurrentIndex(found);
        return;
    }
    box->addItem(value.toString(), value); // a value that others set: kept as it is
    box->setCurrentIndex(box->count() - 1);
}

} // namespace

ConnectForm::ConnectForm(QWidget* parent) : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Spacing::Large);
    buildIdentity(*rows);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(Spacing::Huge);
    rows->addLayout(halves);
    auto* database = addGroup(*halves, tr("Database"));
    buildDatabase(*database);
    database->addStretch(1);
    auto* objects = addGroup(*halves, tr("Object store"));
    buildObjects(*objects);
    objects->addStretch(1);
    rows->addStretch(1);
    setProfile({});
}

QLineEdit* ConnectForm::addLine(QVBoxLayout& column, ProfileField field, const QString& label)
{
    auto* edit = new QLineEdit;
    auto* row = new FormField(label, edit);
    m_fields.insert(field, row);
    column.addWidget(row);
    connect(edit, &QLineEdit::textEdited, this, &ConnectForm::markEdited);
    return edit;
}

QLineEdit* ConnectForm::addSecret(QVBoxLayout& column, const QString& label)
{
    auto* edit = new QLineEdit;
    edit->setEchoMode(QLineEdit::Password);
    column.addWidget(new FormField(label, edit));
    connect(edit, &QLineEdit::textEdited, this, &ConnectForm::markEdited);
    return edit;
}

QLineEdit* ConnectForm::addFile(QVBoxLayout& column, ProfileField field, const QString& label,
                                bool isFolder)
{
    auto* edit = new QLineEdit;
    auto* browse = new QToolButton;
    browse->setText(QStringLiteral("…"));
    browse->setToolTip(isFolder ? tr("Choose a folder") : tr("Choose a file"));
    browse->setAccessibleName(browse->toolTip());
    auto* row = new FormField(label, edit, browse);
    m_fields.insert(field, row);
    column.addWidget(row);
    connect(edit, &QLineEdit::textEdited, this, &ConnectForm::markEdited);
    connect(browse, &QToolButton::clicked, this, [this, edit, browse, isFolder] {
        auto* dialog = new QFileDialog(this, browse->toolTip());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
        dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
        connect(dialog, &QFileDialog::fileSelected, edit, [this, edit](const QString& path) {
            edit->setText(path);
            markEdited();
        });
        dialog->open();
    });
    return edit;
}

QComboBox* ConnectForm::addChoice(QVBoxLayout& column, const QString& label)
{
    auto* box = new QComboBox;
    column.addWidget(new FormField(label, box));
    connect(box, &QComboBox::currentIndexChanged, this, &ConnectForm::markEdited);
    return box;
}

void ConnectForm::buildIdentity(QVBoxLayout& column)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::Huge);
    column.addLayout(line);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    line->addLayout(left, 1);
    line->addLayout(right, 1);
    m_name = addLine(*left, ProfileField::Name, tr("&Name"));
    m_name->setPlaceholderText(tr("Ward database, building B"));
    m_kind = addChoice(*right, tr("&Kind"));
    m_kind->addItem(profiles::kindWord(ProfileKind::Production),
                    static_cast<int>(ProfileKind::Production));
    m_kind->addItem(profiles::kindWord(ProfileKind::Test), static_cast<int>(ProfileKind::Test));
}

void ConnectForm::buildDatabase(QVBoxLayout& column)
{
    m_host = addLine(column, ProfileField::Host, tr("&Host (several: with commas)"));
    m_host->setPlaceholderText(QStringLiteral("db.example"));
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::Small);
    column.addLayout(line);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    line->addLayout(left, 1);
    line->addLayout(right, 2);
    m_port = addLine(*left, ProfileField::Port, tr("&Port"));
    m_port->setPlaceholderText(QStringLiteral("5432"));
    m_databaseName = addLine(*right, ProfileField::DatabaseName, tr("&Database"));
    m_user = addLine(column, ProfileField::Database, tr("&User"));
    m_password = addSecret(column, tr("Pass&word"));
    m_tlsMode = addChoice(column, tr("&Encryption (TLS)"));
    m_tlsMode->addItem(tr("Required, server's certificate and name checked"), SafeTlsMode);
    m_tlsMode->addItem(tr("Required, server's certificate checked"), QStringLiteral("verify-ca"));
    m_tlsMode->addItem(tr("Required, server not checked"), QStringLiteral("require"));
    m_tlsMode->addItem(tr("If the server offers it"), QStringLiteral("prefer"));
    m_tlsMode->addItem(tr("None"), QStringLiteral("disable"));
    m_tlsCaFile =
        addFile(column, ProfileField::TlsCaFile, tr("&Certificate file of the issuer"), false);
    m_readingHost = addLine(column, ProfileField::ReadingHost, tr("Standby for &look-ups"));
    m_readingHost->setPlaceholderText(tr("standby.example:5432, if there is one"));
    m_listeningHost = addLine(column, ProfileField::ListeningHost,
                              tr("Ser&ver behind a pooler, for live changes"));
    m_listeningHost->setPlaceholderText(tr("db.example:5432, where the host is a pooler"));
}

void ConnectForm::buildObjects(QVBoxLayout& column)
{
    m_objects = addChoice(column, tr("&Objects lie"));
    m_objects->addItem(tr("Nowhere: no images"), NoObjects);
    m_objects->addItem(tr("In an S3 bucket"), InBucket);
    m_objects->addItem(tr("In a folder"), InFolder);
    connect(m_objects, &QComboBox::currentIndexChanged, this, &ConnectForm::showObjectsFields);
    m_bucketFields = new QWidget;
    auto* fields = new QVBoxLayout(m_bucketFields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(Spacing::Small);
    buildBucket(*fields);
    column.addWidget(m_bucketFields);
    m_folder = addFile(column, ProfileField::ObjectsFolder, tr("&Folder"), true);
    m_folderField = m_fields.value(ProfileField::ObjectsFolder);
}

void ConnectForm::buildBucket(QVBoxLayout& column)
{
    m_endpoint = addLine(column, ProfileField::Endpoint, tr("Endpoin&t"));
    m_endpoint->setPlaceholderText(QStringLiteral("https://s3.example:9000"));
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::Small);
    column.addLayout(line);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    line->addLayout(left, 2);
    line->addLayout(right, 1);
    m_bucket = addLine(*left, ProfileField::Bucket, tr("&Bucket"));
    m_region = addLine(*right, ProfileField::Region, tr("Re&gion"));
    m_style = addChoice(column, tr("Bucket in the &address"));
    m_style->addItem(tr("As the server suggests"), static_cast<int>(BucketStyle::Automatic));
    m_style->addItem(tr("In the path: server/bucket"), static_cast<int>(BucketStyle::Path));
    m_style->addItem(tr("In the name: bucket.server"), static_cast<int>(BucketStyle::VirtualHost));
    m_encryption = addChoice(column, tr("Encryption at &rest"));
    m_encryption->addItem(tr("The server is asked to encrypt objects"), true);
    m_encryption->addItem(tr("The server is not asked: it cannot, or does so anyway"), false);
    m_bucketCaFile =
        addFile(column, ProfileField::BucketCaFile, tr("Certificate file of the &issuer"), false);
    m_accessKey = addSecret(column, tr("Access ke&y"));
    m_secretKey = addSecret(column, tr("&Secret"));
}

void ConnectForm::showObjectsFields()
{
    m_bucketFields->setVisible(m_objects->currentData() == InBucket);
    m_folderField->setVisible(m_objects->currentData() == InFolder);
}

void ConnectForm::markEdited()
{
    if (m_isFilling)
        return;
    m_isEdited = true;
    for (FormField* field : std::as_const(m_fields))
        field->showProblem({});
    emit edited();
}

void ConnectForm::setProfile(const Profile& profile)
{
    m_isFilling = true;
    m_profile = profile;
    m_name->setText(profile.name);
    choose(m_kind, static_cast<int>(profile.kind));
    showDatabase(profile.database);
    m_readingHost->setText(hostsOf(profile.reading));
    m_listeningHost->setText(hostsOf(profile.listening));
    showObjects(profile);
    for (QLineEdit* secret : {m_password, m_accessKey, m_secretKey})
        secret->clear();
    setKeptSecrets({}, {});
    showProblems({});
    m_isFilling = false;
    m_isEdited = false;
}

void ConnectForm::showDatabase(const postgres::DsnWords& words)
{
    m_host->setText(words.value(HostWord));
    m_port->setText(words.value(PortWord));
    m_databaseName->setText(words.value(DatabaseWord));
    m_user->setText(words.value(UserWord));
    // libpq takes "prefer" where nothing is said
    const QString otherwise = words.isEmpty() ? SafeTlsMode : QStringLiteral("prefer");
    choose(m_tlsMode, words.value(TlsModeWord, otherwise));
    m_tlsCaFile->setText(words.value(TlsCaWord));
}

void ConnectForm::showObjects(const Profile& profile)
{
    choose(m_objects, profile.bucket                     ? InBucket
                      : !profile.objectsFolder.isEmpty() ? InFolder
                                                         : NoObjects);
    const BucketPlace place = profile.bucket.value_or(BucketPlace());
    m_endpoint->setText(place.endpoint);
    m_bucket->setText(place.bucket);
    m_region->setText(place.region);
    choose(m_style, static_cast<int>(place.style));
    choose(m_encryption, place.asksForEncryption);
    m_bucketCaFile->setText(place.caFile);
    m_folder->setText(profile.objectsFolder);
    showObjectsFields();
}

postgres::DsnWords ConnectForm::database() const
{
    postgres::DsnWords words = m_profile.database;
    const std::pair<QString, QString> shown[] = {
        {HostWord, m_host->text().trimmed()},
        {PortWord, m_port->text().trimmed()},
        {DatabaseWord, m_databaseName->text().trimmed()},
        {UserWord, m_user->text().trimmed()},
        {TlsCaWord, m_tlsCaFile->text().trimmed()},
    };
    for (const auto& [word, value] : shown) {
        words.remove(word);
        if (!value.isEmpty())
            words.insert(word, value);
    }
    words.remove(TlsModeWord);
    if (!words.isEmpty()) // the mode alone is no database
        words.insert(TlsModeWord, m_tlsMode->currentData().toString());
    return words;
}

BucketPlace ConnectForm::bucket() const
{
    BucketPlace place = m_profile.bucket.value_or(BucketPlace()); // with what is not shown here
    place.endpoint = m_endpoint->text().trimmed();
    place.bucket = m_bucket->text().trimmed();
    place.region = m_region->text().trimmed();
    place.style = static_cast<BucketStyle>(m_style->currentData().toInt());
    place.asksForEncryption = m_encryption->currentData().toBool();
    place.caFile = m_bucketCaFile->text().trimmed();
    return place;
}

Profile ConnectForm::profile() const
{
    Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.kind = static_cast<ProfileKind>(m_kind->currentData().toInt());
    profile.database = database();
    profile.reading = withHosts(m_profile.reading, m_readingHost->text().trimmed());
    profile.listening = withHosts(m_profile.listening, m_listeningHost->text().trimmed());
    profile.bucket.reset();
    profile.objectsFolder.clear();
    if (m_objects->currentData() == InBucket)
        profile.bucket = bucket();
    if (m_objects->currentData() == InFolder)
        profile.objectsFolder = m_folder->text().trimmed();
    return profile;
}

void ConnectForm::setKeptSecrets(const profiles::ProfileSecrets& kept, const QString& where)
{
    m_kept = kept;
    const QString isKept = tr("kept %1; type to replace it").arg(where);
    m_password->setPlaceholderText(kept.database.contains(PasswordWord) ? isKept : QString());
    m_accessKey->setPlaceholderText(kept.accessKey.isEmpty() ? QString() : isKept);
    m_secretKey->setPlaceholderText(kept.secretKey.isEmpty() ? QString() : isKept);
}

profiles::ProfileSecrets ConnectForm::secrets() const
{
    profiles::ProfileSecrets secrets = m_kept;
    if (!m_password->text().isEmpty())
        secrets.database.insert(PasswordWord, m_password->text());
    if (!m_accessKey->text().isEmpty())
        secrets.accessKey = m_accessKey->text().trimmed().toUtf8();
    if (!m_secretKey->text().isEmpty())
        secrets.secretKey = m_secretKey->text().trimmed().toUtf8();
    return secrets;
}

void ConnectForm::showProblems(const QList<profiles::ProfileProblem>& problems)
{
    for (FormField* field : std::as_const(m_fields))
        field->showProblem({});
    QWidget* first = nullptr;
    for (const profiles::ProfileProblem& problem : problems) {
        // what concerns no field by itself stands beside the first of its group
        const auto field = m_fields.value(problem.field, m_fields.value(ProfileField::Host));
        field->showProblem(problem.message);
        if (!first)
            first = field->editor();
    }
    if (first)
        first->setFocus();
}

void ConnectForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void ConnectForm::focusPassword()
{
    m_password->setFocus();
}

} // namespace wardlight::desktop
