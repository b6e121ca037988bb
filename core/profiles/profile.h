#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/postgres/dsn.h"

#include <optional>

namespace wardlight::profiles {

using ProfileId = Id<struct ProfileTag>;

/// What a mistake on it costs: decides the word and the colour that a person always sees.
enum class ProfileKind
{
    Production,
    Test
};

/// How a bucket is named in a URL.
enum class BucketStyle
{
    Automatic, ///< as the server's address suggests
    Path,      ///< https://server/bucket/key
    VirtualHost
};

/// A bucket of an S3 service.
struct BucketPlace
{
    QString endpoint; ///< "https://s3.example.org:9000"; empty for Amazon, by the region
    QString bucket;
    QString region = {}; ///< empty: learned from the server
    BucketStyle style = BucketStyle::Automatic;
    QString caFile = {}; ///< PEM, absolute; empty: the system's certificates
    /// Whether the server is asked to encrypt objects; off for one that cannot.
    bool asksForEncryption = true;
    /// Whether objects carry their SHA-256 as a trailer that the server checks and keeps; many
    /// servers know no trailers.
    bool sendsChecksumTrailers = false;

    friend bool operator==(const BucketPlace&, const BucketPlace&) = default;
};

/// A database and an object store that one can connect to, by name. Holds no secret.
struct Profile
{
    ProfileId id; ///< stays when everything else changes; names its secrets
    QString name;
    ProfileKind kind = ProfileKind::Production;
    /// libpq keywords, none of them secret; empty: no database.
    postgres::DsnWords database;
    /// What differs from `database` for look-ups that a standby may answer, and for hearing of
    /// changes past a pooler; empty: nothing.
    postgres::DsnWords reading = {};
    postgres::DsnWords listening = {};
    /// One of the two, or none.
    std::optional<BucketPlace> bucket;
    QString objectsFolder; ///< absolute; empty: not a folder

    friend bool operator==(const Profile&, const Profile&) = default;
};

/// What a profile's places are opened with. Never written to a file, a log or a message.
struct ProfileSecrets
{
    postgres::DsnWords database; ///< password, sslpassword
    QByteArray accessKey = {};
    QByteArray secretKey = {};

    [[nodiscard]] bool isEmpty() const
    {
        return database.isEmpty() && accessKey.isEmpty() && secretKey.isEmpty();
    }
};

/// The part of a profile that breaks a rule, for the field it stands in.
enum class ProfileField
{
    Name,
    Database, ///< the connection string as a whole
    Host,
    Port,
    DatabaseName,
    TlsMode,
    TlsCaFile,
    ReadingHost,
    ListeningHost,
    Endpoint,
    Bucket,
    Region,
    BucketCaFile,
    ObjectsFolder,
    Places ///< neither a database nor an object store
};

struct ProfileProblem
{
    ProfileField field;
    QString message; ///< translated: what is wrong, and how it would be right
};

/// Everything about a profile that breaks a rule, in the order of its fields. Looks at no server;
/// of files only at whether they exist.
[[nodiscard]] QList<ProfileProblem> problemsOf(const Profile& profile);

/// Error::Invalid with the first of problemsOf().
[[nodiscard]] Result<> requireSound(const Profile& profile);

/// The words of a connection of its own: those of @p base with @p changes in their place. Another
/// server has its own addresses and ports.
[[nodiscard]] postgres::DsnWords changedWords(const postgres::DsnWords& base,
                                              const postgres::DsnWords& changes);

/// Names that are the same to a person compare equal: case, width and composition do not count.
[[nodiscard]] QString comparableName(const QString& name);

/// "production", "test": for files and scripts.
[[nodiscard]] QString kindName(ProfileKind kind);
[[nodiscard]] std::optional<ProfileKind> parseKind(const QString& name);
/// Translated: "Production".
[[nodiscard]] QString kindWord(ProfileKind kind);

/// "auto", "path", "virtual".
[[nodiscard]] QString styleName(BucketStyle style);
[[nodiscard]] std::optional<BucketStyle> parseStyle(const QString& name);

} // namespace wardlight::profiles
