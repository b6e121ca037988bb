#include "app/ctl/commands.h"
#include "app/ctl/objects_json.h"
#include "core/base/platform/durable_file.h"
#include "core/objects/recorded_copy.h"
#include "core/objects/verified_fetch.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace wardlight::ctl {

namespace {

using objects::ByteRange;
using objects::ObjectInfo;
using objects::UnverifiedPolicy;
using services::ObjectServices;

struct PutOptions
{
    std::string file;
    std::string key;
    std::string contentType = "application/octet-stream";
    std::string storageClass;
    std::vector<std::string> metadata;
};

struct GetOptions
{
    std::string key;
    std::string out;
    std::string range;
    bool acceptUnverified = false;
};

struct KeyOptions
{
    std::string key;
    std::string target; ///< of a copy
};

struct ListOptions
{
    std::string prefix;
    std::string delimiter;
};

struct PresignOptions
{
    std::string key;
    int expiresSeconds = 86'400;
    std::string method = "GET";
};

QString translated(const char* text)
{
    return QCoreApplication::translate("ObjectsCommands", text);
}

Result<QJsonObject> describe(const ObjectServices& services, const QString& key)
{
    const auto info = services.store->head(key);
    if (!info)
        return propagate(info);
    const auto entry = services.manifest->find(key);
    if (!entry)
        return propagate(entry);
    return objectJson(*info, *entry);
}

void print(Output& out, const QJsonObject& object)
{
    if (out.isJson()) {
        out.json(object);
        return;
    }
    const auto field = [&object](const char* name) {
        return object.value(QLatin1String(name)).toVariant().toString();
    };
    for (const char* name : {"key", "bytes", "sha256", "content_type", "storage_class", "state"})
        out.line(QStringLiteral("%1: %2").arg(QLatin1String(name), field(name)));
    const QJsonObject metadata = object.value(QStringLiteral("metadata")).toObject();
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        out.line(QStringLiteral("  %1: %2").arg(it.key(), it.value().toString()));
}

Result<ExitCode> printObject(Context& context, const ObjectServices& services, const QString& key)
{
    const auto object = describe(services, key);
    if (!object)
        return propagate(object);
    print(context.out(), *object);
    return ExitCode::Done;
}

/// Empty unless every text is "name=value".
std::optional<objects::Metadata> parseMetadata(const std::vector<std::string>& texts)
{
    objects::Metadata metadata;
    for (const std::string& text : texts) {
        const QString pair = toQString(text);
        const qsizetype at = pair.indexOf(u'=');
        if (at < 1)
            return std::nullopt;
        metadata.insert(pair.left(at).toLower(), pair.mid(at + 1));
    }
    return metadata;
}

Result<ExitCode> put(Context& context, const PutOptions& options)
{
    auto metadata = parseMetadata(options.metadata);
    if (!metadata) {
        return context.badUsage(translated(QT_TRANSLATE_NOOP(
            "ObjectsCommands", "--meta takes a name and a value, such as --meta study-id=1.2.3")));
    }
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const QString key = toQString(options.key);
    const auto job = std::make_shared<Job>();
    const auto stored = [&] {
        const ProgressLine progress(job);
        return objects::putRecordedFile(*services->store, *services->manifest,
                                        {.key = key,
                                         .contentType = toQString(options.contentType),
                                         .metadata = std::move(*metadata),
                                         .storageClass = toQString(options.storageClass),
                                         .serverSideEncryption = QStringLiteral("AES256"),
                                         .job = job},
                                        toQString(options.file));
    }();
    if (!stored)
        return propagate(stored);
    return printObject(context, *services, key);
}

/// "A-B", both bytes included, or "A-" up to the end.
std::optional<ByteRange> parseRange(const std::string& text)
{
    const QStringList parts = toQString(text).split(u'-');
    if (parts.size() != 2)
        return std::nullopt;
    bool isFirst = false;
    bool isLast = parts[1].isEmpty();
    ByteRange range;
    range.first = parts[0].toLongLong(&isFirst);
    range.last = isLast ? std::numeric_limits<qint64>::max() : parts[1].toLongLong(&isLast);
    if (!isFirst || !isLast || range.last < range.first)
        return std::nullopt;
    return range;
}

/// What leaves the store leaves a row in the audit log.
Result<> recordDisclosure(const ObjectServices& services, const QString& action, const QString& key)
{
    return services.recordAct({action, {}, key, {}});
}

struct Written
{
    objects::Provenance provenance;
    qint64 bytes = 0; ///< in the file
};

/// Writes the object, or the range of it, to the file; the disclosure is recorded before.
Result<Written> fetch(const ObjectServices& services, const GetOptions& options,
                      const std::optional<ByteRange>& range)
{
    const QString key = toQString(options.key);
    const QString file = toQString(options.out);
    const auto policy =
        options.acceptUnverified ? UnverifiedPolicy::Accept : UnverifiedPolicy::Refuse;
    const auto disclose = [&] {
        return recordDisclosure(services, QStringLiteral("object.read"), key);
    };
    if (!range) {
        return services.fetch->fetchToFile(key, file, policy, disclose)
            .map([](const objects::Provenance& whole) {
                return Written{whole, whole.bytes};
            });
    }
    const auto part = services.fetch->fetchRange(key, *range, policy);
    if (!part)
        return propagate(part);
    if (const auto recorded = disclose(); !recorded)
        return propagate(recorded);
    if (const auto written = writeFileDurably(file, part->bytes.bytes()); !written)
        return propagate(written);
    return Written{part->provenance, qint64(part->bytes.size())};
}

Result<ExitCode> get(Context& context, const GetOptions& options)
{
    const auto range = options.range.empty() ? std::nullopt : parseRange(options.range);
    if (!options.range.empty() && !range) {
        return context.badUsage(translated(QT_TRANSLATE_NOOP(
            "ObjectsCommands", "--range takes the first and the last byte, such as 0-1023.")));
    }
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const auto written = fetch(*services, options, range);
    if (!written)
        return propagate(written);
    const bool isVerified = written->provenance.state == objects::Provenance::State::Verified;
    if (context.out().isJson()) {
        context.out().json(
            QJsonObject{{QStringLiteral("key"), written->provenance.key},
                        {QStringLiteral("bytes"), written->bytes},
                        {QStringLiteral("sha256"), written->provenance.sha256.toHex()},
                        {QStringLiteral("verified"), isVerified},
                        {QStringLiteral("file"), toQString(options.out)}});
    } else if (!isVerified) {
        Output::error(translated(QT_TRANSLATE_NOOP(
            "ObjectsCommands", "These bytes were not checked: nobody recorded a hash for them.")));
    }
    return ExitCode::Done;
}

Result<ExitCode> head(Context& context, const KeyOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    return printObject(context, *services, toQString(options.key));
}

Result<objects::ListPage> listEverything(objects::ObjectStore& store, const ListOptions& options)
{
    objects::ListRequest request{.prefix = toQString(options.prefix),
                                 .delimiter = toQString(options.delimiter)};
    objects::ListPage all;
    do {
        auto page = store.list(request);
        if (!page)
            return propagate(page);
        std::ranges::move(page->objects, std::back_inserter(all.objects));
        std::ranges::move(page->prefixes, std::back_inserter(all.prefixes));
        request.continuation = page->continuation;
    } while (!request.continuation.isEmpty());
    return all;
}

Result<ExitCode> list(Context& context, const ListOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const auto all = listEverything(*services->store, options);
    if (!all)
        return propagate(all);
    if (context.out().isJson()) {
        QJsonArray found;
        for (const ObjectInfo& object : all->objects)
            found.append(listedJson(object));
        QJsonArray prefixes;
        for (const QString& prefix : all->prefixes)
            prefixes.append(prefix);
        context.out().json(QJsonObject{{QStringLiteral("prefixes"), prefixes},
                                       {QStringLiteral("objects"), found}});
        return ExitCode::Done;
    }
    for (const QString& prefix : all->prefixes)
        context.out().line(prefix);
    for (const ObjectInfo& object : all->objects)
        context.out().line(QStringLiteral("%1  %2").arg(object.bytes, 12).arg(object.key));
    return ExitCode::Done;
}

Result<ExitCode> copy(Context& context, const KeyOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const QString target = toQString(options.target);
    const auto job = std::make_shared<Job>();
    const auto stored = [&] {
        const ProgressLine progress(job);
        return objects::copyRecorded(
            *services->store, *services->manifest, *services->fetch, toQString(options.key),
            {.key = target, .serverSideEncryption = QStringLiteral("AES256"), .job = job});
    }();
    if (!stored)
        return propagate(stored);
    return printObject(context, *services, target);
}

Result<ExitCode> remove(Context& context, const KeyOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const QString key = toQString(options.key);
    if (const auto removed = objects::removeRecorded(*services->store, *services->manifest, key);
        !removed) {
        return propagate(removed);
    }
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("removed"), key}});
    return ExitCode::Done;
}

