#include "app/ctl/commands.h"
#include "app/ctl/steps.h"
#include "app/ctl/terminal.h"
#include "core/profiles/profile_file.h"

#include <QCoreApplication>
#include <QDir>

namespace wardlight::ctl {

namespace {

using profiles::BucketPlace;
using profiles::Profile;
using profiles::ProfileFile;
using profiles::ProfileSecrets;
using profiles::SecretStore;

const QString PasswordWord = QStringLiteral("password");

struct AddOptions
{
    std::string name;
    std::string kind = "production";
    std::string dsn;
    std::string readDsn;
    std::string listenDsn;
    std::string endpoint;
    std::string bucket;
    std::string region;
    std::string style = "auto";
    std::string caFile;
    bool forgoesEncryption = false;
    bool sendsChecksumTrailers = false;
    std::string objectsFolder;
};

struct NameOptions
{
    std::string name;
};

QString translated(const char* text)
{
    return QCoreApplication::translate("ProfileCommands", text);
}

QString absolute(const std::string& path)
{
    return path.empty() ? QString() : QDir(toQString(path)).absolutePath();
}

QJsonObject toJson(const postgres::DsnWords& words)
{
    QJsonObject json;
    for (auto word = words.begin(); word != words.end(); ++word)
        json.insert(word.key(), word.value());
    return json;
}

QJsonObject toJson(const Profile& profile)
{
    const BucketPlace bucket = profile.bucket.value_or(BucketPlace());
    return {{QStringLiteral("name"), profile.name},
            {QStringLiteral("kind"), profiles::kindName(profile.kind)},
            {QStringLiteral("database"), toJson(profile.database)},
            {QStringLiteral("reading"), toJson(profile.reading)},
            {QStringLiteral("listening"), toJson(profile.listening)},
            {QStringLiteral("endpoint"), bucket.endpoint},
            {QStringLiteral("bucket"), bucket.bucket},
            {QStringLiteral("region"), bucket.region},
            {QStringLiteral("style"), profiles::styleName(bucket.style)},
            {QStringLiteral("ca_file"), bucket.caFile},
            {QStringLiteral("encryption"), bucket.asksForEncryption},
            {QStringLiteral("checksum_trailers"), bucket.sendsChecksumTrailers},
            {QStringLiteral("objects"), profile.objectsFolder}};
}

/// The profile that is asked for, and the secrets that its connection string held.
struct Asked
{
    Profile profile;
    ProfileSecrets secrets;
};

/// What a connection of its own changes; the secrets are those of the first.
Result<> readChanges(const std::string& dsn, postgres::DsnWords& changes)
{
    if (dsn.empty())
        return {};
    auto parts = postgres::takeApart(toQString(dsn));
    if (!parts)
        return propagate(parts);
    if (!parts->secrets.isEmpty())
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                                 "Give the password with --dsn alone: the other "
                                                 "connections use the same.")));
    changes = std::move(parts->words);
    return {};
}

Result<Asked> readOptions(const AddOptions& options)
{
    Asked asked;
    asked.profile.id = profiles::ProfileId::generate();
    asked.profile.name = toQString(options.name);
    asked.profile.kind = *profiles::parseKind(toQString(options.kind)); // the parser saw to it
    if (!options.dsn.empty()) {
        auto dsn = postgres::takeApart(toQString(options.dsn));
        if (!dsn)
            return propagate(dsn);
        asked.profile.database = std::move(dsn->words);
        asked.secrets.database = std::move(dsn->secrets);
    }
    if (const auto read = readChanges(options.readDsn, asked.profile.reading); !read)
        return propagate(read);
    if (const auto read = readChanges(options.listenDsn, asked.profile.listening); !read)
        return propagate(read);
    if (!options.bucket.empty() || !options.endpoint.empty())
        asked.profile.bucket = BucketPlace{
            toQString(options.endpoint),  toQString(options.bucket),
            toQString(options.region),    *profiles::parseStyle(toQString(options.style)),
            absolute(options.caFile),     !options.forgoesEncryption,
            options.sendsChecksumTrailers};
    asked.profile.objectsFolder = absolute(options.objectsFolder);
    if (const auto sound = profiles::requireSound(asked.profile); !sound)
        return propagate(sound);
    return asked;
}

