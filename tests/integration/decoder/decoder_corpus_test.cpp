#include "core/base/sha256.h"
#include "core/imaging/decoder.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using namespace wardlight::imaging;

namespace {

QString dicomFolder()
{
    return test::corpusFolder() + QStringLiteral("/dicom");
}

Result<SealedMemory> load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, path);
    const QByteArray bytes = file.readAll();
    auto writer = SealedMemoryWriter::create(std::size_t(bytes.size()));
    if (!writer)
        return propagate(writer);
    const auto span = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
    if (const auto appended = writer->append(span); !appended)
        return propagate(appended);
    return std::move(*writer).seal();
}

/// Files of one folder may share a worker here, as those of a study do.
QString scopeOf(const QString& path)
{
    return path.section(u'/', 0, -2);
}

/// Where the yardstick is wrong, and whose it is.
const QMap<QString, QString>& knownDifferences()
{
    static const QMap<QString, QString> files = {
        // bytes packed in big-endian words (PS3.5 annex D) are not turned by pydicom 2.3; the
        // little-endian copy of the same image settles it: sameImageGivesSamePixels
        {QStringLiteral("SC_rgb_small_odd_big_endian.dcm"), QStringLiteral("pydicom")},
        // eight pixels overshoot the ten stored bits; GDCM cuts 1024 down to 0
        {QStringLiteral("RG3_JPLY"), QStringLiteral("GDCM")},
        // unsigned samples of 13 bits under a signed header; GDCM leaves the bits above them empty
        {QStringLiteral("J2K_pixelrep_mismatch.dcm"), QStringLiteral("GDCM")},
        // the escape sequence of simplified Chinese (ISO 2022 IR 58) is left in the text
        {QStringLiteral("chrGB2312.dcm"), QStringLiteral("pydicom")},
    };
    return files;
}

} // namespace

/// Every file of the corpus, through real workers, against other people's decoders.
class DecoderCorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void readsOrRefusesEveryFile();
    void framesAreThoseOfOtherDecoders();
    void namesAreThoseOfPydicom();
    void sameImageGivesSamePixels_data();
    void sameImageGivesSamePixels();
    void upsamplesNativeColourAsJpegDoes();
    void tagsNameEveryPatient();
    void readsSimplifiedChinese();

private:
    [[nodiscard]] QByteArrayList digests(const QString& path) const;

    const Decoder m_decoder{{test::programFolder() + QStringLiteral("/wardlight-decoder"), 2, {}}};
    QList<QJsonObject> m_oracle;
};

void DecoderCorpusTest::initTestCase()
{
    const auto outcome = test::runProgram(
        QStringLiteral("/usr/bin/python3"),
        {test::sourceFolder() + QStringLiteral("/tests/integration/decoder/oracle.py"),
         dicomFolder()},
        {std::chrono::minutes(4), {{QStringLiteral("PYTHONIOENCODING"), QStringLiteral("utf-8")}}});
    QVERIFY2(outcome.exitedWith(0), outcome.describe());
    for (const QByteArray& line : outcome.standardOutput.split('\n')) {
        if (!line.isEmpty())
            m_oracle.append(QJsonDocument::fromJson(line).object());
    }
    QVERIFY(m_oracle.size() > 200);
}

QByteArrayList DecoderCorpusTest::digests(const QString& path) const
{
    QByteArrayList found;
    const auto object = load(path);
    int frames = 1;
    for (int i = 0; object && i < frames; ++i) {
        const auto frame = m_decoder.frame(*object, scopeOf(path), i);
        if (!frame) {
            found.append(test::describe(frame.error()));
            return found;
        }
        frames = frame->format.frames;
        found.append(Sha256::of(frame->pixels.bytes()).toHex().toLatin1());
    }
    return found;
}

