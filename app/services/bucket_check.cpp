#include "app/services/bucket_check.h"

#include "app/services/bucket.h"
#include "core/objects/s3/s3_probe.h"

#include <QCoreApplication>

namespace wardlight::services {

namespace {

using objects::S3Report;
using State = HealthCheck::State;
using Step = S3Report::Step;

QString translated(const char* text)
{
    return QCoreApplication::translate("BucketCheck", text);
}

/// The steps of a bucket, from what one question to it found.
class BucketReport
{
public:
    BucketReport(const profiles::BucketPlace& place, S3Report found, const StepListener& tell)
        : m_place(place), m_found(std::move(found)), m_tell(tell)
    {}

    void tellAll() const;

private:
    void tellServer() const;
    void tell(Step step, const char* name, const QString& well, const QString& advice) const;

    const profiles::BucketPlace& m_place;
    S3Report m_found;
    const StepListener& m_tell;
};

void BucketReport::tell(Step step, const char* name, const QString& well,
                        const QString& advice) const
{
    if (m_found.failedStep && *m_found.failedStep < step)
        return;
    if (m_found.failedStep == step)
        m_tell({QString::fromLatin1(name), State::Fail, m_found.error.message, advice});
    else
        m_tell({QString::fromLatin1(name), State::Ok, well, {}});
}

void BucketReport::tellServer() const
{
    tell(Step::Server, "endpoint",
         translated(QT_TRANSLATE_NOOP("BucketCheck", "The object store answers within %1 ms."))
             .arg(m_found.duration.count()),
         translated(QT_TRANSLATE_NOOP("BucketCheck",
                                      "Check the endpoint and the certificate file, or ask "
                                      "whoever runs the object store.")));
    if (m_found.failedStep != Step::Server && !m_found.isSecure)
        m_tell({QStringLiteral("endpoint-tls"), State::Warn,
                translated(QT_TRANSLATE_NOOP(
                    "BucketCheck", "The connection to the object store is not encrypted.")),
                translated(QT_TRANSLATE_NOOP("BucketCheck", "Use an https:// endpoint."))});
}

void BucketReport::tellAll() const
{
    // without any key the server was not even asked
    if (m_found.failedStep != Step::Credentials || m_found.duration.count() > 0)
        tellServer();
    tell(Step::Credentials, "credentials",
         translated(QT_TRANSLATE_NOOP("BucketCheck", "The access key is accepted.")),
         translated(QT_TRANSLATE_NOOP("BucketCheck", "Enter the access key and its secret anew.")));
    tell(Step::Bucket, "bucket",
         translated(QT_TRANSLATE_NOOP("BucketCheck", "There is a bucket named %1."))
             .arg(m_place.bucket),
         translated(QT_TRANSLATE_NOOP("BucketCheck", "Check the bucket's name and its region.")));
    tell(Step::List, "list",
         translated(QT_TRANSLATE_NOOP("BucketCheck", "Its objects may be listed.")),
         translated(QT_TRANSLATE_NOOP("BucketCheck",
                                      "Have this access key given the right to list the bucket.")));
}

/// Whether the first object, if there is one, may be read.
void checkReading(objects::ObjectStore& store, const StepListener& tell)
{
    const auto page = store.list({.maxKeys = 1});
    if (!page || page->objects.empty())
        return;
    std::optional<objects::ByteRange> range;
    if (page->objects.front().bytes > 0)
        range = objects::ByteRange{0, 0};
    const auto read =
        store.get(page->objects.front().key, range, [](auto) -> Result<> { return {}; });
    const QString name = QStringLiteral("read");
    if (read)
        tell({name,
              State::Ok,
              translated(QT_TRANSLATE_NOOP("BucketCheck", "Its objects can be read.")),
              {}});
    else
        tell({name, State::Fail, read.error().message,
              translated(QT_TRANSLATE_NOOP(
                  "BucketCheck", "Have this access key given the right to read objects."))});
}

} // namespace

void checkBucket(const profiles::BucketPlace& place, const profiles::ProfileSecrets& secrets,
                 const Job& job, const StepListener& tell)
{
    const auto clock = std::make_shared<SystemClock>();
    const auto transfers = std::make_shared<objects::TransferThread>();
    const S3Report found =
        objects::testConnection(configOf(place), credentialsOf(secrets, clock), transfers, clock,
                                [&job] { return job.isCancelled(); });
    if (job.isCancelled())
        return;
    BucketReport(place, found, tell).tellAll();
    if (!found.isUsable())
        return;
    if (const auto store = openBucket(place, secrets, clock); store)
        checkReading(**store, tell);
}

} // namespace wardlight::services
