#include "core/objects/byte_sources.h"
#include "tests/support/corpus.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/secret_service.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Bytes that no compression shortens and no other file holds.
QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 42;
    std::ranges::generate(bytes, [&state] {
        state = state * 1664525U + 1013904223U;
        return char(state >> 24);
    });
    return bytes;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

QJsonDocument json(const ProgramOutcome& outcome)
{
    return QJsonDocument::fromJson(outcome.standardOutput);
}

QMap<QString, QString> awsKeys()
{
    const auto keys = test::CephGateway::credentials();
    return {{text("AWS_ACCESS_KEY_ID"), QString::fromUtf8(keys.accessKeyId)},
            {text("AWS_SECRET_ACCESS_KEY"), QString::fromUtf8(keys.secretAccessKey)}};
}

} // namespace

/// `wardlightctl objects` on a profile that names a bucket and nothing else, beside other tools.
class ObjectsProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto gateway = test::CephGateway::shared();
        VERIFY_OK(gateway);
        m_gateway.emplace(std::move(*gateway));
        auto keychain = test::SecretService::start();
        VERIFY_OK(keychain);
        m_keychain = std::move(*keychain);
        const auto config = m_gateway->createBucket();
        VERIFY_OK(config);
        m_config = *config;
        VERIFY_EXIT(addProfile(text("archive"), awsKeys()), 0);
        VERIFY_EXIT(runCtl({text("profile"), text("test"), text("archive")}), 0);
    }

    void keepsItsKeysInTheKeychain()
    {
        const auto keys = test::CephGateway::credentials();
        QVERIFY(!isInAFile(keys.secretAccessKey));
        VERIFY_EXIT(run({text("list")}), 0); // nothing of them is in the environment
    }

    void putsHeadsListsAndGets()
    {
        const QByteArray bytes = pattern(700'000);
        const auto put = run({text("put"), write("scan.dcm", bytes), text("--key"),
                              text("dicom/王/s/e/1.dcm"), text("--meta"), text("name=王小明\n2"),
                              text("--content-type"), text("application/dicom")});
        VERIFY_EXIT(put, 0);
        const QString hash = Sha256::of(QByteArrayView(bytes)).toHex();
        const QJsonObject object = json(run({text("head"), text("dicom/王/s/e/1.dcm")})).object();
        QCOMPARE(object.value(text("bytes")).toInt(), 700'000);
        QCOMPARE(object.value(text("sha256")).toString(), hash);
        QCOMPARE(object.value(text("content_type")).toString(), text("application/dicom"));
        QCOMPARE(object.value(text("metadata")).toObject(),
                 (QJsonObject{{text("name"), text("王小明\n2")}, {text("file-hash"), hash}}));
        QCOMPARE(object.value(text("state")).toString(), text("stored"));
        const QJsonObject list = json(run({text("list"), text("--prefix"), text("dicom/"),
                                           text("--delimiter"), text("/")}))
                                     .object();
        QCOMPARE(list.value(text("prefixes")).toArray(), QJsonArray{text("dicom/王/")});
        VERIFY_EXIT(run({text("get"), text("dicom/王/s/e/1.dcm"), text("--out"), path("got")}), 0);
        QVERIFY(contentOf(path("got")) == bytes);
        VERIFY_EXIT(run({text("get"), text("dicom/王/s/e/1.dcm"), text("--range"), text("5-9"),
                         text("--out"), path("part")}),
                    0);
        QCOMPARE(contentOf(path("part")), bytes.mid(5, 5));
        VERIFY_EXIT(run({text("copy"), text("dicom/王/s/e/1.dcm"), text("copies/1")}), 0);
        QCOMPARE(json(run({text("head"), text("copies/1")})).object().value(text("sha256")), hash);
        VERIFY_EXIT(run({text("remove"), text("copies/1")}), 0);
        VERIFY_EXIT(run({text("head"), text("copies/1")}), 1);
        // what was fetched lies on this disk only encrypted
        QVERIFY(json(run({text("cache")})).object().value(text("files")).toInt() > 0);
        QVERIFY(!isInAFile(bytes.left(64)));
    }

    void takesKeysLiterally_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("upwards") << text("../../etc/passwd");
        QTest::newRow("encoded slash") << text("a%2fb");
        QTest::newRow("double slash") << text("a//b");
        QTest::newRow("leading slash") << text("/a");
        QTest::newRow("trailing space") << text("a ");
        QTest::newRow("emoji") << text("\xF0\x9F\xA9\xBB");
        QTest::newRow("1,024 bytes") << QString(1024, u'x');
    }
    void takesKeysLiterally()
    {
        QFETCH(QString, key);
        VERIFY_EXIT(run({text("put"), write("k", key.toUtf8()), text("--key"), key}), 0);
        VERIFY_EXIT(run({text("get"), key, text("--out"), path("k-out")}), 0);
        QCOMPARE(contentOf(path("k-out")), key.toUtf8());
        VERIFY_EXIT(run({text("remove"), key}), 0);
    }

    void takesWhatOthersWrote_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("one request") << 5'000;
        QTest::newRow("in parts") << 20'000'000; // boto3 cuts what is larger than 8 MiB
    }
    void takesWhatOthersWrote()
    {
        QFETCH(int, bytes);
        const QByteArray content = pattern(bytes);
        const QString name = text("i%1.dcm").arg(bytes);
        const auto uploaded = boto(
            {text("upload"), write(qPrintable(name), content), text("P1"), text("S1"), text("E1")});
        VERIFY_EXIT(uploaded, 0);
        const QString key = text("dicom/P1/S1/E1/") + name;
        QCOMPARE(json(uploaded).object().value(text("object_key")).toString(), key);
        const QJsonObject head = json(run({text("head"), key})).object();
        QCOMPARE(head.value(text("sha256")), json(uploaded).object().value(text("hash")));
        QCOMPARE(head.value(text("storage_class")).toString(), text("STANDARD_IA"));
        const QJsonArray listed = json(run({text("list"), text("--prefix"), key}))
                                      .object()
                                      .value(text("objects"))
                                      .toArray();
        QCOMPARE(listed.size(), 1);
        VERIFY_EXIT(run({text("get"), key, text("--out"), path("theirs")}), 0);
        QVERIFY(contentOf(path("theirs")) == content);
        const auto verified = run({text("verify"), text("--prefix"), key});
        VERIFY_EXIT(verified, 0);
        QCOMPARE(json(verified).object().value(text("ok")).toInt(), 1);
    }

    void writesWhatOthersTake_data() { takesWhatOthersWrote_data(); }
    void writesWhatOthersTake()
    {
        QFETCH(int, bytes);
        const QByteArray content = pattern(bytes);
        VERIFY_EXIT(run({text("put"), write("ours", content), text("--key"), text("dicom/ours")}),
                    0);
        VERIFY_EXIT(boto({text("download"), text("dicom/ours"), path("downloaded")}), 0);
        QVERIFY(contentOf(path("downloaded")) == content);
    }

    void refusesAndReleasesWhatWasReplaced()
    {
        VERIFY_EXIT(run({text("put"), write("good", "good"), text("--key"), text("q/a")}), 0);
        VERIFY_EXIT(boto({text("replace"), text("q/a"), write("bad", "baad")}), 0);
        VERIFY_EXIT(run({text("get"), text("q/a"), text("--out"), path("q")}), 3);
        QVERIFY(!QFile::exists(path("q")));
        const QJsonArray held = json(run({text("quarantine"), text("list")})).array();
        QCOMPARE(held.size(), 1);
        QCOMPARE(held.at(0).toObject().value(text("key")).toString(), text("q/a"));
        const auto shown = run({text("quarantine"), text("show"), text("q/a")});
        VERIFY_EXIT(shown, 0);
        QVERIFY(!json(shown).object().value(text("reason")).toString().isEmpty());
        VERIFY_EXIT(run({text("quarantine"), text("release"), text("q/a")}), 3);
        VERIFY_EXIT(boto({text("replace"), text("q/a"), path("good")}), 0);
        VERIFY_EXIT(run({text("get"), text("q/a"), text("--out"), path("q")}), 3);
        VERIFY_EXIT(run({text("quarantine"), text("release"), text("q/a")}), 0);
        VERIFY_EXIT(run({text("get"), text("q/a"), text("--out"), path("q")}), 0);
        QCOMPARE(json(run({text("quarantine"), text("list")})).array(), QJsonArray());
    }

    void saysWhatVerifies()
    {
        for (const char* key : {"v/a", "v/b", "v/c"})
            VERIFY_EXIT(run({text("put"), write("v", key), text("--key"), text(key)}), 0);
        const auto sample =
            run({text("verify"), text("--prefix"), text("v/"), text("--sample"), text("2")});
        VERIFY_EXIT(sample, 0);
        QCOMPARE(json(sample).object().value(text("checked")).toInt(), 2);
        VERIFY_EXIT(boto({text("replace"), text("v/b"), write("v", "v/x")}), 0);
        VERIFY_EXIT(boto({text("strip"), text("v/c")}), 0);
        const auto verified = run({text("verify"), text("--prefix"), text("v/")});
        VERIFY_EXIT(verified, 3);
        const QJsonObject report = json(verified).object();
        QCOMPARE(report.value(text("checked")).toInt(), 3);
        QCOMPARE(report.value(text("ok")).toInt(), 1);
        QCOMPARE(report.value(text("unverified")).toInt(), 1);
        const QJsonArray failed = report.value(text("failed")).toArray();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).toObject().value(text("key")).toString(), text("v/b"));
        // what nobody recorded a hash for wants a word
        VERIFY_EXIT(run({text("get"), text("v/c"), text("--out"), path("c")}), 1);
        VERIFY_EXIT(
            run({text("get"), text("v/c"), text("--out"), path("c"), text("--accept-unverified")}),
            0);
    }

    void makesLinksThatExpire()
    {
        VERIFY_EXIT(run({text("put"), write("link", "linked"), text("--key"), text("link")}), 0);
        const auto link = json(run({text("presign"), text("link")})).object();
        QVERIFY(link.value(text("url")).toString().contains(text("X-Amz-Expires=86400")));
        QVERIFY(QDateTime::fromString(link.value(text("expires")).toString(), Qt::ISODate) >
                QDateTime::currentDateTimeUtc().addSecs(86'000));
        const auto got = curl(link.value(text("url")).toString());
        VERIFY_EXIT(got, 0);
        QCOMPARE(got.standardOutput, QByteArray("linked"));
        const QString brief =
            json(run({text("presign"), text("link"), text("--expires"), text("1")}))
                .object()
                .value(text("url"))
                .toString();
        QTRY_VERIFY_WITH_TIMEOUT(!curl(brief).exitedWith(0), 20'000);
    }

    void writesDownWhatWasDone()
    {
        VERIFY_EXIT(run({text("put"), write("a", "a"), text("--key"), text("audited")}), 0);
        VERIFY_EXIT(run({text("get"), text("audited"), text("--out"), path("a2")}), 0);
        QStringList actions;
        const QJsonArray rows = json(audit({text("list"), text("--limit"), text("2")})).array();
        for (const QJsonValue& row : rows)
            actions += row.toObject().value(text("action")).toString();
        QCOMPARE(actions, (QStringList{text("object.read"), text("object.put")}));
        const auto checked = audit({text("verify")});
        VERIFY_EXIT(checked, 0);
        QVERIFY(json(checked).object().value(text("rows")).toInt() >= 2);
        // a row that is changed is noticed, and so is one that is cut off
        const QString file = auditFile();
        const QByteArray log = contentOf(file);
        VERIFY_EXIT(rewrite(file, QByteArray(log).replace("object.read", "object.seen")), 3);
        VERIFY_EXIT(rewrite(file, log.left(log.lastIndexOf('\n', -2) + 1)), 3);
        VERIFY_EXIT(rewrite(file, log), 0);
        VERIFY_EXIT(rewrite(file, log + "{\"seq\": 1"), 0); // half a row of a killed writer
        VERIFY_EXIT(run({text("remove"), text("audited")}), 0);
        VERIFY_EXIT(audit({text("verify")}), 0);
    }

    void takesKeysOfTheEnvironmentWithoutAKeychain()
    {
        QMap<QString, QString> environment = test::environmentWithoutKeychain();
        environment.insert(awsKeys());
        const auto added = addProfile(text("headless"), environment);
        VERIFY_EXIT(added, 0);
        QVERIFY(added.standardError.contains("keychain"));
        QVERIFY(!isInAFile(test::CephGateway::credentials().secretAccessKey));
        const QStringList list{text("--profile"), text("headless"), text("objects"), text("list")};
        VERIFY_EXIT(runCtl(list, environment), 0);
        QMap<QString, QString> none = test::environmentWithoutKeychain();
        none.insert(text("AWS_SHARED_CREDENTIALS_FILE"), text("/nonexistent"));
        none.insert(text("AWS_CONFIG_FILE"), text("/nonexistent"));
        VERIFY_EXIT(runCtl(list, none), 1);
    }

private:
    ProgramOutcome runCtl(const QStringList& arguments, const QMap<QString, QString>& more = {})
    {
        QMap<QString, QString> environment = m_keychain->environment();
        environment.insert(text("XDG_CONFIG_HOME"), path("config"));
        environment.insert(text("XDG_DATA_HOME"), path("data"));
        environment.insert(more);
        return test::runProgram(text("wardlightctl"), QStringList{text("--json")} + arguments,
                                {.environment = environment});
    }
    ProgramOutcome run(const QStringList& arguments)
    {
        return runCtl(QStringList{text("--profile"), text("archive"), text("objects")} + arguments);
    }
    ProgramOutcome audit(const QStringList& arguments)
    {
        return runCtl(QStringList{text("--profile"), text("archive"), text("audit")} + arguments);
    }
    ProgramOutcome addProfile(const QString& name, const QMap<QString, QString>& environment)
    {
        return runCtl({text("profile"), text("add"), name, text("--endpoint"),
                       m_gateway->endpoint(), text("--bucket"), m_config.bucket, text("--style"),
                       text("path")},
                      environment);
    }
    ProgramOutcome boto(const QStringList& arguments)
    {
        return test::runProgram(
            text("/usr/bin/python3"),
            QStringList{test::sourceFolder() + text("/tests/cli/objects/medical_images.py"),
                        m_gateway->endpoint(), m_config.bucket} +
                arguments,
            {.environment = awsKeys()});
    }
    static ProgramOutcome curl(const QString& url)
    {
        return test::runProgram(text("curl"), {text("-sf"), text("--noproxy"), text("*"), url});
    }
    QString auditFile()
    {
        QDirIterator files(path("data"), {text("audit.jsonl")}, QDir::Files,
                           QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }
    /// The log with other content, and what checking it says.
    ProgramOutcome rewrite(const QString& file, const QByteArray& content)
    {
        QFile log(file);
        if (log.open(QIODevice::WriteOnly))
            log.write(content);
        log.close();
        return audit({text("verify")});
    }
    bool isInAFile(const QByteArray& bytes) const
    {
        for (const char* folder : {"config", "data"}) {
            QDirIterator files(path(folder), QDir::Files | QDir::Hidden,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                if (contentOf(files.next()).contains(bytes))
                    return true;
            }
        }
        return false;
    }
    QString path(const char* name) const { return m_home.filePath(text(name)); }
    QString write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path(name)
                                                                                    : QString();
    }

    std::optional<test::CephGateway> m_gateway;
    std::unique_ptr<test::SecretService> m_keychain;
    QTemporaryDir m_home;
    objects::S3Config m_config;
};

QTEST_GUILESS_MAIN(ObjectsProfileTest)
#include "objects_profile_test.moc"