void DecoderCorpusTest::readsOrRefusesEveryFile()
{
    int read = 0;
    int refused = 0;
    QDirIterator files(dicomFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const auto object = load(path);
        VERIFY_OK(object);
        const auto header = m_decoder.header(*object, scopeOf(path));
        const auto frame = m_decoder.frame(*object, scopeOf(path), 0);
        for (const auto* error :
             {header ? nullptr : &header.error(), frame ? nullptr : &frame.error()}) {
            if (!error)
                continue;
            // a refusal with a reason, never a crash, a time-out or a broken answer
            const bool isRefusal =
                error->code == ErrorCode::Invalid || error->code == ErrorCode::Unsupported;
            QVERIFY2(isRefusal, path.toUtf8() + ": " + test::describe(*error));
            QVERIFY(!error->message.isEmpty());
        }
        frame ? ++read : ++refused;
        const QString verdict = frame ? QStringLiteral("%1×%2 %3")
                                            .arg(frame->format.columns)
                                            .arg(frame->format.rows)
                                            .arg(frame->format.photometric)
                                      : frame.error().detail;
        qInfo().noquote() << path.mid(dicomFolder().size() + 1) << "|" << verdict;
    }
    qInfo() << read << "pictures," << refused << "refused";
    QVERIFY(read > 150);
}

void DecoderCorpusTest::framesAreThoseOfOtherDecoders()
{
    int compared = 0;
    for (const QJsonObject& line : m_oracle) {
        const QString path = line.value(QLatin1String("file")).toString();
        const QJsonArray expected = line.value(QLatin1String("frames")).toArray();
        if (expected.isEmpty() || knownDifferences().contains(path.section(u'/', -1)))
            continue;
        const QByteArrayList actual = digests(path);
        QVERIFY2(actual.size() == expected.size(),
                 path.toUtf8() + ": " + (actual.isEmpty() ? QByteArray() : actual.back()));
        for (qsizetype i = 0; i < actual.size(); ++i) {
            QVERIFY2(actual[i] == expected[i].toString().toLatin1(),
                     path.toUtf8() + " frame " + QByteArray::number(i) + ": " + actual[i]);
        }
        ++compared;
    }
    qInfo() << compared << "files compared";
    QVERIFY(compared > 150);
}

void DecoderCorpusTest::namesAreThoseOfPydicom()
{
    int compared = 0;
    for (const QJsonObject& line : m_oracle) {
        const QString path = line.value(QLatin1String("file")).toString();
        const QJsonArray expected = line.value(QLatin1String("name")).toArray();
        const auto object = load(path);
        VERIFY_OK(object);
        const auto header = m_decoder.header(*object, scopeOf(path));
        if (expected.isEmpty() || !header || knownDifferences().contains(path.section(u'/', -1)))
            continue;
        const QStringList actual = {header->patientName.alphabetic, header->patientName.ideographic,
                                    header->patientName.phonetic};
        for (qsizetype i = 0; i < actual.size(); ++i) {
            QVERIFY2(actual[i] == expected[i].toString(),
                     (path + QStringLiteral(": ") + actual[i] + QStringLiteral(" != ") +
                      expected[i].toString())
                         .toUtf8());
        }
        ++compared;
    }
    qInfo() << compared << "names compared";
    QVERIFY(compared > 150);
}

