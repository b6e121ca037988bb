#include "core/base/sha256.h"
#include "core/imaging/decoder.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace wardlight;
using namespace wardlight::imaging;

namespace {

const QString Scope = QStringLiteral("mutations");
constexpr int DefaultMutations = 4;

SealedMemory sealed(const QByteArray& bytes)
{
    auto writer = SealedMemoryWriter::create(std::size_t(bytes.size()));
    const auto span = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
    if (!writer || !writer->append(span))
        return {};
    auto memory = std::move(*writer).seal();
    return memory ? std::move(*memory) : SealedMemory();
}

template <class Value>
const Error* errorOf(const Result<Value>& result)
{
    return result ? nullptr : &result.error();
}

} // namespace

/// Every file of the corpus, cut off and with bytes flipped at random places, through real workers.
/// WARDLIGHT_MUTATIONS says how many of each kind a file gets, WARDLIGHT_SEED which.
class DecoderMutationsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void cutFilesAreRefusedOrWhole();
    void flippedFilesAreReadOrRefused();

private:
    using Mutate = std::function<QByteArray(const QByteArray& whole)>;
    void eachFile(const Mutate& mutate, bool mustBeWhole);
    /// The digest of the first frame; empty when it is refused.
    [[nodiscard]] QString look(const QByteArray& bytes, const QString& path);

    const Decoder m_decoder{{test::programFolder() + QStringLiteral("/wardlight-decoder"), 2, {}}};
    int m_mutations = DefaultMutations;
    QRandomGenerator m_random;
};

void DecoderMutationsTest::initTestCase()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("WARDLIGHT_MUTATIONS", &isNumber);
    m_mutations = isNumber ? asked : DefaultMutations;
    const int given = qEnvironmentVariableIntValue("WARDLIGHT_SEED", &isNumber);
    const quint32 seed = isNumber ? quint32(given) : QRandomGenerator::global()->generate();
    m_random.seed(seed);
    qInfo() << "seed" << seed << "·" << m_mutations << "of each kind a file";
}

QString DecoderMutationsTest::look(const QByteArray& bytes, const QString& path)
{
    const SealedMemory object = sealed(bytes);
    const auto header = m_decoder.header(object, Scope);
    const auto frame = m_decoder.frame(object, Scope, 0);
    const auto tables = m_decoder.tables(object, Scope);
    const auto tags = m_decoder.tagsJson(object, Scope);
    const auto document = m_decoder.document(object, Scope);
    const auto payload = m_decoder.payload(object, Scope);
    for (const Error* error : {errorOf(header), errorOf(frame), errorOf(tables), errorOf(tags),
                               errorOf(document), errorOf(payload)}) {
        if (!error)
            continue;
        // a reason, never a crash, a time-out or a broken answer
        const bool isRefusal = error->code == ErrorCode::Invalid ||
                               error->code == ErrorCode::Unsupported ||
                               error->code == ErrorCode::Limit;
        if (!isRefusal) {
            QFile kept(QStringLiteral("mutation.dcm"));
            if (kept.open(QIODevice::WriteOnly))
                kept.write(bytes);
        }
        [&] { QVERIFY2(isRefusal, path.toUtf8() + ": " + test::describe(*error)); }();
    }
    return frame ? Sha256::of(frame->pixels.bytes()).toHex() : QString();
}

void DecoderMutationsTest::eachFile(const Mutate& mutate, bool mustBeWhole)
{
    constexpr qint64 Largest = 4 << 20;
    int looked = 0;
    QDirIterator files(test::corpusFolder() + QStringLiteral("/dicom"), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (file.size() == 0 || file.size() > Largest || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray whole = file.readAll();
        const QString expected = mustBeWhole ? look(whole, path) : QString();
        for (int i = 0; i < m_mutations; ++i, ++looked) {
            const QString seen = look(mutate(whole), path);
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(!mustBeWhole || seen.isEmpty() || seen == expected,
                     path.toUtf8() + " shows a picture of less than there was");
        }
    }
    qInfo() << looked << "files";
    QVERIFY(looked > 200);
}

void DecoderMutationsTest::cutFilesAreRefusedOrWhole()
{
    eachFile(
        [this](const QByteArray& whole) {
            return whole.left(qsizetype(m_random.bounded(quint32(whole.size()))) + 1);
        },
        true);
}

void DecoderMutationsTest::flippedFilesAreReadOrRefused()
{
    constexpr int Flips = 20;
    eachFile(
        [this](QByteArray bytes) {
            for (int i = 0; i < Flips; ++i) {
                const auto at = qsizetype(m_random.bounded(quint32(bytes.size())));
                bytes[at] = char(bytes[at] ^ char(m_random.bounded(1, 256)));
            }
            return bytes;
        },
        false);
}

QTEST_GUILESS_MAIN(DecoderMutationsTest)
#include "decoder_mutations_test.moc"
