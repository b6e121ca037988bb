#pragma once

#include "core/dicom/dataset_parser.h"
#include "core/dicom/transfer_syntax.h"

#include <QStringList>

#include <vector>

namespace wardlight::dicom {

/// One DICOM file whose structure was walked from end to end and found sound.
///
/// Nothing here reads past the file or recurses without bound, whatever the file says. The bytes
/// must stay mapped as long as the object lives.
class DicomObject
{
public:
    /// Also takes files without preamble or meta header, where the dataset is plainly DICOM.
    /// @param maxBytes  of a deflated dataset, inflated
    [[nodiscard]] static Checked<DicomObject> open(Bytes file, const Dictionary& dictionary,
                                                   std::size_t maxBytes);

    [[nodiscard]] const Dataset& dataset() const { return m_dataset; }
    [[nodiscard]] const TransferSyntax& transferSyntax() const { return m_syntax; }
    [[nodiscard]] const QStringList& notes() const { return m_notes; }
    /// A DICOMDIR: a list of files, which has neither a patient nor a study of its own.
    [[nodiscard]] bool isDirectory() const { return m_isDirectory; }

private:
    DicomObject() = default;
    [[nodiscard]] Checked<> readDataset(Bytes file, std::size_t begin, const Dictionary& dictionary,
                                        std::size_t maxBytes);

    TransferSyntax m_syntax;
    std::vector<std::byte> m_inflated; ///< the dataset's views point into this or the file
    Dataset m_dataset;
    QStringList m_notes;
    bool m_isDirectory = false;
};

} // namespace wardlight::dicom
