#include "core/base/sha256.h"
#include "tests/faults/fault_tally.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/secret_service.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;
using test::FaultTally;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Bytes that say which version they are, everywhere in them.
QByteArray versionBytes(int version, qsizetype size)
{
    const QByteArray mark = QByteArray::number(version).rightJustified(7, '0') + '\n';
    return mark.repeated(size / mark.size());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// wardlightctl killed with SIGKILL at random moments while it stores and fetches objects of a
/// bucket: what is there afterwards is the old object or the new one, whole, with its own hash.
class ObjectFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void killedPut() { killPuts(text("Killed while an object is put"), SmallBytes); }
    void killedPutInParts()
    {
        killPuts(text("Killed while an object is put in parts"), LargeBytes);
    }
    void killedGet() { killGets(text("Killed while an object is fetched"), LargeBytes); }
    void killedCacheWrite()
    {
        killGets(text("Killed while an object enters the cache"), SmallBytes);
    }

private:
    static constexpr qsizetype SmallBytes = 4'000'000;
    static constexpr qsizetype LargeBytes = 24'000'000; ///< two parts

    void killPuts(const QString& fault, qsizetype size);
    Result<ObjectInfo> readWhole(QByteArray& got);
    void killGets(const QString& fault, qsizetype size);

    [[nodiscard]] QStringList objectsCommand(const QStringList& arguments) const
    {
        return QStringList{text("--profile"), text("bucket"), text("objects")} + arguments;
    }
    [[nodiscard]] test::ProgramOutcome run(const QStringList& arguments) const
    {
        return test::runProgram(text("wardlightctl"), arguments, {.environment = m_environment});
    }
    /// Runs a command and kills it at a random moment of its usual time.
    /// @return whether it had finished, successfully, before
    bool runAndKill(const QStringList& arguments);
    /// How long a command takes undisturbed, ms.
    quint32 usualTime(const QStringList& arguments);
    [[nodiscard]] QString path(const char* name) const { return m_home.filePath(text(name)); }
    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] bool isOnDisk(const QByteArray& bytes) const;

    std::optional<test::CephGateway> m_gateway;
    QTemporaryDir m_home;
    QMap<QString, QString> m_environment;
    std::shared_ptr<S3Store> m_store;
    quint32 m_usualMs = 1;
    std::mt19937 m_random = test::seededRandom();
};

void ObjectFaultsTest::initTestCase()
{
    auto gateway = test::CephGateway::shared();
    VERIFY_OK(gateway);
    m_gateway.emplace(std::move(*gateway));
    const auto keys = test::CephGateway::credentials();
    m_environment = test::environmentWithoutKeychain();
    m_environment.insert(text("XDG_CONFIG_HOME"), path("config"));
    m_environment.insert(text("XDG_DATA_HOME"), path("data"));
    m_environment.insert(text("AWS_ACCESS_KEY_ID"), QString::fromUtf8(keys.accessKeyId));
    m_environment.insert(text("AWS_SECRET_ACCESS_KEY"), QString::fromUtf8(keys.secretAccessKey));
}

void ObjectFaultsTest::init()
{
    const auto config = m_gateway->createBucket();
    VERIFY_OK(config);
    const auto store = test::openStore(*config);
    VERIFY_OK(store);
    m_store = *store;
    (void)run({text("profile"), text("remove"), text("bucket")}); // of the test before
    VERIFY_EXIT(run({text("profile"), text("add"), text("bucket"), text("--endpoint"),
                     config->endpoint, text("--bucket"), config->bucket}),
                0);
}

quint32 ObjectFaultsTest::usualTime(const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    const auto outcome = run(arguments);
    return outcome.exitedWith(0) ? std::max<quint32>(1, quint32(timer.elapsed())) : 0;
}

bool ObjectFaultsTest::runAndKill(const QStringList& arguments)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = m_environment.begin(); it != m_environment.end(); ++it)
        environment.insert(it.key(), it.value());
    program.setProcessEnvironment(environment);
    program.setStandardOutputFile(QProcess::nullDevice());
    program.start(test::programFolder() + text("/wardlightctl"), arguments);
    if (!program.waitForStarted() || program.waitForFinished(int(m_random() % m_usualMs)))
        return program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0;
    program.kill();
    program.waitForFinished();
    return false;
}

