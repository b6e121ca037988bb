#include "tests/unit/objects/store_contract.h"

#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

namespace wardlight::test {

using namespace objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Ends, or fails, before it has given the bytes it promised.
class BrokenSource final : public ByteSource
{
public:
    explicit BrokenSource(std::optional<Error> error) : m_error(std::move(error)) {}

    [[nodiscard]] qint64 size() const override { return 1'000'000; }
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override
    {
        if (offset < 500'000) {
            const auto count = std::min<std::size_t>(out.size(), std::size_t(500'000 - offset));
            std::fill_n(out.begin(), count, std::byte{7});
            return count;
        }
        if (m_error)
            return tl::unexpected(*m_error);
        return std::size_t(0);
    }

private:
    std::optional<Error> m_error;
};

QByteArray patternBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 251) & 0xFF);
    return bytes;
}

} // namespace

Result<QByteArray> readObject(ObjectStore& store, const QString& key,
                              std::optional<ByteRange> range)
{
    QByteArray bytes;
    const auto info = store.get(key, range, [&](std::span<const std::byte> part) -> Result<> {
        bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
        return {};
    });
    if (!info)
        return propagate(info);
    return bytes;
}

Result<ObjectInfo> putObject(ObjectStore& store, const QString& key, const QByteArray& bytes,
                             const Metadata& metadata)
{
    ByteArraySource source(bytes);
    return store.put({.key = key, .metadata = metadata}, source);
}

Result<QStringList> listAll(ObjectStore& store, ListRequest request)
{
    QStringList names;
    do {
        const auto page = store.list(request);
        if (!page)
            return propagate(page);
        for (const QString& prefix : page->prefixes)
            names.append(prefix);
        for (const ObjectInfo& object : page->objects)
            names.append(object.key);
        request.continuation = page->continuation;
    } while (!request.continuation.isEmpty());
    return names;
}

void StoreContract::init()
{
    m_store = makeStore();
    QVERIFY(m_store);
}

void StoreContract::givesBackWhatWasPut_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("nothing") << qsizetype(0);
    QTest::newRow("one byte") << qsizetype(1);
    QTest::newRow("a little more than a buffer") << qsizetype(256 * 1024 + 1);
    QTest::newRow("several megabytes") << qsizetype(5'000'011);
}

void StoreContract::givesBackWhatWasPut()
{
    QFETCH(qsizetype, size);
    const QByteArray bytes = patternBytes(size);
    const auto put = putObject(*m_store, text("dicom/p/s/e/1.dcm"), bytes);
    VERIFY_OK(put);
    QCOMPARE(put->bytes, size);
    const auto read = readObject(*m_store, text("dicom/p/s/e/1.dcm"));
    VERIFY_OK(read);
    QVERIFY(*read == bytes);
    const auto head = m_store->head(text("dicom/p/s/e/1.dcm"));
    VERIFY_OK(head);
    QCOMPARE(head->key, text("dicom/p/s/e/1.dcm"));
    QCOMPARE(head->bytes, size);
    QCOMPARE(head->storageClass, text("STANDARD"));
    QCOMPARE(head->etag, put->etag);
    QVERIFY(head->modified.isValid());
    QCOMPARE(head->modified.timeSpec(), Qt::UTC);
}

void StoreContract::keepsMetadataAndContentType()
{
    const Metadata metadata{{text("patient-id"), text("0198-aa")},
                            {text("note"), text("line one\nline two\r\n\ttabbed")},
                            {text("name"), text("王小明 \xF0\x9F\xA9\xBA é")},
                            {text("empty"), QString()},
                            {text("quotes"), text("\"a\\b\", =?UTF-8?Q?x?=  ")}};
    ByteArraySource source(QByteArrayLiteral("x"));
    VERIFY_OK(m_store->put({.key = text("k"),
                            .contentType = text("application/dicom"),
                            .metadata = metadata,
                            .serverSideEncryption = text("AES256")},
                           source));
    const auto head = m_store->head(text("k"));
    VERIFY_OK(head);
    QCOMPARE(head->metadata, metadata);
    QCOMPARE(head->contentType, text("application/dicom"));
    const auto got = m_store->get(text("k"), {}, [](auto) { return Result<>(); });
    VERIFY_OK(got);
    QCOMPARE(got->metadata, metadata);
}

