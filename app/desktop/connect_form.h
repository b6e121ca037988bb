#pragma once

#include "core/profiles/profile.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace wardlight::desktop {

class FormField;

/// The fields of one profile. What a profile holds beyond them is kept as it is.
class ConnectForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectForm(QWidget* parent = nullptr);

    void setProfile(const profiles::Profile& profile);
    [[nodiscard]] profiles::Profile profile() const;

    /// The secrets that are kept of this profile; they are used, never shown.
    /// @param where  "in the system keychain"
    void setKeptSecrets(const profiles::ProfileSecrets& kept, const QString& where);
    /// The kept ones, with those that were typed in their place.
    [[nodiscard]] profiles::ProfileSecrets secrets() const;

    /// Whether anything was changed since setProfile().
    [[nodiscard]] bool isEdited() const { return m_isEdited; }
    /// Shows what is wrong beside its fields and goes to the first; nothing is right again.
    void showProblems(const QList<profiles::ProfileProblem>& problems);
    void focusName();
    void focusPassword();

signals:
    void edited();

private:
    enum ObjectsKind
    {
        NoObjects,
        InBucket,
        InFolder
    };

    void buildIdentity(QVBoxLayout& column);
    void buildDatabase(QVBoxLayout& column);
    void buildObjects(QVBoxLayout& column);
    void buildBucket(QVBoxLayout& column);
    QLineEdit* addLine(QVBoxLayout& column, profiles::ProfileField field, const QString& label);
    QLineEdit* addFile(QVBoxLayout& column, profiles::ProfileField field, const QString& label,
                       bool isFolder);
    QLineEdit* addSecret(QVBoxLayout& column, const QString& label);
    QComboBox* addChoice(QVBoxLayout& column, const QString& label);
    void showObjectsFields();
    void showDatabase(const postgres::DsnWords& words);
    void showObjects(const profiles::Profile& profile);
    [[nodiscard]] postgres::DsnWords database() const;
    [[nodiscard]] profiles::BucketPlace bucket() const;
    void markEdited();

    profiles::Profile m_profile;
    profiles::ProfileSecrets m_kept;
    bool m_isEdited = false;
    bool m_isFilling = false;
    QMap<profiles::ProfileField, FormField*> m_fields;

    QLineEdit* m_name;
    QComboBox* m_kind;
    QLineEdit* m_host;
    QLineEdit* m_port;
    QLineEdit* m_databaseName;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QComboBox* m_tlsMode;
    QLineEdit* m_tlsCaFile;
    QLineEdit* m_readingHost;
    QLineEdit* m_listeningHost;
    QComboBox* m_objects;
    QWidget* m_bucketFields;
    FormField* m_folderField;
    QLineEdit* m_endpoint;
    QLineEdit* m_bucket;
    QLineEdit* m_region;
    QComboBox* m_style;
    QComboBox* m_encryption;
    QLineEdit* m_bucketCaFile;
    QLineEdit* m_accessKey;
    QLineEdit* m_secretKey;
    QLineEdit* m_folder;
};

} // namespace wardlight::desktop