Result<ObjectInfo> ObjectFaultsTest::readWhole(QByteArray& got)
{
    got.clear();
    return m_store->get(
        text("dicom/p/s/e/1.dcm"), {}, [&got](std::span<const std::byte> bytes) -> Result<> {
            got.append(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
            return {};
        });
}

void ObjectFaultsTest::killPuts(const QString& fault, qsizetype size)
{
    FaultTally tally(fault);
    int acknowledged = 0; // the version that was acknowledged last
    write("in", versionBytes(acknowledged, size));
    const QStringList put =
        objectsCommand({text("put"), path("in"), text("--key"), text("dicom/p/s/e/1.dcm")});
    m_usualMs = usualTime(put);
    QVERIFY(m_usualMs > 0);
    for (int version = 1; version <= test::rounds(10, 500); ++version) {
        write("in", versionBytes(version, size));
        const bool isAcknowledged = runAndKill(put);
        ++tally.tried;
        QByteArray got;
        auto info = readWhole(got);
        // The server may finish a put after its sender died: between two parts of a read, too.
        if (!info && info.error().code == ErrorCode::Conflict)
            info = readWhole(got);
        VERIFY_OK(info);
        acknowledged = isAcknowledged ? version : acknowledged;
        // For the same reason any of those not acknowledged may have come to be since then; a
        // whole one it is.
        bool isOneSince = false;
        for (int since = acknowledged; since <= version; ++since)
            isOneSince = isOneSince || got == versionBytes(since, size);
        tally.lost += isOneSince ? 0 : 1;
        QVERIFY(isOneSince);
        QCOMPARE(info->metadata.value(FileHashKey), Sha256::of(QByteArrayView(got)).toHex());
        ++tally.survived;
    }
    // what killed uploads left behind is listed and goes
    VERIFY_EXIT(
        run(objectsCommand({text("uploads"), text("--end"), text("--older-than"), text("0")})), 0);
    const auto left = m_store->uploads({});
    VERIFY_OK(left);
    QVERIFY(left->empty());
    VERIFY_EXIT(run(objectsCommand({text("verify")})), 0);
}

void ObjectFaultsTest::killGets(const QString& fault, qsizetype size)
{
    FaultTally tally(fault);
    const QByteArray content = versionBytes(7, size);
    write("in", content);
    VERIFY_EXIT(run(objectsCommand({text("put"), path("in"), text("--key"), text("k")})), 0);
    const QStringList get = objectsCommand({text("get"), text("k"), text("--out"), path("out")});
    const QStringList clear = objectsCommand({text("cache"), text("--clear")});
    VERIFY_EXIT(run(clear), 0);
    m_usualMs = usualTime(get);
    QVERIFY(m_usualMs > 0);
    for (int round = 0; round < test::rounds(10, 500); ++round) {
        QFile::remove(path("out"));
        VERIFY_EXIT(run(clear), 0);
        const bool isAcknowledged = runAndKill(get);
        ++tally.tried;
        const bool isThere = QFile::exists(path("out"));
        QVERIFY(isThere || !isAcknowledged);
        QVERIFY(!isThere || contentOf(path("out")) == content);
        VERIFY_EXIT(run(get), 0); // whatever the cache holds of the killed one
        const bool isRight = contentOf(path("out")) == content;
        tally.lost += isRight ? 0 : 1;
        QVERIFY(isRight);
        ++tally.survived;
    }
    QVERIFY(!isOnDisk(content.left(4096)));
}

bool ObjectFaultsTest::isOnDisk(const QByteArray& bytes) const
{
    QDirIterator files(path("data"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (contentOf(files.next()).contains(bytes))
            return true;
    }
    return false;
}

QTEST_GUILESS_MAIN(ObjectFaultsTest)
#include "object_faults_test.moc"
