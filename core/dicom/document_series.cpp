#include "core/dicom/document_series.h"

namespace wardlight::dicom {

QJsonArray readReferencedSeries(const DocumentFields& document, Tag images)
{
    constexpr Tag ReferencedSeries{0x0008, 0x1115};
    QJsonArray all;
    for (const DocumentFields& series : document.items(ReferencedSeries))
        all.append(QJsonObject{{QStringLiteral("series"), series.text(tags::SeriesInstanceUid)},
                               {QStringLiteral("references"), series.references(images)}});
    return all;
}

} // namespace wardlight::dicom
