#include "app/ctl/imaging_source.h"

#include "core/imaging/fetch_instance.h"
#include "core/imaging/imaging_store.h"
#include "core/objects/ingest_file.h"
#include "core/objects/verified_fetch.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

/// A file needs no workspace.
Result<ImagingSource> openFile(const QString& path)
{
    Result<objects::IngestedFile> file = objects::ingestFile(path);
    if (!file)
        return propagate(file);
    imaging::Decoder::Options options;
    options.maxWorkers = 1;
    return ImagingSource{std::move(file->bytes), file->hashes.whole, path,
                         std::make_shared<const imaging::Decoder>(std::move(options))};
}

Result<ImagingSource> openInstance(Context& context, const QString& uid)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto instance = services->imaging->instance(uid);
    if (!instance)
        return propagate(instance);
    auto object = imaging::fetchInstance(*services->fetch, *instance);
    if (!object)
        return propagate(object);
    return ImagingSource{std::move(object->bytes), object->provenance.sha256,
                         instance->header.studyUid, services->decoder};
}

} // namespace

void ImagingSourceOptions::addTo(CLI::App* command)
{
    CLI::Option_group* source = command->add_option_group("source");
    source
        ->add_option("--file", file,
                     QCoreApplication::translate("ImagingCommands", "A DICOM file").toStdString())
        ->type_name("FILE");
    source
        ->add_option("--instance", instance,
                     QCoreApplication::translate("ImagingCommands",
                                                 "An image of the workspace, by SOP instance UID")
                         .toStdString())
        ->type_name("UID");
    source->require_option(1);
}

Result<ImagingSource> openImagingSource(Context& context, const ImagingSourceOptions& options)
{
    if (!options.file.empty())
        return openFile(toQString(options.file));
    return openInstance(context, toQString(options.instance));
}

} // namespace wardlight::ctl
