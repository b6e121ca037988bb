#include "tests/support/corpus.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

constexpr qsizetype ObjectBytes = qsizetype(4) * 1024 * 1024;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QMap<QString, QString> awsKeys()
{
    const auto keys = test::CephGateway::credentials();
    return {{text("AWS_ACCESS_KEY_ID"), QString::fromUtf8(keys.accessKeyId)},
            {text("AWS_SECRET_ACCESS_KEY"), QString::fromUtf8(keys.secretAccessKey)}};
}

} // namespace

/// `wardlightctl objects` beside a disk of two megabytes that is full before an object has come:
/// a tmpfs that exists for the tested program alone.
class ObjectsFullDiskTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto gateway = test::CephGateway::shared();
        VERIFY_OK(gateway);
        m_gateway.emplace(std::move(*gateway));
        const auto config = m_gateway->createBucket();
        VERIFY_OK(config);
        VERIFY_EXIT(ctl({text("profile"), text("add"), text("archive"), text("--endpoint"),
                         m_gateway->endpoint(), text("--bucket"), config->bucket, text("--style"),
                         text("path")}),
                    0);
        QFile file(path("scan"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(QByteArray(ObjectBytes, 'x')) == ObjectBytes);
        file.close();
        VERIFY_EXIT(ctl(objects({text("put"), path("scan"), text("--key"), text("scan")})), 0);
    }

    void getsWithoutRoomForItsCache()
    {
        const auto got =
            onSmallDisk("data", objects({text("get"), text("scan"), text("--out"), path("got")}));
        QVERIFY(got.standardOutput.contains("exit 0"));
        QFile file(path("got"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == QByteArray(ObjectBytes, 'x'));
        QVERIFY2(!got.standardOutput.contains(".staging/"), got.standardOutput.constData());
    }

    void leavesNothingWhereThereIsNoRoom()
    {
        const auto got = onSmallDisk(
            "out", objects({text("get"), text("scan"), text("--out"), path("out/scan")}));
        QVERIFY(got.standardOutput.contains("exit 1"));
        QVERIFY2(got.standardError.contains("full"), got.standardError.constData());
        QVERIFY2(!got.standardOutput.contains(path("out/").toUtf8()),
                 got.standardOutput.constData());
    }

private:
    QStringList objects(const QStringList& arguments) const
    {
        return QStringList{text("--profile"), text("archive"), text("objects")} + arguments;
    }
    QMap<QString, QString> environment() const
    {
        QMap<QString, QString> environment = awsKeys();
        environment.insert(text("XDG_CONFIG_HOME"), path("config"));
        environment.insert(text("XDG_DATA_HOME"), path("data"));
        environment.insert(text("DBUS_SESSION_BUS_ADDRESS"), text("unix:path=/nonexistent"));
        return environment;
    }
    ProgramOutcome ctl(const QStringList& arguments) const
    {
        return test::runProgram(text("wardlightctl"), arguments, {.environment = environment()});
    }
    /// Runs wardlightctl with a small disk in the place of a folder; prints how it ended and what
    /// files then lie on the disk.
    ProgramOutcome onSmallDisk(const char* folder, const QStringList& arguments) const
    {
        const QString script = text("mkdir -p \"$0\" && mount -t tmpfs -o size=2m tmpfs \"$0\" && "
                                    "{ \"$@\"; echo \"exit $?\"; find \"$0\" -type f; }");
        return test::runProgram(text("unshare"),
                                QStringList{text("--map-root-user"), text("--mount"), text("sh"),
                                            text("-c"), script, path(folder),
                                            test::programFolder() + text("/wardlightctl")} +
                                    arguments,
                                {.environment = environment()});
    }
    QString path(const char* name) const { return m_home.filePath(text(name)); }

    std::optional<test::CephGateway> m_gateway;
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(ObjectsFullDiskTest)
#include "objects_full_disk_test.moc"
