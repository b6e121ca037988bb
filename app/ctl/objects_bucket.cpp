#include "app/ctl/commands.h"
#include "core/objects/s3/s3_bucket.h"
#include "core/objects/s3/s3_store.h"
#include "core/objects/sealed_cache.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using objects::LifecycleRule;
using objects::RestoreState;
using objects::S3Bucket;
using objects::S3Store;
using objects::SealedCache;
using objects::UploadInfo;

struct LifecycleOptions
{
    bool shows = false;
    bool applies = false;
};

struct UploadsOptions
{
    std::string prefix;
    bool ends = false;
    int olderThanHours = 24;
};

struct CacheOptions
{
    bool clears = false;
};

struct RestoreOptions
{
    std::string key;
    int days = 7;
};

QString translated(const char* text)
{
    return QCoreApplication::translate("ObjectsBucketCommands", text);
}

/// The bucket, or why there is none.
Result<std::shared_ptr<S3Store>> bucketOf(Context& context)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    if (!services->bucket) {
        return fail(ErrorCode::Unsupported,
                    translated(QT_TRANSLATE_NOOP(
                        "ObjectsBucketCommands",
                        "The objects here are files in a folder; only an S3 bucket has this. Use a "
                        "profile with one.")));
    }
    return services->bucket;
}

QJsonObject toJson(const LifecycleRule& rule)
{
    QJsonArray transitions;
    for (const LifecycleRule::Transition& transition : rule.transitions) {
        transitions.append(QJsonObject{{QStringLiteral("days"), transition.days},
                                       {QStringLiteral("storage_class"), transition.storageClass}});
    }
    return {{QStringLiteral("id"), rule.id},
            {QStringLiteral("prefix"), rule.prefix},
            {QStringLiteral("enabled"), rule.isEnabled},
            {QStringLiteral("transitions"), transitions},
            {QStringLiteral("expiration_days"),
             rule.expirationDays ? QJsonValue(*rule.expirationDays) : QJsonValue()}};
}

QString describe(const LifecycleRule& rule)
{
    QStringList steps;
    for (const LifecycleRule::Transition& transition : rule.transitions) {
        steps << translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands", "to %1 after %2 days"))
                     .arg(transition.storageClass)
                     .arg(transition.days);
    }
    if (rule.expirationDays) {
        steps << translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands", "deleted after %1 days"))
                     .arg(*rule.expirationDays);
    }
    return QStringLiteral("%1 (%2): %3")
        .arg(rule.id, rule.prefix, steps.join(QStringLiteral(", ")));
}

Result<ExitCode> lifecycle(Context& context, const LifecycleOptions& options)
{
    if (options.shows == options.applies) {
        return context.badUsage(translated(
            QT_TRANSLATE_NOOP("ObjectsBucketCommands", "Give either --show or --apply.")));
    }
    const auto store = bucketOf(context);
    if (!store)
        return propagate(store);
    S3Bucket bucket((*store)->client());
    if (options.applies) {
        if (const auto set = bucket.setLifecycle(objects::standardLifecycle()); !set)
            return propagate(set);
    }
    const auto rules = bucket.lifecycle();
    if (!rules)
        return propagate(rules);
    QJsonArray json;
    for (const LifecycleRule& rule : *rules) {
        json.append(toJson(rule));
        if (!context.out().isJson())
            context.out().line(describe(rule));
    }
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

Result<ExitCode> uploads(Context& context, const UploadsOptions& options)
{
    const auto store = bucketOf(context);
    if (!store)
        return propagate(store);
    const auto found = (*store)->uploads(toQString(options.prefix));
    if (!found)
        return propagate(found);
    // A young one may be under way at this moment, on another computer.
    constexpr qint64 SecondsPerHour = 3600;
    const QDateTime youngest =
        QDateTime::currentDateTimeUtc().addSecs(-options.olderThanHours * SecondsPerHour);
    QJsonArray json;
    for (const UploadInfo& upload : *found) {
        const bool isEnded = options.ends && upload.started <= youngest;
        if (isEnded) {
            if (const auto aborted = (*store)->abortUpload(upload); !aborted)
                return propagate(aborted);
        }
        const QString started = upload.started.toString(Qt::ISODate);
        json.append(QJsonObject{{QStringLiteral("key"), upload.key},
                                {QStringLiteral("upload_id"), upload.uploadId},
                                {QStringLiteral("started"), started},
                                {QStringLiteral("ended"), isEnded}});
        if (!context.out().isJson()) {
            const QString line =
                isEnded ? translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands", "%1  %2  ended"))
                        : QStringLiteral("%1  %2");
            context.out().line(line.arg(started, upload.key));
        }
    }
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

Result<ExitCode> cache(Context& context, const CacheOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    // Objects in a folder of this computer need none.
    SealedCache::Usage usage;
    if (services->cache) {
        if (options.clears) {
            if (const auto cleared = services->cache->clear(); !cleared)
                return propagate(cleared);
        }
        usage = services->cache->usage();
    }
    if (context.out().isJson()) {
        context.out().json(
            QJsonObject{{QStringLiteral("folder"),
                         services->cache ? QJsonValue(services->cache->folder()) : QJsonValue()},
                        {QStringLiteral("files"), usage.files},
                        {QStringLiteral("bytes"), usage.bytes},
                        {QStringLiteral("limit"), usage.maximumBytes}});
        return ExitCode::Done;
    }
    context.out().line(translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                                    "Objects kept on this computer: %1, %2 of at "
                                                    "most %3 bytes."))
                           .arg(usage.files)
                           .arg(usage.bytes)
                           .arg(usage.maximumBytes));
    return ExitCode::Done;
}

