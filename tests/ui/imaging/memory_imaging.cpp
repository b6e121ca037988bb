#include "tests/ui/imaging/memory_imaging.h"

#include <algorithm>

namespace wardlight::test {

using imaging::StackImage;

namespace {

imaging::PixelFormat grey16(int columns, int rows)
{
    imaging::PixelFormat format;
    format.rows = rows;
    format.columns = columns;
    format.samplesPerPixel = 1;
    format.bitsAllocated = 16;
    format.bitsStored = 16;
    format.highBit = 15;
    format.frames = 1;
    format.photometric = QStringLiteral("MONOCHROME2");
    return format;
}

} // namespace

imaging::Frame rampFrame(int columns, int rows)
{
    auto writer = SealedMemoryWriter::create(std::size_t(columns) * std::size_t(rows) * 2);
    std::vector<std::uint16_t> values;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            values.push_back(static_cast<std::uint16_t>(column + 10 * row));
    }
    (void)writer->append(std::as_bytes(std::span(values)));
    imaging::Frame frame;
    frame.format = grey16(columns, rows);
    frame.transferSyntaxUid = QStringLiteral("1.2.840.10008.1.2.1");
    frame.pixels = std::move(*writer).seal().value();
    return frame;
}

imaging::Instance ctInstance(int number, double z, int columns, int rows)
{
    imaging::Instance instance;
    imaging::DicomHeader& header = instance.header;
    header.sopInstanceUid = QStringLiteral("1.2.3.%1").arg(number);
    header.transferSyntaxUid = QStringLiteral("1.2.840.10008.1.2.1");
    header.patientId = QStringLiteral("0042-7718");
    header.patientName = {QStringLiteral("Zhang^Wei"), QStringLiteral("张^伟"), {}};
    header.birthDate = QDate(1945, 7, 14);
    header.sex = QStringLiteral("M");
    header.modality = QStringLiteral("CT");
    header.instanceNumber = number;
    header.hasPixels = true;
    header.pixels = grey16(columns, rows);
    header.imagePosition = {-100, -120, z};
    header.imageOrientation = {1, 0, 0, 0, 1, 0};
    header.pixelSpacing = {0.5, 0.5};
    header.spacingSource = imaging::SpacingSource::PixelSpacing;
    header.sliceThickness = 1.25;
    header.windows = {{200, 400, {}}};
    instance.objectKey = QStringLiteral("dicom/patient/study/series/%1.dcm").arg(number);
    instance.state = objects::ObjectState::Stored;
    return instance;
}

imaging::StudyContents ctStudy(const QString& uid, int count)
{
    imaging::StudyContents contents;
    contents.study.studyUid = uid;
    contents.study.date = QDate(2026, 3, 14);
    contents.study.time = QTime(9, 26);
    contents.study.description = QStringLiteral("Head");
    contents.study.modalities = {QStringLiteral("CT")};
    contents.study.seriesCount = 1;
    imaging::SeriesContents series;
    series.series.seriesUid = uid + QStringLiteral(".1");
    series.series.studyUid = uid;
    series.series.modality = QStringLiteral("CT");
    series.series.number = 3;
    series.series.description = QStringLiteral("Head 1.25 mm");
    series.series.frameCount = count;
    series.series.counts.instances = count;
    for (int i = 0; i < count; ++i)
        series.instances.push_back(ctInstance(i + 1, 1.25 * i));
    contents.series.push_back(std::move(series));
    return contents;
}

void MemoryStack::open(std::vector<imaging::Instance> instances, int firstLookedAt)
{
    m_instances = std::move(instances);
    m_images.clear();
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        const int frames = std::max(1, m_instances[i].header.pixels.frames);
        for (int frame = 0; frame < frames; ++frame) {
            StackImage image;
            image.instance = int(i);
            image.frame = frame;
            image.state = StackImage::State::Loading;
            m_images.push_back(std::move(image));
        }
    }
    m_counters = {.total = int(m_instances.size())};
    m_lookedAt = firstLookedAt;
}

void MemoryStack::close()
{
    m_instances.clear();
    m_images.clear();
    m_counters = {};
    m_accepted.clear();
    m_retried.clear();
}

