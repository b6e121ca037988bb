#include "core/imaging/series_loader.h"

#include "core/async/tasks.h"
#include "core/imaging/fetch_instance.h"
#include "core/imaging/frame_header.h"

#include <algorithm>

namespace wardlight::imaging {

namespace {

/// No stack a person scrolls through is longer; a header that says so is not believed.
constexpr std::size_t LongestStack = 100'000;

qint64 frameBytes(const PixelFormat& format)
{
    return qint64(format.rows) * format.columns * format.samplesPerPixel *
           std::max(1, format.bitsAllocated / 8);
}

/// How many pictures an instance has: no more than it has bytes.
int pictureCount(const Instance& instance)
{
    if (!instance.header.hasPixels)
        return 0;
    return int(
        std::clamp<qint64>(instance.header.pixels.frames, 1, std::max<qint64>(1, instance.bytes)));
}

/// Headers on record since before they told of tables know of palettes alone.
bool needsTables(const DicomHeader& header)
{
    return header.hasTables || header.pixels.photometric == QLatin1String("PALETTE COLOR");
}

} // namespace

/// What a task brings back. Without provenance the object itself was refused.
struct SeriesLoader::Loaded
{
    std::optional<objects::Provenance> provenance;
    std::optional<Frame> frame;
    std::shared_ptr<const DisplayTables> tables;
    std::shared_ptr<const QJsonObject> document;
    std::optional<Error> error;
};

/// The blocking work for one position; runs on a pool.
struct SeriesLoader::Task
{
    Sources sources;
    std::shared_ptr<const std::vector<Instance>> instances;
    JobPointer job;
    int instance = 0;
    int frame = 0;
    objects::UnverifiedPolicy policy = objects::UnverifiedPolicy::Refuse;
    bool decodes = false;
    bool readsTables = false;
    bool readsDocument = false;

    Result<Loaded> operator()() const
    {
        Loaded loaded;
        if (const Result<> done = load(loaded); !done)
            loaded.error = done.error();
        return loaded;
    }

    Result<> load(Loaded& loaded) const
    {
        if (job->isCancelled())
            return tl::unexpected(cancelledError());
        const Instance& wanted = (*instances)[std::size_t(instance)];
        const auto object = fetchInstance(*sources.fetch, wanted, policy);
        if (!object)
            return propagate(object);
        loaded.provenance = object->provenance;
        if (readsDocument)
            return readDocument(*object, wanted.header.studyUid, loaded);
        if (!decodes || job->isCancelled())
            return {};
        const Decoder::Scope& scope = wanted.header.studyUid;
        if (readsTables) {
            auto tables = sources.decoder->tables(object->bytes, scope);
            if (!tables)
                return propagate(tables);
            loaded.tables = std::make_shared<const DisplayTables>(std::move(*tables));
        }
        auto pixels = sources.decoder->frame(object->bytes, scope, frame);
        if (!pixels)
            return propagate(pixels);
        loaded.frame = std::move(*pixels);
        return {};
    }

