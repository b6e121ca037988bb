#include "ui/imaging/imaging_inspector.h"

#include "core/imaging/series_loader.h"
#include "ui/common/field_list.h"
#include "ui/common/formats.h"
#include "ui/imaging/corner_texts.h"
#include "ui/imaging/image_provenance.h"

#include <QLabel>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

QString spacingText(const imaging::DicomHeader& header)
{
    if (!header.pixelSpacing) {
        return ImagingInspector::tr("Not known: lengths cannot be measured",
                                    "distance between pixels");
    }
    return ImagingInspector::tr("%1 × %2 mm", "distance between pixels")
        .arg((*header.pixelSpacing)[0], 0, 'g', 4)
        .arg((*header.pixelSpacing)[1], 0, 'g', 4);
}

QList<Field> imageFields(const imaging::DicomHeader& header)
{
    const imaging::PixelFormat& pixels = header.pixels;
    const QString lossy = lossyMark(header);
    return {
        {ImagingInspector::tr("Size"),
         QStringLiteral("%1 × %2").arg(pixels.columns).arg(pixels.rows)},
        {ImagingInspector::tr("Frames"),
         pixels.frames > 1 ? QString::number(pixels.frames) : QString()},
        {ImagingInspector::tr("Bits"),
         ImagingInspector::tr("%1 of %2").arg(pixels.bitsStored).arg(pixels.bitsAllocated)},
        {ImagingInspector::tr("Pixel spacing"), spacingText(header)},
        {ImagingInspector::tr("Compression"),
         lossy.isEmpty() ? ImagingInspector::tr("Lossless") : lossy},
        {ImagingInspector::tr("Manufacturer"), header.manufacturer},
    };
}

/// Beginning and end of something long that has no words; the badge tells and copies the whole.
QString shortened(const QString& text)
{
    constexpr int Shown = 12;
    return text.size() <= 2 * Shown
               ? text
               : QStringLiteral("%1 … %2").arg(text.left(Shown), text.right(Shown));
}

TextRole roleOf(ProvenanceState state)
{
    switch (state) {
    case ProvenanceState::Verified:
        return TextRole::Ok;
    case ProvenanceState::Unverified:
        return TextRole::Body;
    case ProvenanceState::Refused:
        return TextRole::Failed;
    case ProvenanceState::Stale:
        return TextRole::Stale;
    }
    return TextRole::Body;
}

QList<Field> sourceFields(const Provenance& source)
{
    return {
        {ImagingInspector::tr("Object"), shortened(source.sourceKey), TextRole::Body,
         source.sourceKey},
        {ImagingInspector::tr("SHA-256"), shortened(source.sha256), TextRole::Body, source.sha256},
        {ImagingInspector::tr("Bytes"), source.bytes ? formatBytes(*source.bytes) : QString()},
        {ImagingInspector::tr("Coding"), source.codec},
        {ImagingInspector::tr("Checked"),
         source.verifiedAt.isValid() ? formatDateTime(source.verifiedAt) : QString()},
    };
}

} // namespace

ImagingInspector::ImagingInspector(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    m_nothing = new QLabel;
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(Spacing::Medium);
    setTextRole(m_nothing, TextRole::Muted);
    m_badge = new ProvenanceBadge(theme);
    m_word = new QLabel;
    m_series = new FieldList;
    m_warnings = new FieldList;
    m_image = new FieldList;
    m_source = new FieldList;

    auto* badgeLine = new QHBoxLayout;
    badgeLine->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    badgeLine->setSpacing(Spacing::Tight);
    badgeLine->addWidget(m_badge);
    badgeLine->addWidget(m_word);
    badgeLine->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, Spacing::Medium);
    column->setSpacing(Spacing::Tight);
    column->addWidget(m_nothing);
    column->addLayout(badgeLine);
    for (FieldList* block : {m_warnings, m_series, m_image, m_source})
        column->addWidget(block);
    column->addStretch();
    clear();
}

void ImagingInspector::clear()
{
    m_nothing->setText(tr("Open a series to see where its images come from."));
    m_nothing->show();
    m_badge->hide();
    m_word->hide();
    for (FieldList* block : {m_series, m_warnings, m_image, m_source})
        block->setFields({}, {});
}

void ImagingInspector::setSeries(const imaging::Series& series)
{
    m_nothing->hide();
    m_series->setFields(
        tr("Series"), {{tr("Modality"), series.modality},
                       {tr("Number"), series.number ? QString::number(*series.number) : QString()},
                       {tr("Description"), series.description},
                       {tr("Body part"), series.bodyPart},
                       {tr("Images"), QString::number(series.counts.instances)}});
    QList<Field> warnings;
    for (const imaging::SeriesWarning& warning : series.warnings)
        warnings << Field{{}, warning.text, TextRole::Failed};
    m_warnings->setFields(tr("Take care when measuring"), warnings);
}

void ImagingInspector::setImage(const imaging::StackImage& image, const imaging::Instance& instance)
{
    m_image->setFields(tr("Image"),
                       instance.header.hasPixels ? imageFields(instance.header) : QList<Field>());
    const std::optional<Provenance> source = imageProvenance(image, instance);
    m_badge->setVisible(source.has_value());
    m_word->setVisible(source.has_value());
    if (source) {
        m_badge->setProvenance(*source);
        m_word->setText(provenanceWord(source->state));
        setTextRole(m_word, roleOf(source->state));
    }
    m_source->setFields(tr("Source"), source ? sourceFields(*source) : QList<Field>());
}

} // namespace wardlight::ui
