#include "app/ctl/bucket_options.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace wardlight::ctl {

namespace {

std::string translated(const char* text)
{
    return QCoreApplication::translate("BucketOptions", text).toStdString();
}

} // namespace

void BucketOptions::addTo(CLI::App* command)
{
    CLI::Option* name =
        command
            ->add_option("--bucket", bucket,
                         translated(QT_TRANSLATE_NOOP("BucketOptions",
                                                      "Keep the objects in this S3 bucket")))
            ->type_name("BUCKET");
    command
        ->add_option(
            "--endpoint", endpoint,
            translated(QT_TRANSLATE_NOOP("BucketOptions", "The S3 server, if it is not Amazon's")))
        ->type_name("URL")
        ->needs(name);
    command->add_option("--region", region)->type_name("REGION")->needs(name);
    command->add_option("--style", style)
        ->check(CLI::IsMember({"auto", "path", "virtual"}))
        ->needs(name);
    command
        ->add_option("--ca", caFile,
                     translated(QT_TRANSLATE_NOOP(
                         "BucketOptions", "Certificates (PEM) to trust instead of the system's")))
        ->type_name("FILE")
        ->check(CLI::ExistingFile)
        ->needs(name);
    command
        ->add_flag("--no-encryption", forgoesEncryption,
                   translated(QT_TRANSLATE_NOOP("BucketOptions",
                                                "Do not ask the server to encrypt objects, for one "
                                                "that cannot")))
        ->needs(name);
    command
        ->add_flag("--checksum-trailers", sendsChecksumTrailers,
                   translated(QT_TRANSLATE_NOOP("BucketOptions",
                                                "Send each object's SHA-256 as a trailer, for a "
                                                "server that checks and keeps it")))
        ->needs(name);
    command
        ->add_flag(
            "--make-bucket", makesBucket,
            translated(QT_TRANSLATE_NOOP("BucketOptions", "Make the bucket if it does not exist")))
        ->needs(name);
}

std::optional<objects::S3Config> BucketOptions::config() const
{
    if (bucket.empty())
        return std::nullopt;
    objects::S3Config config{
        .endpoint = toQString(endpoint), .region = toQString(region), .bucket = toQString(bucket)};
    config.style = *objects::addressingStyle(toQString(style)); // the parser checked it
    config.sendsEncryption = !forgoesEncryption;
    config.sendsChecksumTrailer = sendsChecksumTrailers;
    if (!caFile.empty())
        config.caFile = QFileInfo(toQString(caFile)).absoluteFilePath();
    return config;
}

} // namespace wardlight::ctl
