#include "core/objects/byte_sources.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

// FIPS 180-2, appendix B.1: the SHA-256 of "abc".
const QString AbcHash = text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

} // namespace

/// `wardlightctl objects` on a workspace whose objects are in a bucket.
class ObjectsS3Test final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto gateway = test::CephGateway::shared();
        VERIFY_OK(gateway);
        m_gateway.emplace(std::move(*gateway));
        auto workspace = test::TemporaryWorkspace::create();
        VERIFY_OK(workspace);
        m_workspace.emplace(std::move(*workspace));
        const auto config = m_gateway->createBucket();
        VERIFY_OK(config);
        m_config = *config;
        VERIFY_EXIT(create(m_config.bucket), 0);
        const auto store = test::openStore(m_config);
        VERIFY_OK(store);
        m_store = *store;
    }

    void refusesABucketThatIsMissing()
    {
        const auto outcome =
            runCtl({text("workspace"), text("create"), text("--dir"), path("other"),
                    text("--endpoint"), m_gateway->endpoint(), text("--region"), text("default"),
                    text("--bucket"), text("no-such-bucket")});
        VERIFY_EXIT(outcome, 1);
        QVERIFY(outcome.standardError.contains("no-such-bucket"));
        QVERIFY(!QFile::exists(path("other")));
    }

    void saysWhereTheObjectsAre()
    {
        const auto status =
            runCtl({text("workspace"), text("status"), text("--dir"), m_workspace->folder()});
        VERIFY_EXIT(status, 0);
        QCOMPARE(json(status).object().value(text("objects")).toString(),
                 m_gateway->endpoint() + u'/' + m_config.bucket);
        VERIFY_EXIT(create(text("another-bucket")), 1); // it has its objects elsewhere
    }

    void putsHeadsListsAndGets()
    {
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("dicom/王/1.dcm"),
                         text("--meta"), text("name=王小明"), text("--content-type"),
                         text("application/dicom"), text("--storage-class"), text("STANDARD_IA")}),
                    0);
        const auto head = run({text("head"), text("dicom/王/1.dcm")});
        VERIFY_EXIT(head, 0);
        const QJsonObject object = json(head).object();
        QCOMPARE(object.value(text("sha256")).toString(), AbcHash);
        QCOMPARE(object.value(text("storage_class")).toString(), text("STANDARD_IA"));
        QCOMPARE(object.value(text("metadata")).toObject().value(text("name")).toString(),
                 text("王小明"));
        const auto list =
            run({text("list"), text("--prefix"), text("dicom/"), text("--delimiter"), text("/")});
        VERIFY_EXIT(list, 0);
        QCOMPARE(json(list).object().value(text("prefixes")).toArray(),
                 QJsonArray{text("dicom/王/")});
        VERIFY_EXIT(run({text("get"), text("dicom/王/1.dcm"), text("--out"), path("got")}), 0);
        QCOMPARE(contentOf(path("got")), QByteArray("abc"));
        VERIFY_EXIT(run({text("get"), text("dicom/王/1.dcm"), text("--range"), text("1-1"),
                         text("--out"), path("got")}),
                    0);
        QCOMPARE(contentOf(path("got")), QByteArray("b"));
    }

    void verifiesRangesOfLargeObjectsAlone()
    {
        QByteArray large(9'000'000, 'a');
        std::ranges::generate(large, [i = 0]() mutable { return char(i++ % 251); });
        VERIFY_EXIT(run({text("put"), write("large", large), text("--key"), text("large")}), 0);
        VERIFY_EXIT(run({text("get"), text("large"), text("--range"), text("8500000-8500009"),
                         text("--out"), path("part")}),
                    0);
        QCOMPARE(contentOf(path("part")), large.mid(8'500'000, 10));
        // somebody changes the bucket behind our back: same size, one byte other
        QByteArray changed = large;
        changed[8'500'005] = char(changed[8'500'005] ^ 1);
        objects::ByteArraySource source(changed);
        VERIFY_OK(m_store->put({.key = text("large")}, source));
        VERIFY_EXIT(run({text("get"), text("large"), text("--range"), text("0-9"), text("--out"),
                         path("part2")}),
                    0); // its own block is unharmed
        VERIFY_EXIT(run({text("get"), text("large"), text("--range"), text("8500000-8500009"),
                         text("--out"), path("part3")}),
                    3);
        QVERIFY(!QFile::exists(path("part3")));
        VERIFY_EXIT(run({text("get"), text("large"), text("--out"), path("part3")}), 3);
        const auto quarantine = run({text("quarantine"), text("list")});
        QCOMPARE(json(quarantine).array().at(0).toObject().value(text("key")).toString(),
                 text("large"));
        objects::ByteArraySource right(large);
        VERIFY_OK(m_store->put({.key = text("large")}, right));
        VERIFY_EXIT(run({text("quarantine"), text("release"), text("large")}), 0);
        VERIFY_EXIT(run({text("get"), text("large"), text("--out"), path("part3")}), 0);
    }

    void findsWhatIsWrongInTheBucket()
    {
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("check/a")}), 0);
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("check/b")}), 0);
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("check/c")}), 0);
        objects::ByteArraySource other(QByteArray("abd"));
        VERIFY_OK(m_store->put({.key = text("check/b")}, other));
        VERIFY_OK(m_store->remove(text("check/c")));
        const auto verify = run({text("verify"), text("--prefix"), text("check/")});
        VERIFY_EXIT(verify, 3);
        const QJsonObject report = json(verify).object();
        QCOMPARE(report.value(text("checked")).toInt(), 3);
        QCOMPARE(report.value(text("ok")).toInt(), 1);
        QCOMPARE(report.value(text("failed")).toArray().size(), 2);
    }

    void copiesRemovesAndPresigns()
    {
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("one")}), 0);
        VERIFY_EXIT(run({text("copy"), text("one"), text("two")}), 0);
        VERIFY_EXIT(run({text("remove"), text("one")}), 0);
        VERIFY_EXIT(run({text("head"), text("one")}), 1);
        const auto link = run({text("presign"), text("two")});
        VERIFY_EXIT(link, 0);
        const QString url = json(link).object().value(text("url")).toString();
        QVERIFY(url.contains(text("X-Amz-Expires=86400")));
        const auto got =
            test::runProgram(text("curl"), {text("-sf"), text("--noproxy"), text("*"), url});
        VERIFY_EXIT(got, 0);
        QCOMPARE(got.standardOutput, QByteArray("abc"));
    }

    void appliesTheTwoRules()
    {
        QCOMPARE(json(run({text("lifecycle"), text("--show")})).array(), QJsonArray());
        const auto applied = run({text("lifecycle"), text("--apply")});
        VERIFY_EXIT(applied, 0);
        QJsonArray rules = json(applied).array();
        QCOMPARE(rules.size(), 2);
        const auto isArchiving = [](const QJsonValue& rule) {
            return rule.toObject().value(text("prefix")).toString() == text("dicom/");
        };
        const QJsonObject archiving =
            (isArchiving(rules.at(0)) ? rules.at(0) : rules.at(1)).toObject();
        QCOMPARE(
            archiving.value(text("transitions")).toArray(),
            (QJsonArray{
                QJsonObject{{text("days"), 90}, {text("storage_class"), text("GLACIER")}},
                QJsonObject{{text("days"), 365}, {text("storage_class"), text("DEEP_ARCHIVE")}}}));
        VERIFY_EXIT(run({text("lifecycle")}), 2);
        VERIFY_EXIT(run({text("lifecycle"), text("--show"), text("--apply")}), 2);
    }

    void endsUploadsThatWereLeft()
    {
        VERIFY_OK(m_store->client()->send({.method = "POST",
                                           .key = text("left"),
                                           .query = {{"uploads", ""}},
                                           .body = QByteArray()}));
        const auto listed = run({text("uploads")});
        VERIFY_EXIT(listed, 0);
        QCOMPARE(json(listed).array().size(), 1);
        const auto young = run({text("uploads"), text("--end")});
        QCOMPARE(json(young).array().at(0).toObject().value(text("ended")).toBool(), false);
        const auto swept = run({text("uploads"), text("--end"), text("--older-than"), text("0")});
        VERIFY_EXIT(swept, 0);
        QCOMPARE(json(swept).array().at(0).toObject().value(text("ended")).toBool(), true);
        QCOMPARE(json(run({text("uploads")})).array(), QJsonArray());
    }

    void keepsWhatItFetched()
    {
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("kept")}), 0);
        VERIFY_EXIT(run({text("cache"), text("--clear")}), 0);
        VERIFY_EXIT(run({text("get"), text("kept"), text("--out"), path("got")}), 0);
        const QJsonObject usage = json(run({text("cache")})).object();
        QCOMPARE(usage.value(text("files")).toInt(), 1);
        QVERIFY(usage.value(text("limit")).toDouble() > 0);
        // damage is noticed and costs a transfer, no more
        const QDir folder(usage.value(text("folder")).toString());
        const QString file = folder.filePath(folder.entryList(QDir::Files).at(0));
        QVERIFY(QFile(file).resize(50));
        VERIFY_EXIT(run({text("get"), text("kept"), text("--out"), path("got")}), 0);
        QCOMPARE(contentOf(path("got")), QByteArray("abc"));
    }

    void saysThatNothingIsArchived()
    {
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("k")}), 0);
        const auto restored = run({text("restore"), text("k")});
        VERIFY_EXIT(restored, 0);
        QCOMPARE(json(restored).object().value(text("state")).toString(), text("readable"));
        VERIFY_EXIT(run({text("restore"), text("missing")}), 1);
    }

    void saysWhenTheKeysAreMissing()
    {
        const auto outcome = test::runProgram(
            text("wardlightctl"),
            {text("--workspace"), m_workspace->folder(), text("objects"), text("list")},
            {.environment = {{text("AWS_ACCESS_KEY_ID"), QString()},
                             {text("AWS_SECRET_ACCESS_KEY"), QString()},
                             {text("AWS_SHARED_CREDENTIALS_FILE"), text("/nonexistent")},
                             {text("AWS_CONFIG_FILE"), text("/nonexistent")}}});
        VERIFY_EXIT(outcome, 1);
        QVERIFY(outcome.standardError.contains("AWS_ACCESS_KEY_ID"));
    }