void StoreContract::replacesBytesAndMetadataTogether()
{
    VERIFY_OK(putObject(*m_store, text("k"), "old", {{text("version"), text("1")}}));
    VERIFY_OK(putObject(*m_store, text("k"), "newer", {{text("other"), text("2")}}));
    const auto read = readObject(*m_store, text("k"));
    VERIFY_OK(read);
    QCOMPARE(*read, QByteArray("newer"));
    const auto head = m_store->head(text("k"));
    VERIFY_OK(head);
    QCOMPARE(head->metadata, (Metadata{{text("other"), text("2")}}));
    const auto keys = listAll(*m_store, {});
    VERIFY_OK(keys);
    QCOMPARE(*keys, QStringList{text("k")});
}

void StoreContract::takesKeysLiterally_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("plain") << text("a/b.dcm");
    QTest::newRow("dot") << text(".");
    QTest::newRow("dot dot") << text("..");
    QTest::newRow("upwards") << text("../../etc/passwd");
    QTest::newRow("upwards inside") << text("a/../b");
    QTest::newRow("hidden") << text("a/.hidden");
    QTest::newRow("like a record") << text(".k.meta");
    QTest::newRow("like staging") << text(".staging/put-abc");
    QTest::newRow("leading slash") << text("/a");
    QTest::newRow("only a slash") << text("/");
    QTest::newRow("slashes alone") << text("///");
    QTest::newRow("double slash") << text("a//b");
    QTest::newRow("trailing slash") << text("a/");
    QTest::newRow("encoded slash") << text("a%2fb");
    QTest::newRow("encoded slash, upper case") << text("a%2Fb");
    QTest::newRow("percent") << text("100%");
    QTest::newRow("marks of the encoding") << text("%_/%+/a%=/%41");
    QTest::newRow("trailing space") << text("a ");
    QTest::newRow("leading space") << text(" a");
    QTest::newRow("emoji") << text("\xF0\x9F\xA9\xBB/\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95");
    QTest::newRow("Chinese") << text("影像/胸部.dcm");
    QTest::newRow("decomposed") << text("e\xCC\x81");
    QTest::newRow("composed") << text("\xC3\xA9");
    QTest::newRow("newline") << text("a\nb");
    QTest::newRow("delete and C1 controls") << text("\x7F\xC2\x80\xC2\x9F");
    QTest::newRow("backslash and quotes") << text("a\\b\"c'd*?<>|:");
    QTest::newRow("byte order mark") << text("\xEF\xBB\xBF"
                                             "a");
    QTest::newRow("question and hash") << text("a?b#c&d=e+f");
    QTest::newRow("1,024 bytes") << QString(1024, u'x');
    QTest::newRow("1,024 bytes of three each") << QString(341, QChar(0x80F8)) + u'x';
    QTest::newRow("512 folders") << text("a/").repeated(512);
    QTest::newRow("a segment of 255") << text("d/") + QString(255, u'n');
    QTest::newRow("a long folder") << QString(700, u'n') + text("/x");
    if (takesEveryKey()) {
        QTest::newRow("NUL") << QString(text("a") + QChar(0) + text("b"));
        QTest::newRow("1,024 NULs") << QString(1024, QChar(0));
    }
}

void StoreContract::takesKeysLiterally()
{
    QFETCH(QString, key);
    VERIFY_OK(putObject(*m_store, text("a/b"), "neighbour"));
    VERIFY_OK(putObject(*m_store, key, key.toUtf8(), {{text("own"), text("yes")}}));
    const auto read = readObject(*m_store, key);
    VERIFY_OK(read);
    QCOMPARE(*read, key.toUtf8());
    const auto head = m_store->head(key);
    VERIFY_OK(head);
    QCOMPARE(head->key, key);
    QCOMPARE(head->metadata.value(text("own")), text("yes"));
    const auto listed = listAll(*m_store, {});
    VERIFY_OK(listed);
    QStringList expected{text("a/b"), key};
    std::sort(expected.begin(), expected.end(),
              [](const QString& a, const QString& b) { return a.toUtf8() < b.toUtf8(); });
    QCOMPARE(*listed, expected);
    const auto neighbour = readObject(*m_store, text("a/b"));
    VERIFY_OK(neighbour);
    QCOMPARE(*neighbour, QByteArray("neighbour"));
    VERIFY_OK(m_store->remove(key));
    VERIFY_ERROR(m_store->head(key), ErrorCode::NotFound);
    const auto left = listAll(*m_store, {});
    VERIFY_OK(left);
    QCOMPARE(*left, QStringList{text("a/b")});
}

