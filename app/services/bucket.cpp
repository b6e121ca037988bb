#include "app/services/bucket.h"

#include "core/objects/s3/credential_chain.h"

namespace wardlight::services {

namespace {

objects::AddressingStyle styleOf(profiles::BucketStyle style)
{
    switch (style) {
    case profiles::BucketStyle::Automatic:
        return objects::AddressingStyle::Automatic;
    case profiles::BucketStyle::Path:
        return objects::AddressingStyle::Path;
    case profiles::BucketStyle::VirtualHost:
        return objects::AddressingStyle::VirtualHost;
    }
    return objects::AddressingStyle::Automatic;
}

} // namespace

objects::S3Config configOf(const profiles::BucketPlace& place)
{
    objects::S3Config config;
    config.endpoint = place.endpoint;
    config.bucket = place.bucket;
    if (!place.region.isEmpty())
        config.region = place.region;
    config.style = styleOf(place.style);
    config.caFile = place.caFile;
    config.sendsEncryption = place.asksForEncryption;
    config.sendsChecksumTrailer = place.sendsChecksumTrailers;
    return config;
}

std::shared_ptr<objects::CredentialSource> credentialsOf(const profiles::ProfileSecrets& secrets,
                                                         const std::shared_ptr<const Clock>& clock)
{
    objects::Credentials own{secrets.accessKey, secrets.secretKey};
    if (own.isComplete())
        return std::make_shared<objects::FixedCredentials>(std::move(own));
    return objects::systemCredentials(clock);
}

Result<std::shared_ptr<objects::S3Store>> openBucket(const profiles::BucketPlace& place,
                                                     const profiles::ProfileSecrets& secrets,
                                                     const std::shared_ptr<const Clock>& clock)
{
    auto client = objects::S3Client::create(configOf(place), credentialsOf(secrets, clock),
                                            std::make_shared<objects::TransferThread>(), clock);
    if (!client)
        return propagate(client);
    return std::make_shared<objects::S3Store>(std::move(*client));
}

} // namespace wardlight::services