private:
    ProgramOutcome runCtl(const QStringList& arguments)
    {
        const auto keys = test::CephGateway::credentials();
        return test::runProgram(
            text("wardlightctl"), QStringList{text("--json")} + arguments,
            {.environment = {
                 {text("AWS_ACCESS_KEY_ID"), QString::fromUtf8(keys.accessKeyId)},
                 {text("AWS_SECRET_ACCESS_KEY"), QString::fromUtf8(keys.secretAccessKey)}}});
    }
    ProgramOutcome run(const QStringList& arguments)
    {
        return runCtl(QStringList{text("--workspace"), m_workspace->folder(), text("objects")} +
                      arguments);
    }
    ProgramOutcome create(const QString& bucket)
    {
        return runCtl({text("workspace"), text("create"), text("--dir"), m_workspace->folder(),
                       text("--endpoint"), m_gateway->endpoint(), text("--region"), text("default"),
                       text("--bucket"), bucket, text("--make-bucket")});
    }
    static QJsonDocument json(const ProgramOutcome& outcome)
    {
        return QJsonDocument::fromJson(outcome.standardOutput);
    }
    QString path(const char* name) { return m_workspace->parentFolder() + u'/' + text(name); }
    QString write(const char* name, const QByteArray& bytes)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path(name)
                                                                                    : QString();
    }

    std::optional<test::CephGateway> m_gateway;
    std::optional<test::TemporaryWorkspace> m_workspace;
    objects::S3Config m_config;
    std::shared_ptr<objects::S3Store> m_store;
};

QTEST_GUILESS_MAIN(ObjectsS3Test)
#include "objects_s3_test.moc"