Result<ExitCode> presign(Context& context, const PresignOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const auto method =
        options.method == "PUT" ? objects::PresignMethod::Put : objects::PresignMethod::Get;
    const QDateTime expires = services->clock->now().addSecs(options.expiresSeconds);
    const auto url = services->store->presign(toQString(options.key), method,
                                              std::chrono::seconds(options.expiresSeconds));
    if (!url)
        return propagate(url);
    const QString link = QString::fromLatin1(url->toEncoded());
    if (const auto recorded =
            recordDisclosure(*services, QStringLiteral("object.presign"), toQString(options.key));
        !recorded) {
        return propagate(recorded);
    }
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("url"), link},
                                       {QStringLiteral("expires"), expires.toString(Qt::ISODate)}});
    else
        context.out().line(link);
    return ExitCode::Done;
}

CLI::Option* addKey(CLI::App* command, std::string& key)
{
    return command->add_option("key", key)->required()->type_name("KEY");
}

void addPut(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<PutOptions>();
    CLI::App* command =
        line.command(group, "put",
                     translated(QT_TRANSLATE_NOOP("ObjectsCommands",
                                                  "Store a file as an object and record its hash")),
                     [options](Context& context) { return put(context, *options); });
    command->add_option("file", options->file)->required()->type_name("FILE");
    command->add_option("--key", options->key)->required()->type_name("KEY");
    command
        ->add_option(
            "--meta", options->metadata,
            translated(QT_TRANSLATE_NOOP("ObjectsCommands", "Metadata; may be given repeatedly"))
                .toStdString())
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--content-type", options->contentType)->type_name("TYPE");
    command->add_option("--storage-class", options->storageClass)->type_name("CLASS");
}