void StoreContract::refusesKeysThatNoStoreTakes_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("empty") << QString();
    QTest::newRow("1,025 bytes") << QString(1025, u'x');
    QTest::newRow("1,025 bytes in 342 characters") << QString(341, QChar(0x80F8)) + text("xx");
    QTest::newRow("half a surrogate pair") << QString(text("a") + QChar(0xD83E));
}

void StoreContract::refusesKeysThatNoStoreTakes()
{
    QFETCH(QString, key);
    VERIFY_ERROR(putObject(*m_store, key, "x"), ErrorCode::Invalid);
    VERIFY_ERROR(readObject(*m_store, key), ErrorCode::Invalid);
    VERIFY_ERROR(m_store->head(key), ErrorCode::Invalid);
    VERIFY_ERROR(m_store->remove(key), ErrorCode::Invalid);
}

void StoreContract::refusesMetadataThatNoHeaderCarries_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("empty name") << QString() << text("x");
    QTest::newRow("upper case") << text("Patient-Id") << text("x");
    QTest::newRow("colon") << text("a:b") << text("x");
    QTest::newRow("newline") << text("a\nx-amz-acl") << text("public-read");
    QTest::newRow("not ASCII") << text("名") << text("x");
    QTest::newRow("half a surrogate pair") << text("a") << QString(QChar(0xDC00));
}

void StoreContract::refusesMetadataThatNoHeaderCarries()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    VERIFY_ERROR(putObject(*m_store, text("k"), "x", {{name, value}}), ErrorCode::Invalid);
    VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
}

void StoreContract::sendsRanges_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("first byte") << qint64(0) << qint64(0) << QByteArray("0");
    QTest::newRow("middle") << qint64(3) << qint64(5) << QByteArray("345");
    QTest::newRow("last byte") << qint64(9) << qint64(9) << QByteArray("9");
    QTest::newRow("all") << qint64(0) << qint64(9) << QByteArray("0123456789");
    QTest::newRow("past the end") << qint64(8) << qint64(1'000'000) << QByteArray("89");
}

void StoreContract::sendsRanges()
{
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(QByteArray, expected);
    VERIFY_OK(putObject(*m_store, text("k"), "0123456789"));
    const auto part = readObject(*m_store, text("k"), ByteRange{first, last});
    VERIFY_OK(part);
    QCOMPARE(*part, expected);
    const auto info =
        m_store->get(text("k"), ByteRange{first, last}, [](auto) { return Result<>(); });
    VERIFY_OK(info);
    QCOMPARE(info->bytes, qint64(10));
}

void StoreContract::refusesRangesOutsideTheObject_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::newRow("at the end") << QByteArray("0123456789") << qint64(10) << qint64(12);
    QTest::newRow("backwards") << QByteArray("0123456789") << qint64(5) << qint64(4);
    QTest::newRow("negative") << QByteArray("0123456789") << qint64(-1) << qint64(4);
    QTest::newRow("of nothing") << QByteArray() << qint64(0) << qint64(0);
}

void StoreContract::refusesRangesOutsideTheObject()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    VERIFY_OK(putObject(*m_store, text("k"), bytes));
    VERIFY_ERROR(readObject(*m_store, text("k"), ByteRange{first, last}), ErrorCode::Invalid);
}

void StoreContract::stopsWhenTheSinkRefuses()
{
    VERIFY_OK(putObject(*m_store, text("k"), patternBytes(2'000'000)));
    int calls = 0;
    const auto outcome = m_store->get(text("k"), {}, [&](auto) -> Result<> {
        ++calls;
        return fail(ErrorCode::Cancelled, text("enough"));
    });
    VERIFY_ERROR(outcome, ErrorCode::Cancelled);
    QCOMPARE(outcome.error().message, text("enough"));
    QCOMPARE(calls, 1);
}