    Result<> readDocument(const objects::VerifiedObject& object, const Decoder::Scope& scope,
                          Loaded& loaded) const
    {
        if (job->isCancelled())
            return tl::unexpected(cancelledError());
        auto document = sources.decoder->document(object.bytes, scope);
        if (!document && document.error().code == ErrorCode::Unsupported)
            return {}; // neither a picture nor a report
        if (!document)
            return propagate(document);
        if (isReport(*document))
            loaded.document = std::make_shared<const QJsonObject>(std::move(*document));
        return {};
    }
};

SeriesLoader::SeriesLoader(Sources sources, Pools& pools, QObject* parent)
    : QObject(parent), m_sources(std::move(sources)), m_pools(pools),
      m_instances(std::make_shared<std::vector<Instance>>()), m_job(std::make_shared<Job>())
{}

SeriesLoader::~SeriesLoader()
{
    m_job->cancel();
}

void SeriesLoader::setFrameBudget(qint64 bytes)
{
    m_frameBudget = bytes;
}

void SeriesLoader::open(std::vector<Instance> instances, int firstLookedAt)
{
    close();
    m_instances = std::make_shared<const std::vector<Instance>>(std::move(instances));
    m_checks.assign(m_instances->size(), Check::Pending);
    m_unreadable.assign(m_instances->size(), false);
    m_accepted.assign(m_instances->size(), false);
    m_tables.assign(m_instances->size(), nullptr);
    m_counters = {.total = int(m_instances->size())};
    buildStack();
    emit countersChanged();
    if (m_stack.empty()) {
        announceIfSettled();
        return;
    }
    m_plan.lookAt(std::clamp(firstLookedAt, 0, size() - 1));
    startMore();
}

void SeriesLoader::buildStack()
{
    std::vector<qint64> sizes;
    for (std::size_t i = 0; i < m_instances->size(); ++i) {
        const Instance& instance = (*m_instances)[i];
        const int pictures = pictureCount(instance);
        for (int frame = 0; frame < std::max(1, pictures); ++frame) {
            if (m_stack.size() == LongestStack)
                break;
            StackImage image;
            image.instance = int(i);
            image.frame = frame;
            m_stack.push_back(std::move(image));
            sizes.push_back(pictures > 0 ? frameBytes(instance.header.pixels) : 0);
        }
    }
    m_plan = LoadPlan(std::move(sizes), m_frameBudget);
}

void SeriesLoader::close()
{
    m_job->cancel();
    m_job = std::make_shared<Job>();
    m_instances = std::make_shared<const std::vector<Instance>>();
    m_stack.clear();
    m_checks.clear();
    m_unreadable.clear();
    m_accepted.clear();
    m_tables.clear();
    m_counters = {};
    m_plan = {};
    m_next = 0;
    m_underWay = 0;
    m_isAnnounced = false;
}

void SeriesLoader::lookAt(int position)
{
    if (position < 0 || position >= size() || position == m_plan.lookedAt())
        return;
    m_plan.lookAt(position);
    m_next = 0;
    dropFarFrames();
    startMore();
}

void SeriesLoader::acceptUnverified(int position)
{
    const int instance = at(position).instance;
    m_accepted[std::size_t(instance)] = true;
    for (int other = 0; other < size(); ++other)
        if (at(other).instance == instance && at(other).state == StackImage::State::NeedsConsent)
            setState(other, StackImage::State::Waiting);
    m_next = 0;
    startMore();
}

void SeriesLoader::retry(int position)
{
    if (at(position).state != StackImage::State::Failed)
        return;
    const int instance = at(position).instance;
    setCheck(instance, Check::Pending);
    setUnreadable(instance, false);
    for (int other = 0; other < size(); ++other)
        if (at(other).instance == instance && at(other).state == StackImage::State::Failed)
            setState(other, StackImage::State::Waiting);
    m_next = 0;
    startMore();
}

const Instance& SeriesLoader::instanceAt(int position) const
{
    return (*m_instances)[std::size_t(at(position).instance)];
}

bool SeriesLoader::isSettled() const
{
    return m_underWay == 0 && m_next >= m_plan.order().size();
}

bool SeriesLoader::wantsPixels(int position) const
{
    return at(position).state == StackImage::State::Waiting && m_plan.keeps(position) &&
           instanceAt(position).header.hasPixels;
}

bool SeriesLoader::wantsCheck(int position) const
{
    return at(position).state == StackImage::State::Waiting && at(position).frame == 0 &&
           m_checks[std::size_t(at(position).instance)] == Check::Pending;
}

void SeriesLoader::startMore()
{
    // A few more than can run at once, so that no thread waits for this one.
    const int limit = m_pools.decode.maxThreadCount() + 2;
    const std::vector<int>& order = m_plan.order();
    for (; m_next < order.size() && m_underWay < limit; ++m_next) {
        const int position = order[m_next];
        if (wantsPixels(position) || wantsCheck(position))
            start(position);
    }
    announceIfSettled();
}

SeriesLoader::Task SeriesLoader::taskFor(int position) const
{
    const StackImage& image = at(position);
    const auto instance = std::size_t(image.instance);
    const bool decodes = wantsPixels(position);
    const DicomHeader& header = instanceAt(position).header;
    return {.sources = m_sources,
            .instances = m_instances,
            .job = m_job,
            .instance = image.instance,
            .frame = image.frame,
            .policy = m_accepted[instance] ? objects::UnverifiedPolicy::Accept
                                           : objects::UnverifiedPolicy::Refuse,
            .decodes = decodes,
            .readsTables = decodes && needsTables(header) && !m_tables[instance],
            .readsDocument = !header.hasPixels && !isWaveform(header)};
}

void SeriesLoader::start(int position)
{
    const Task task = taskFor(position);
    QThreadPool& pool = task.decodes ? m_pools.decode : m_pools.objects;
    setState(position, StackImage::State::Loading);
    ++m_underWay;
    m_isAnnounced = false;
    whenDone(runTask(pool, task), this, [this, position, job = m_job](Result<Loaded> loaded) {
        if (job != m_job)
            return; // of a series no longer shown
        --m_underWay;
        if (loaded)
            deliver(position, std::move(*loaded));
        else
            setState(position, StackImage::State::Waiting);
        startMore();
    });
}

void SeriesLoader::deliver(int position, Loaded loaded)
{
    const int instance = at(position).instance;
    if (loaded.error && loaded.error->code == ErrorCode::Cancelled) {
        setState(position, StackImage::State::Waiting);
        return;
    }
    if (!loaded.provenance && loaded.error) {
        refuseInstance(instance, *loaded.error);
        return;
    }
    // That its bytes are what was recorded is one thing, that they make a picture another.
    if (loaded.error)
        setUnreadable(instance, true);
    if (m_checks[std::size_t(instance)] == Check::Pending ||
        m_checks[std::size_t(instance)] == Check::Unverified)
        setCheck(instance, loaded.provenance->state == objects::Provenance::State::Verified
                               ? Check::Verified
                               : Check::Unverified);
    showOutcome(position, loaded);
}

void SeriesLoader::showOutcome(int position, Loaded& loaded)
{
    using State = StackImage::State;
    StackImage& image = m_stack[std::size_t(position)];
    auto& tables = m_tables[std::size_t(image.instance)];
    if (loaded.tables)
        tables = std::move(loaded.tables);
    image.provenance = std::move(loaded.provenance);
    image.document = std::move(loaded.document);
    image.error = std::move(loaded.error);
    if (image.error)
        setState(position, State::Failed);
    else if (loaded.frame && m_plan.keeps(position)) {
        image.pixels = std::move(loaded.frame);
        image.tables = tables;
        setState(position, State::Ready);
    } else
        setState(position,
                 instanceAt(position).header.hasPixels ? State::Waiting : State::NoPicture);
    // It came near while only its bytes were being checked.
    if (wantsPixels(position))
        m_next = 0;
}

void SeriesLoader::refuseInstance(int instance, const Error& error)
{
    const bool asks = error.code == ErrorCode::Unverified;
    setCheck(instance, asks ? Check::Unverified : Check::Failed);
    for (int position = 0; position < size(); ++position) {
        StackImage& image = m_stack[std::size_t(position)];
        if (image.instance != instance || image.state == StackImage::State::Ready)
            continue;
        image.error = error;
        setState(position, asks ? StackImage::State::NeedsConsent : StackImage::State::Failed);
    }
}

void SeriesLoader::setUnreadable(int instance, bool unreadable)
{
    if (m_unreadable[std::size_t(instance)] == unreadable)
        return;
    m_unreadable[std::size_t(instance)] = unreadable;
    m_counters.unreadable += unreadable ? 1 : -1;
    emit countersChanged();
}

void SeriesLoader::setCheck(int instance, Check check)
{
    Check& current = m_checks[std::size_t(instance)];
    if (current == check)
        return;
    const auto counter = [this](Check which) -> int* {
        switch (which) {
        case Check::Verified:
            return &m_counters.verified;
        case Check::Failed:
            return &m_counters.failed;
        case Check::Unverified:
            return &m_counters.unverified;
        case Check::Pending:
            break;
        }
        return nullptr;
    };
    if (int* before = counter(current))
        --*before;
    current = check;
    if (int* after = counter(current))
        ++*after;
    emit countersChanged();
}

void SeriesLoader::setState(int position, StackImage::State state)
{
    StackImage& image = m_stack[std::size_t(position)];
    image.state = state;
    if (state != StackImage::State::Failed && state != StackImage::State::NeedsConsent)
        image.error.reset();
    if (state != StackImage::State::Ready)
        image.pixels.reset();
    emit imageChanged(position);
}

void SeriesLoader::dropFarFrames()
{
    for (int position = 0; position < size(); ++position)
        if (at(position).state == StackImage::State::Ready && !m_plan.keeps(position))
            setState(position, StackImage::State::Waiting);
}

void SeriesLoader::announceIfSettled()
{
    if (!isSettled() || m_isAnnounced)
        return;
    m_isAnnounced = true;
    emit settled();
}

Result<Picture> thumbnail(const SeriesLoader::Sources& sources, const Instance& instance,
                          int maxEdge)
{
    const auto object = fetchInstance(*sources.fetch, instance, objects::UnverifiedPolicy::Refuse);
    if (!object)
        return propagate(object);
    const Decoder::Scope& scope = instance.header.studyUid;
    DisplayTables tables;
    if (needsTables(instance.header)) {
        auto read = sources.decoder->tables(object->bytes, scope);
        if (!read)
            return propagate(read);
        tables = std::move(*read);
    }
    const int middle = (pictureCount(instance) - 1) / 2;
    const auto frame = sources.decoder->frame(object->bytes, scope, middle);
    if (!frame)
        return propagate(frame);
    const auto mapping = PixelMapping::create(headerOfFrame(instance.header, tables, middle),
                                              frame->format, tables, middle);
    if (!mapping)
        return propagate(mapping);
    const auto picture = mapping->picture(*frame, mapping->initialWindow(*frame));
    if (!picture)
        return propagate(picture);
    return scaledDown(*picture, maxEdge, instance.header.pixelAspect);
}

std::optional<int> thumbnailInstance(const std::vector<Instance>& instances)
{
    std::vector<int> pictures;
    for (std::size_t i = 0; i < instances.size(); ++i)
        if (instances[i].header.hasPixels)
            pictures.push_back(int(i));
    if (pictures.empty())
        return std::nullopt;
    return pictures[pictures.size() / 2];
}

} // namespace wardlight::imaging