/// Asks for what the options and the environment leave open, where somebody can be asked.
Result<> askSecrets(Asked& asked)
{
    if (asked.profile.bucket) {
        asked.secrets.accessKey = qgetenv("AWS_ACCESS_KEY_ID");
        asked.secrets.secretKey = qgetenv("AWS_SECRET_ACCESS_KEY");
    }
    if (!canAsk())
        return {};
    if (!asked.profile.database.isEmpty() && asked.secrets.database.isEmpty()) {
        const auto password = askSecret(translated(
            QT_TRANSLATE_NOOP("ProfileCommands", "Password of the database (Enter for none): ")));
        if (!password)
            return propagate(password);
        if (!password->isEmpty())
            asked.secrets.database.insert(PasswordWord, QString::fromUtf8(*password));
    }
    if (!asked.profile.bucket || !asked.secrets.secretKey.isEmpty())
        return {};
    const auto access = askLine(translated(
        QT_TRANSLATE_NOOP("ProfileCommands", "Access key of the object store (Enter for none): ")));
    if (!access || access->isEmpty())
        return access ? Result<>() : propagate(access);
    const auto secret = askSecret(translated(QT_TRANSLATE_NOOP("ProfileCommands", "Its secret: ")));
    if (!secret)
        return propagate(secret);
    asked.secrets.accessKey = *access;
    asked.secrets.secretKey = *secret;
    return {};
}

tl::unexpected<Error> nowhereToKeep()
{
    return fail(ErrorCode::Unavailable,
                translated(QT_TRANSLATE_NOOP(
                    "ProfileCommands",
                    "There is no system keychain here, so the password and the keys cannot be "
                    "kept, and they are never written to a file. Nothing was saved. Add the "
                    "profile without them: they are asked for when they are needed.")),
                QStringLiteral("no keychain"));
}

/// Without a keychain the keys of a bucket are not kept: each command takes them from the
/// environment or ~/.aws, or asks. A database's password has no such way.
Result<> dropWhatCannotBeKept(Context& context, Asked& asked)
{
    if (asked.secrets.isEmpty() || context.secrets().where() == SecretStore::Where::Keychain)
        return {};
    if (!asked.secrets.database.isEmpty())
        return nowhereToKeep(); // memory ends with this command
    asked.secrets = {};
    Output::error(translated(QT_TRANSLATE_NOOP(
        "ProfileCommands",
        "There is no system keychain here, so the keys are not kept. Each command takes them from "
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or from ~/.aws, or asks for them.")));
    return {};
}

/// The secrets go first: a profile in the file is one that can be used.
Result<ProfileFile::Kept> save(Context& context, const Asked& asked)
{
    if (!asked.secrets.isEmpty()) {
        if (const auto kept = context.secrets().keep(asked.profile.id, asked.secrets); !kept)
            return propagate(kept);
    }
    auto added = ProfileFile().add(asked.profile);
    if (!added && !asked.secrets.isEmpty())
        (void)context.secrets().forget(asked.profile.id); // the first error is the one to tell
    return added;
}

void tellAside(const ProfileFile::Kept& kept)
{
    if (!kept.movedAside.isEmpty())
        Output::error(translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                                   "The file with your profiles was damaged. It is "
                                                   "kept as %1; a new one was begun."))
                          .arg(kept.movedAside));
}

Result<ExitCode> add(Context& context, const AddOptions& options)
{
    auto asked = readOptions(options);
    if (!asked)
        return propagate(asked);
    if (const auto done = askSecrets(*asked); !done)
        return propagate(done);
    if (const auto dropped = dropWhatCannotBeKept(context, *asked); !dropped)
        return propagate(dropped);
    const auto kept = save(context, *asked);
    if (!kept)
        return propagate(kept);
    tellAside(*kept);
    if (context.out().isJson())
        context.out().json(toJson(asked->profile));
    else
        context.out().line(
            translated(QT_TRANSLATE_NOOP("ProfileCommands", "The profile \"%1\" is saved. Try it "
                                                            "with: wardlightctl profile test "
                                                            "\"%1\""))
                .arg(asked->profile.name));
    return ExitCode::Done;
}

/// Where the objects lie, in a word or two.
QString objectsText(const Profile& profile)
{
    if (profile.bucket)
        return profile.bucket->endpoint + u'/' + profile.bucket->bucket;
    return profile.objectsFolder;
}

Result<ExitCode> list(Context& context)
{
    const auto all = ProfileFile().list();
    if (!all)
        return propagate(all);
    if (context.out().isJson()) {
        QJsonArray json;
        for (const Profile& profile : *all)
            json.append(toJson(profile));
        context.out().json(json);
        return ExitCode::Done;
    }
    std::vector<QStringList> rows;
    for (const Profile& profile : *all)
        rows.push_back({profile.name, profiles::kindWord(profile.kind),
                        profile.database.value(QStringLiteral("host")),
                        profile.database.value(QStringLiteral("dbname")), objectsText(profile)});
    context.out().table({translated(QT_TRANSLATE_NOOP("ProfileCommands", "Name")),
                         translated(QT_TRANSLATE_NOOP("ProfileCommands", "Kind")),
                         translated(QT_TRANSLATE_NOOP("ProfileCommands", "Host")),
                         translated(QT_TRANSLATE_NOOP("ProfileCommands", "Database")),
                         translated(QT_TRANSLATE_NOOP("ProfileCommands", "Objects"))},
                        rows);
    return ExitCode::Done;
}

Result<ExitCode> test(Context& context, const NameOptions& options)
{
    const auto steps = testProfile(context, toQString(options.name));
    if (!steps)
        return propagate(steps);
    return printSteps(context, *steps);
}

Result<ExitCode> remove(Context& context, const NameOptions& options)
{
    const ProfileFile file;
    const auto profile = file.find(toQString(options.name));
    if (!profile)
        return propagate(profile);
    if (const auto forgotten = context.secrets().forget(profile->id); !forgotten)
        return propagate(forgotten);
    const auto removed = file.remove(profile->id);
    if (!removed)
        return propagate(removed);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("name"), profile->name},
                                       {QStringLiteral("removed"), true}});
    else
        context.out().line(
            translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                         "The profile \"%1\" and its secrets are gone. Nothing in "
                                         "its database or object store was touched."))
                .arg(profile->name));
    return ExitCode::Done;
}