void StoreContract::saysWhatIsMissing()
{
    const auto missing = m_store->head(text("dicom/nobody/1.dcm"));
    VERIFY_ERROR(missing, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(text("dicom/nobody/1.dcm")));
    VERIFY_ERROR(readObject(*m_store, text("dicom/nobody/1.dcm")), ErrorCode::NotFound);
    VERIFY_OK(putObject(*m_store, text("dicom/nobody"), "x"));
    VERIFY_ERROR(readObject(*m_store, text("dicom/nobody/1.dcm")), ErrorCode::NotFound);
    VERIFY_ERROR(readObject(*m_store, text("dicom")), ErrorCode::NotFound);
    VERIFY_ERROR(readObject(*m_store, text("dicom/")), ErrorCode::NotFound);
}

void StoreContract::storesNothingOfASourceThatFails()
{
    VERIFY_OK(putObject(*m_store, text("k"), "old", {{text("v"), text("1")}}));
    BrokenSource source(Error{ErrorCode::Unavailable, text("the stick was pulled")});
    VERIFY_ERROR(m_store->put({.key = text("k")}, source), ErrorCode::Unavailable);
    const auto read = readObject(*m_store, text("k"));
    VERIFY_OK(read);
    QCOMPARE(*read, QByteArray("old"));
    QCOMPARE(m_store->head(text("k"))->metadata.value(text("v")), text("1"));
}

void StoreContract::storesNothingOfASourceThatEndsEarly()
{
    BrokenSource source(std::nullopt);
    VERIFY_ERROR(m_store->put({.key = text("k")}, source), ErrorCode::Invalid);
    VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
    const auto keys = listAll(*m_store, {});
    VERIFY_OK(keys);
    QVERIFY(keys->isEmpty());
}

void StoreContract::removesObjects()
{
    VERIFY_OK(putObject(*m_store, text("a/b/c"), "1"));
    VERIFY_OK(putObject(*m_store, text("a/d"), "2"));
    VERIFY_OK(m_store->remove(text("a/b/c")));
    VERIFY_OK(m_store->remove(text("a/b/c")));
    VERIFY_OK(m_store->remove(text("never/was")));
    VERIFY_OK(m_store->remove(text("a")));
    VERIFY_ERROR(m_store->head(text("a/b/c")), ErrorCode::NotFound);
    const auto page = m_store->list({.prefix = text("a/"), .delimiter = text("/")});
    VERIFY_OK(page);
    QVERIFY(page->prefixes.empty());
    QCOMPARE(page->objects.size(), std::size_t(1));
    VERIFY_OK(putObject(*m_store, text("a/b/c"), "3", {{text("again"), text("yes")}}));
    QCOMPARE(m_store->head(text("a/b/c"))->metadata.value(text("again")), text("yes"));
}

void StoreContract::keepsAKeyThatBeginsAnother()
{
    VERIFY_OK(putObject(*m_store, text("a"), "first", {{text("n"), text("1")}}));
    VERIFY_OK(putObject(*m_store, text("a/b"), "second", {{text("n"), text("2")}}));
    VERIFY_OK(putObject(*m_store, text("a/b/c"), "third", {{text("n"), text("3")}}));
    VERIFY_OK(putObject(*m_store, text("z/y"), "fourth"));
    VERIFY_OK(putObject(*m_store, text("z"), "fifth", {{text("n"), text("5")}}));
    QCOMPARE(*readObject(*m_store, text("a")), QByteArray("first"));
    QCOMPARE(*readObject(*m_store, text("a/b")), QByteArray("second"));
    QCOMPARE(*readObject(*m_store, text("z")), QByteArray("fifth"));
    QCOMPARE(m_store->head(text("a"))->metadata.value(text("n")), text("1"));
    QCOMPARE(m_store->head(text("a/b"))->metadata.value(text("n")), text("2"));
    VERIFY_OK(putObject(*m_store, text("a"), "first again", {{text("n"), text("6")}}));
    QCOMPARE(*readObject(*m_store, text("a")), QByteArray("first again"));
    QCOMPARE(m_store->head(text("a"))->metadata.value(text("n")), text("6"));
    const auto keys = listAll(*m_store, {});
    VERIFY_OK(keys);
    QCOMPARE(*keys, (QStringList{text("a"), text("a/b"), text("a/b/c"), text("z"), text("z/y")}));
    VERIFY_OK(m_store->remove(text("a")));
    QCOMPARE(*readObject(*m_store, text("a/b")), QByteArray("second"));
    VERIFY_ERROR(m_store->head(text("a")), ErrorCode::NotFound);
    VERIFY_OK(m_store->remove(text("a/b/c")));
    VERIFY_OK(m_store->remove(text("a/b")));
    VERIFY_OK(putObject(*m_store, text("a"), "last"));
    QCOMPARE(*readObject(*m_store, text("a")), QByteArray("last"));
}