void DecoderCorpusTest::sameImageGivesSamePixels_data()
{
    QTest::addColumn<QStringList>("files");
    for (const char* image : {"CT1", "MR4", "NM1", "RG3", "US1", "VL1", "VL6", "XA1"}) {
        QStringList files;
        for (const char* coding :
             {"REF/%1_UNC", "RLE/%1_RLE", "JPLL/%1_JPLL", "JLSL/%1_JLSL", "J2KR/%1_J2KR"}) {
            const QString path = dicomFolder() + QStringLiteral("/wg04/") +
                                 QString::fromLatin1(coding).arg(QLatin1String(image));
            if (QFile::exists(path))
                files.append(path);
        }
        QTest::newRow(image) << files;
    }
    const auto row = [](const char* name, const QString& folder, const QStringList& names) {
        QStringList files;
        for (const QString& file : names)
            files.append(dicomFolder() + folder + file);
        QTest::newRow(name) << files;
    };
    row("native, deflated, RLE and lossless JPEG", QStringLiteral("/cornerstone-ts/CTImage.dcm"),
        {QString(), QStringLiteral("_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm"),
         QStringLiteral("_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm"),
         QStringLiteral("_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm"),
         QStringLiteral("_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm"),
         QStringLiteral("_JPEGProcess14TransferSyntax_1.2.840.10008.1.2.4.57.dcm"),
         QStringLiteral("_JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70.dcm"),
         QStringLiteral("_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm"),
         QStringLiteral("_JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90.dcm")});
    const QString pydicom = QStringLiteral("/pydicom/test_files/");
    row("odd size in both byte orders", pydicom,
        {QStringLiteral("SC_rgb_small_odd.dcm"),
         QStringLiteral("SC_rgb_small_odd_big_endian.dcm")});
    row("bits in both byte orders", pydicom,
        {QStringLiteral("liver_1frame.dcm"), QStringLiteral("liver_expb_1frame.dcm")});
    row("32 bits", pydicom,
        {QStringLiteral("rtdose.dcm"), QStringLiteral("rtdose_expb.dcm"),
         QStringLiteral("rtdose_rle.dcm")});
    row("fragmented RLE", QString(),
        {QStringLiteral("/wg04/REF/CT1_UNC"),
         QStringLiteral("/fo-dicom/D_CLUNIE_CT1_RLE_FRAGS.dcm")});
}

void DecoderCorpusTest::sameImageGivesSamePixels()
{
    QFETCH(QStringList, files);
    QVERIFY(files.size() > 1);
    const QByteArrayList expected = digests(files.front());
    QVERIFY(!expected.isEmpty());
    for (const QString& file : files)
        QCOMPARE(digests(file), expected);
}

void DecoderCorpusTest::upsamplesNativeColourAsJpegDoes()
{
    const QString folder = dicomFolder() + QStringLiteral("/pydicom/test_files/");
    QCOMPARE(digests(folder + QStringLiteral("SC_ybr_full_422_uncompressed.dcm")),
             digests(folder + QStringLiteral("SC_rgb_dcmtk_+eb+cy+s2.dcm")));
}

void DecoderCorpusTest::tagsNameEveryPatient()
{
    for (const QJsonObject& line : m_oracle) {
        const QString path = line.value(QLatin1String("file")).toString();
        const QString expected =
            line.value(QLatin1String("name")).toArray().at(1).toString(); // ideographic
        const auto object = load(path);
        VERIFY_OK(object);
        const auto tags = m_decoder.tagsJson(*object, scopeOf(path));
        if (!tags || expected.isEmpty() || knownDifferences().contains(path.section(u'/', -1)))
            continue;
        const QJsonObject name = QJsonDocument::fromJson(*tags)
                                     .object()
                                     .value(QLatin1String("00100010"))
                                     .toObject()
                                     .value(QLatin1String("Value"))
                                     .toArray()
                                     .at(0)
                                     .toObject();
        QCOMPARE(name.value(QLatin1String("Ideographic")).toString(), expected);
    }
}

void DecoderCorpusTest::readsSimplifiedChinese()
{
    const QString path = dicomFolder() + QStringLiteral("/fo-dicom/charset/chrGB2312.dcm");
    const auto object = load(path);
    VERIFY_OK(object);
    const auto header = m_decoder.header(*object, scopeOf(path));
    VERIFY_OK(header);
    // the name of PS3.5 annex K.2, whose bytes the file holds
    QCOMPARE(header->patientName.ideographic, QStringLiteral("张^小东"));
}

QTEST_GUILESS_MAIN(DecoderCorpusTest)
#include "decoder_corpus_test.moc"