const StackImage& MemoryStack::at(int position) const
{
    return m_images.at(std::size_t(position));
}

const imaging::Instance& MemoryStack::instanceAt(int position) const
{
    return m_instances.at(std::size_t(at(position).instance));
}

void MemoryStack::makeReady(int position, objects::Provenance::State state)
{
    StackImage& image = m_images.at(std::size_t(position));
    const imaging::Instance& instance = instanceAt(position);
    image.state = StackImage::State::Ready;
    image.error.reset();
    image.pixels = rampFrame(instance.header.pixels.columns, instance.header.pixels.rows);
    image.provenance = objects::Provenance{.key = instance.objectKey,
                                           .store = QStringLiteral("memory"),
                                           .sha256 = Sha256::of(QByteArrayView("image")),
                                           .bytes = 6144,
                                           .state = state,
                                           .checkedAt = QDateTime({2026, 3, 14}, {9, 30}, Qt::UTC)};
    emit imageChanged(position);
}

void MemoryStack::finish(int position)
{
    ++m_counters.verified;
    emit countersChanged();
    makeReady(position, objects::Provenance::State::Verified);
}

void MemoryStack::finishAll()
{
    for (int i = 0; i < size(); ++i)
        finish(i);
}

void MemoryStack::refuse(int position, const Error& error)
{
    StackImage& image = m_images.at(std::size_t(position));
    image.state = StackImage::State::Failed;
    image.error = error;
    ++m_counters.failed;
    emit countersChanged();
    emit imageChanged(position);
}

void MemoryStack::needConsent(int position)
{
    m_images.at(std::size_t(position)).state = StackImage::State::NeedsConsent;
    ++m_counters.unverified;
    emit countersChanged();
    emit imageChanged(position);
}

void MemoryStack::hasNoPicture(int position)
{
    m_images.at(std::size_t(position)).state = StackImage::State::NoPicture;
    emit imageChanged(position);
}

void MemoryStack::hasReport(int position, const QJsonObject& report)
{
    m_images.at(std::size_t(position)).document = std::make_shared<const QJsonObject>(report);
    hasNoPicture(position);
}

void MemoryStack::acceptUnverified(int position)
{
    m_accepted.push_back(position);
    makeReady(position, objects::Provenance::State::Unverified);
}

void MemoryStack::setCounters(const imaging::SeriesLoader::Counters& counters)
{
    m_counters = counters;
    emit countersChanged();
}

void MemoryImagingStore::add(const PatientId& patient, imaging::StudyContents contents)
{
    const std::lock_guard lock(m_mutex);
    contents.study.patient = patient;
    m_contents.push_back(std::move(contents));
}

void MemoryImagingStore::failWith(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

QStringList MemoryImagingStore::openedStudies() const
{
    const std::lock_guard lock(m_mutex);
    return m_opened;
}

Result<imaging::StudyPage> MemoryImagingStore::studies(const imaging::StudyQuery& query)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    imaging::StudyPage page;
    for (const imaging::StudyContents& contents : m_contents) {
        if (!query.patient || contents.study.patient == query.patient)
            page.studies.push_back(contents.study);
    }
    return page;
}

Result<imaging::OutlinePage> MemoryImagingStore::outlines(const imaging::StudyQuery& /*query*/)
{
    return imaging::OutlinePage{};
}

Result<imaging::StudyContents> MemoryImagingStore::openStudy(const QString& studyUid)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    m_opened << studyUid;
    const auto found = std::find_if(m_contents.begin(), m_contents.end(), [&](const auto& study) {
        return study.study.studyUid == studyUid;
    });
    if (found == m_contents.end())
        return fail(ErrorCode::NotFound, QStringLiteral("no such study"));
    return *found;
}

Result<imaging::Instance> MemoryImagingStore::instance(const QString& /*sopInstanceUid*/)
{
    return fail(ErrorCode::NotFound, QStringLiteral("no such instance"));
}

Result<std::vector<imaging::WaveformInstance>>
MemoryImagingStore::waveforms(const std::optional<PatientId>& /*patient*/)
{
    return std::vector<imaging::WaveformInstance>{};
}

} // namespace wardlight::test
