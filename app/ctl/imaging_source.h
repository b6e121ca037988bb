#pragma once

#include "app/ctl/command_line.h"
#include "core/imaging/decoder.h"

#include <memory>

namespace wardlight::ctl {

/// Which object a command works on: a file anywhere, or an instance of the workspace.
struct ImagingSourceOptions
{
    std::string file;
    std::string instance;

    /// Adds `--file` and `--instance`, of which exactly one must be given.
    void addTo(CLI::App* command);
};

/// The bytes of one DICOM object, and the decoder to read them with.
struct ImagingSource
{
    SealedMemory bytes;
    Sha256Digest sha256;
    imaging::Decoder::Scope scope;
    std::shared_ptr<const imaging::Decoder> decoder;
};

/// Opens it; an instance comes through VerifiedFetch and must be what was indexed.
/// @return Error::Integrity when the stored bytes are not those that were imported
[[nodiscard]] Result<ImagingSource> openImagingSource(Context& context,
                                                      const ImagingSourceOptions& options);

} // namespace wardlight::ctl