void StoreContract::listsInByteOrder()
{
    // U+FF5E sorts before U+1F600 as UTF-8, after it as UTF-16.
    const QStringList keys{
        text("A"),  text("a"), text("a!"), text("a/"),           text("a/b"),
        text("a0"), text("b"), text("é"),  text("\xEF\xBD\x9E"), text("\xF0\x9F\x98\x80")};
    for (auto key = keys.rbegin(); key != keys.rend(); ++key)
        VERIFY_OK(putObject(*m_store, *key, "x"));
    const auto listed = listAll(*m_store, {});
    VERIFY_OK(listed);
    QCOMPARE(*listed, keys);
}

void StoreContract::listsWithPrefixAndDelimiter_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("delimiter");
    QTest::addColumn<QStringList>("prefixes");
    QTest::addColumn<QStringList>("objects");
    const QString slash = text("/");
    QTest::newRow("top") << QString() << slash << QStringList{text("dicom/"), text("x/")}
                         << QStringList{text("readme")};
    QTest::newRow("folder") << text("dicom/") << slash
                            << QStringList{text("dicom/p1/"), text("dicom/p2/")}
                            << QStringList{text("dicom/index")};
    QTest::newRow("part of a name")
        << text("dicom/p") << slash << QStringList{text("dicom/p1/"), text("dicom/p2/")}
        << QStringList();
    QTest::newRow("folder without slash")
        << text("dicom") << slash << QStringList{text("dicom/")} << QStringList();
    QTest::newRow("all below") << text("dicom/p1/") << QString() << QStringList()
                               << QStringList{text("dicom/p1/s/1"), text("dicom/p1/s/2")};
    QTest::newRow("another delimiter") << text("dicom/p1/") << text("s/") // NOLINT
                                       << QStringList{text("dicom/p1/s/")} << QStringList();
    QTest::newRow("empty segment")
        << text("x/") << slash << QStringList{text("x//")} << QStringList{text("x/")};
    QTest::newRow("nothing") << text("dicom/p3") << slash << QStringList() << QStringList();
    QTest::newRow("upwards") << text("../") << slash << QStringList() << QStringList();
}

void StoreContract::listsWithPrefixAndDelimiter()
{
    QFETCH(QString, prefix);
    QFETCH(QString, delimiter);
    QFETCH(QStringList, prefixes);
    QFETCH(QStringList, objects);
    for (const char* key :
         {"dicom/index", "dicom/p1/s/1", "dicom/p1/s/2", "dicom/p2/s/1", "readme", "x/", "x//y"})
        VERIFY_OK(putObject(*m_store, text(key), QByteArray(key)));
    const auto page = m_store->list({.prefix = prefix, .delimiter = delimiter});
    VERIFY_OK(page);
    QCOMPARE(QStringList(page->prefixes.begin(), page->prefixes.end()), prefixes);
    QStringList keys;
    for (const ObjectInfo& object : page->objects) {
        keys.append(object.key);
        QCOMPARE(object.bytes, qint64(object.key.toUtf8().size()));
        QVERIFY(object.metadata.isEmpty());
    }
    QCOMPARE(keys, objects);
    QVERIFY(page->continuation.isEmpty());
}

void StoreContract::continuesListings()
{
    QStringList expected;
    for (int folder = 0; folder < 4; ++folder) {
        for (int file = 0; file < 10; ++file) {
            expected.append(text("p/%1/%2").arg(folder).arg(file));
            VERIFY_OK(putObject(*m_store, expected.last(), "x"));
        }
    }
    for (const int maxKeys : {1, 2, 7, 39, 40, 41}) {
        QStringList seen;
        ListRequest request{.prefix = text("p/"), .maxKeys = maxKeys};
        int pages = 0;
        do {
            const auto page = m_store->list(request);
            VERIFY_OK(page);
            QVERIFY(page->objects.size() <= std::size_t(maxKeys));
            for (const ObjectInfo& object : page->objects)
                seen.append(object.key);
            request.continuation = page->continuation;
            ++pages;
        } while (!request.continuation.isEmpty());
        QCOMPARE(seen, expected);
        QCOMPARE(pages, (40 + maxKeys - 1) / maxKeys);
    }
}