struct RestoreWords
{
    const char* name;     ///< for JSON
    const char* sentence; ///< for a person
};

RestoreWords wordsOf(RestoreState::Kind kind)
{
    switch (kind) {
    case RestoreState::Kind::NotArchived:
        return {"readable", QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                              "The object is in no archive; it can be read.")};
    case RestoreState::Kind::Archived:
        return {"archived",
                QT_TRANSLATE_NOOP("ObjectsBucketCommands", "The object is in an archive.")};
    case RestoreState::Kind::Running:
        return {"restoring",
                QT_TRANSLATE_NOOP("ObjectsBucketCommands", "The restore runs; it takes hours.")};
    case RestoreState::Kind::Restored:
        return {"restored", QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                              "The object has been restored and can be read.")};
    }
    return {"", ""};
}

Result<ExitCode> restore(Context& context, const RestoreOptions& options)
{
    const auto store = bucketOf(context);
    if (!store)
        return propagate(store);
    S3Bucket bucket((*store)->client());
    const QString key = toQString(options.key);
    auto state = bucket.restoreState(key);
    if (state && state->kind == RestoreState::Kind::Archived) {
        if (const auto requested = bucket.requestRestore(key, options.days); !requested)
            return propagate(requested);
        state = bucket.restoreState(key);
    }
    if (!state)
        return propagate(state);
    const RestoreWords words = wordsOf(state->kind);
    if (!context.out().isJson()) {
        context.out().line(translated(words.sentence));
        return ExitCode::Done;
    }
    context.out().json(QJsonObject{
        {QStringLiteral("key"), key},
        {QStringLiteral("storage_class"), state->storageClass},
        {QStringLiteral("state"), QLatin1String(words.name)},
        {QStringLiteral("until"),
         state->until.isValid() ? QJsonValue(state->until.toString(Qt::ISODate)) : QJsonValue()}});
    return ExitCode::Done;
}

void addUploads(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<UploadsOptions>();
    CLI::App* command = line.command(
        group, "uploads",
        translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                     "Uploads in parts that were begun and not finished")),
        [options](Context& context) { return uploads(context, *options); });
    command->add_option("--prefix", options->prefix)->type_name("PREFIX");
    command->add_flag("--end", options->ends,
                      translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                                   "End them and free what they take up"))
                          .toStdString());
    command
        ->add_option(
            "--older-than", options->olderThanHours,
            translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                         "Of those to be ended, only what is so many hours old"))
                .toStdString())
        ->type_name("HOURS")
        ->check(CLI::Range(0, 100'000));
}

} // namespace

void addObjectsBucketCommands(CommandLine& line, CLI::App* group)
{
    const auto lifecycleOptions = std::make_shared<LifecycleOptions>();
    CLI::App* command = line.command(
        group, "lifecycle",
        translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                     "When the server archives and deletes objects")),
        [lifecycleOptions](Context& context) { return lifecycle(context, *lifecycleOptions); });
    command->add_flag("--show", lifecycleOptions->shows);
    command->add_flag("--apply", lifecycleOptions->applies,
                      translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                                   "Replace all rules by Wardlight's two"))
                          .toStdString());
    addUploads(line, group);
    const auto cacheOptions = std::make_shared<CacheOptions>();
    line.command(group, "cache",
                 translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                              "What of a bucket is kept on this computer")),
                 [cacheOptions](Context& context) { return cache(context, *cacheOptions); })
        ->add_flag("--clear", cacheOptions->clears);
    const auto restoreOptions = std::make_shared<RestoreOptions>();
    CLI::App* restoring = line.command(
        group, "restore",
        translated(QT_TRANSLATE_NOOP("ObjectsBucketCommands",
                                     "Request an archived object, or see how far that is")),
        [restoreOptions](Context& context) { return restore(context, *restoreOptions); });
    restoring->add_option("key", restoreOptions->key)->required()->type_name("KEY");
    restoring->add_option("--days", restoreOptions->days)
        ->type_name("N")
        ->check(CLI::Range(1, 365));
}

} // namespace wardlight::ctl