void addGet(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<GetOptions>();
    CLI::App* command = line.command(
        group, "get",
        translated(QT_TRANSLATE_NOOP("ObjectsCommands", "Check an object and write it to a file")),
        [options](Context& context) { return get(context, *options); });
    addKey(command, options->key);
    command->add_option("--out", options->out)->required()->type_name("FILE");
    command
        ->add_option("--range", options->range,
                     translated(QT_TRANSLATE_NOOP("ObjectsCommands", "Only these bytes, from 0"))
                         .toStdString())
        ->type_name("FIRST-LAST");
    command->add_flag("--accept-unverified", options->acceptUnverified,
                      translated(QT_TRANSLATE_NOOP("ObjectsCommands",
                                                   "Take bytes that nobody recorded a hash for"))
                          .toStdString());
}

void addKeyCommands(CommandLine& line, CLI::App* group)
{
    const auto headOptions = std::make_shared<KeyOptions>();
    addKey(
        line.command(group, "head",
                     translated(QT_TRANSLATE_NOOP("ObjectsCommands", "What is known of an object")),
                     [headOptions](Context& context) { return head(context, *headOptions); }),
        headOptions->key);
    const auto removeOptions = std::make_shared<KeyOptions>();
    addKey(line.command(
               group, "remove",
               translated(QT_TRANSLATE_NOOP("ObjectsCommands", "Delete an object and its record")),
               [removeOptions](Context& context) { return remove(context, *removeOptions); }),
           removeOptions->key);
    const auto copyOptions = std::make_shared<KeyOptions>();
    CLI::App* command =
        line.command(group, "copy",
                     translated(QT_TRANSLATE_NOOP(
                         "ObjectsCommands", "Check an object and store it under another key")),
                     [copyOptions](Context& context) { return copy(context, *copyOptions); });
    addKey(command, copyOptions->key);
    command->add_option("target", copyOptions->target)->required()->type_name("KEY");
}

void addList(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ListOptions>();
    CLI::App* command = line.command(
        group, "list", translated(QT_TRANSLATE_NOOP("ObjectsCommands", "List objects by key")),
        [options](Context& context) { return list(context, *options); });
    command->add_option("--prefix", options->prefix)->type_name("PREFIX");
    command->add_option("--delimiter", options->delimiter)->type_name("TEXT");
}

void addPresign(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<PresignOptions>();
    CLI::App* command =
        line.command(group, "presign",
                     translated(QT_TRANSLATE_NOOP(
                         "ObjectsCommands", "Make a link that works for anybody for a while")),
                     [options](Context& context) { return presign(context, *options); });
    addKey(command, options->key);
    constexpr int Week = 7 * 86'400; // the longest that S3 allows
    command->add_option("--expires", options->expiresSeconds)
        ->type_name("SECONDS")
        ->check(CLI::Range(1, Week));
    command->add_option("--method", options->method)->check(CLI::IsMember({"GET", "PUT"}));
}

} // namespace

void addObjectsCommands(CommandLine& line)
{
    CLI::App* group = line.group(
        "objects",
        translated(QT_TRANSLATE_NOOP("ObjectsCommands", "Stored files and their integrity")));
    addPut(line, group);
    addGet(line, group);
    addKeyCommands(line, group);
    addList(line, group);
    addPresign(line, group);
    addObjectsCheckCommands(line, group);
    addObjectsBucketCommands(line, group);
}

} // namespace wardlight::ctl