void StoreContract::listsWhatWasAddedBehindTheContinuation()
{
    for (const char* key : {"a", "c", "e", "g"})
        VERIFY_OK(putObject(*m_store, text(key), "x"));
    const auto first = m_store->list({.maxKeys = 2});
    VERIFY_OK(first);
    VERIFY_OK(putObject(*m_store, text("b"), "x"));
    VERIFY_OK(putObject(*m_store, text("d"), "x"));
    VERIFY_OK(m_store->remove(text("e")));
    const auto rest = listAll(*m_store, {.continuation = first->continuation});
    VERIFY_OK(rest);
    QCOMPARE(*rest, (QStringList{text("d"), text("g")}));
}

void StoreContract::refusesContinuationsOfItsOwnInvention()
{
    VERIFY_ERROR(m_store->list({.continuation = text("not a token!")}), ErrorCode::Invalid);
    VERIFY_ERROR(m_store->list({.maxKeys = 0}), ErrorCode::Invalid);
}

void StoreContract::countsPrefixesAsKeys()
{
    for (const char* key : {"a/1", "a/2", "b", "c/1", "d"})
        VERIFY_OK(putObject(*m_store, text(key), "x"));
    const auto first = m_store->list({.delimiter = text("/"), .maxKeys = 2});
    VERIFY_OK(first);
    QCOMPARE(first->prefixes, std::vector<QString>{text("a/")});
    QCOMPARE(first->objects.size(), std::size_t(1));
    const auto second =
        m_store->list({.delimiter = text("/"), .continuation = first->continuation, .maxKeys = 2});
    VERIFY_OK(second);
    QCOMPARE(second->prefixes, std::vector<QString>{text("c/")});
    QCOMPARE(second->objects.front().key, text("d"));
    QVERIFY(second->continuation.isEmpty());
}

void StoreContract::listsLongKeysInOrder()
{
    QStringList keys;
    for (const int length : {100, 234, 235, 236, 237, 239, 255, 256, 700}) {
        const QString name(length, u'n');
        keys << name << name + text("!") << name + text("/x") << name + text("\xF0\x9F\x98\x80");
    }
    keys.removeDuplicates();
    for (const QString& key : keys)
        VERIFY_OK(putObject(*m_store, key, "x"));
    std::sort(keys.begin(), keys.end(),
              [](const QString& a, const QString& b) { return a.toUtf8() < b.toUtf8(); });
    for (const int maxKeys : {1000, 3}) {
        const auto listed = listAll(*m_store, {.maxKeys = maxKeys});
        VERIFY_OK(listed);
        QCOMPARE(*listed, keys);
    }
}

void StoreContract::changesTheEtagWithTheObject()
{
    const auto one = putObject(*m_store, text("k"), "one");
    const auto two = putObject(*m_store, text("k"), "two");
    VERIFY_OK(one);
    VERIFY_OK(two);
    QVERIFY(one->etag != two->etag);
    QVERIFY(!one->etag.isEmpty());
}

void StoreContract::servesConcurrentWritersOfOneKey()
{
    VERIFY_OK(putObject(*m_store, text("d/k"), "0", {{text("says"), text("0")}}));
    std::atomic<int> failures = 0;
    std::atomic<bool> done = false;
    std::vector<std::thread> writers;
    for (int writer = 1; writer <= 3; ++writer) {
        writers.emplace_back([&, writer] {
            for (int round = 0; round < 20; ++round) {
                const QString content = QString::number(writer * 1000 + round);
                const auto put =
                    putObject(*m_store, text("d/k"), content.toUtf8(), {{text("says"), content}});
                failures += put ? 0 : 1;
            }
        });
    }
    std::thread reader([&] {
        while (!done) {
            QByteArray bytes;
            const auto info = m_store->get(text("d/k"), {}, [&](auto part) -> Result<> {
                bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
                return {};
            });
            const bool isAway = !info && info.error().code == ErrorCode::NotFound;
            const bool fits =
                info && info->metadata.value(text("says")) == QString::fromUtf8(bytes);
            failures += fits || (isAway && !replacesAtOnce()) ? 0 : 1;
        }
    });
    for (std::thread& writer : writers)
        writer.join();
    done = true;
    reader.join();
    QCOMPARE(failures.load(), 0);
}

} // namespace wardlight::test