void addOptionsOfAdd(CLI::App& command, AddOptions& options)
{
    const auto option = [&command](const char* name, std::string& value, const char* type,
                                   const QString& description) {
        return command.add_option(name, value, description.toStdString())->type_name(type);
    };
    command.add_option("name", options.name)->required()->type_name("NAME");
    option("--kind", options.kind, "KIND",
           translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                        "production (the default) or test: decides the colour of "
                                        "the status bar")))
        ->check(CLI::IsMember({"production", "test"}));
    option("--dsn", options.dsn, "DSN",
           translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                        "The database, as libpq writes it; a password in it goes "
                                        "to the system keychain")));
    option("--read-dsn", options.readDsn, "DSN",
           translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                        "What differs for look-ups that a standby may answer, "
                                        "such as host=…; they then say how old they may be")));
    option("--listen-dsn", options.listenDsn, "DSN",
           translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                        "What differs for hearing of changes, such as host=… of "
                                        "the server itself where --dsn names a pooler")));
    option("--endpoint", options.endpoint, "URL",
           translated(QT_TRANSLATE_NOOP("ProfileCommands", "The object store's address")));
    option("--bucket", options.bucket, "NAME",
           translated(QT_TRANSLATE_NOOP("ProfileCommands", "The bucket in it")));
    option("--region", options.region, "REGION",
           translated(QT_TRANSLATE_NOOP("ProfileCommands", "The bucket's region")));
    option("--style", options.style, "STYLE",
           translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                        "How the bucket is named in addresses: path, virtual, or "
                                        "auto")))
        ->check(CLI::IsMember({"auto", "path", "virtual"}));
    option("--ca", options.caFile, "FILE",
           translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                        "Certificates to trust for the object store (PEM)")));
    command.add_flag("--no-encryption", options.forgoesEncryption,
                     translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                                  "Do not ask the object store to encrypt objects, "
                                                  "for one that cannot"))
                         .toStdString());
    command.add_flag("--checksum-trailers", options.sendsChecksumTrailers,
                     translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                                  "Send each object's SHA-256 as a trailer, for an "
                                                  "object store that checks and keeps it"))
                         .toStdString());
    option("--objects", options.objectsFolder, "DIR",
           translated(QT_TRANSLATE_NOOP("ProfileCommands", "A folder of objects, instead of a "
                                                           "bucket")));
}

} // namespace

void addProfileCommands(CommandLine& line)
{
    CLI::App* group =
        line.group("profile", translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                                           "Databases and object stores to connect "
                                                           "to, by name")));
    auto addOptions = std::make_shared<AddOptions>();
    addOptionsOfAdd(
        *line.command(group, "add",
                      translated(QT_TRANSLATE_NOOP("ProfileCommands", "Save a new profile")),
                      [addOptions](Context& context) { return add(context, *addOptions); }),
        *addOptions);
    line.command(group, "list",
                 translated(QT_TRANSLATE_NOOP("ProfileCommands", "The profiles, without secrets")),
                 list);
    const auto named = [&](const char* name, const QString& description,
                           Result<ExitCode> (*work)(Context&, const NameOptions&)) {
        auto options = std::make_shared<NameOptions>();
        line.command(group, name, description,
                     [options, work](Context& context) { return work(context, *options); })
            ->add_option("name", options->name)
            ->required()
            ->type_name("NAME");
    };
    named("test",
          translated(QT_TRANSLATE_NOOP("ProfileCommands",
                                       "Try everything it names, step by step; exits 1 when "
                                       "something failed")),
          test);
    named("remove",
          translated(QT_TRANSLATE_NOOP("ProfileCommands", "Remove a profile and its secrets")),
          remove);
}

} // namespace wardlight::ctl
