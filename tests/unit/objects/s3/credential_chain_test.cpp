#include "core/objects/s3/credential_chain.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QProcessEnvironment environment(const QList<std::pair<const char*, const char*>>& values)
{
    QProcessEnvironment made;
    for (const auto& [name, value] : values)
        made.insert(text(name), text(value));
    return made;
}

/// Gives other credentials at every call.
class CountingSource final : public CredentialSource
{
public:
    explicit CountingSource(QDateTime expires) : m_expires(std::move(expires)) {}
    Result<Credentials> credentials() override
    {
        ++calls;
        return Credentials{"id" + QByteArray::number(calls), "secret", {}, m_expires};
    }
    int calls = 0;

private:
    QDateTime m_expires;
};

} // namespace

class CredentialChainTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }

    void takesTheEnvironment()
    {
        EnvironmentCredentials source(environment({{"AWS_ACCESS_KEY_ID", "AKID"},
                                                   {"AWS_SECRET_ACCESS_KEY", "se/cr+et="},
                                                   {"AWS_SESSION_TOKEN", "tok"}}));
        const auto found = source.credentials();
        VERIFY_OK(found);
        QCOMPARE(found->accessKeyId, QByteArray("AKID"));
        QCOMPARE(found->secretAccessKey, QByteArray("se/cr+et="));
        QCOMPARE(found->sessionToken, QByteArray("tok"));
    }

    void saysWhenTheEnvironmentHasHalfAPair()
    {
        EnvironmentCredentials source(environment({{"AWS_ACCESS_KEY_ID", "AKID"}}));
        VERIFY_ERROR(source.credentials(), ErrorCode::Invalid);
        EnvironmentCredentials none((QProcessEnvironment()));
        VERIFY_ERROR(none.credentials(), ErrorCode::NotFound);
    }

    void readsTheCredentialsFile()
    {
        const auto found =
            fromFiles("# made by hand\n"
                      "[default]\r\n"
                      "aws_access_key_id = AKIDEFAULT\r\n"
                      "aws_secret_access_key=a/b+c=d==   ; not a comment of its own\n"
                      "s3 =\n"
                      "    aws_access_key_id = NESTED\n"
                      "[ ward 3 ]\n"
                      "AWS_ACCESS_KEY_ID = AKIDWARD\n"
                      "aws_secret_access_key = other\n"
                      "aws_session_token = token\n",
                      "", "default");
        VERIFY_OK(found);
        QCOMPARE(found->accessKeyId, QByteArray("AKIDEFAULT"));
        QCOMPARE(found->secretAccessKey, QByteArray("a/b+c=d=="));
        QVERIFY(found->sessionToken.isEmpty());
        const auto ward = fromFiles({}, {}, "ward 3");
        VERIFY_OK(ward);
        QCOMPARE(ward->accessKeyId, QByteArray("AKIDWARD"));
        QCOMPARE(ward->sessionToken, QByteArray("token"));
    }

    void readsTheConfigFile()
    {
        const auto found = fromFiles("[other]\naws_access_key_id = X\n",
                                     "[profile ward]\naws_access_key_id = AKIDCONFIG\n"
                                     "aws_secret_access_key = secret\n",
                                     "ward");
        VERIFY_OK(found);
        QCOMPARE(found->accessKeyId, QByteArray("AKIDCONFIG"));
    }

    void saysWhatIsMissingInFiles()
    {
        VERIFY_ERROR(fromFiles("[default]\naws_access_key_id = X\n", "", "default"),
                     ErrorCode::Invalid);
        VERIFY_ERROR(fromFiles("", "", "default"), ErrorCode::NotFound);
        VERIFY_ERROR(fromFiles("\x01\xff[[[\n=\n[", "\n[default", "default"), ErrorCode::NotFound);
    }

    void runsTheProgramThatAProfileNames()
    {
        const QString program =
            write("give keys", "#!/bin/sh\n"
                               "echo warning >&2\n"
                               "printf '{\"Version\":1,\"AccessKeyId\":\"%s\","
                               "\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\","
                               "\"Expiration\":\"2026-03-01T10:00:00Z\"}' \"$1\"\n");
        QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        const auto found =
            fromFiles("", "[default]\ncredential_process = \"" + program.toUtf8() + "\" 'AK ID'\n",
                      "default");
        VERIFY_OK(found);
        QCOMPARE(found->accessKeyId, QByteArray("AK ID"));
        QCOMPARE(found->sessionToken, QByteArray("t"));
        QCOMPARE(found->expires, QDateTime(QDate(2026, 3, 1), QTime(10, 0), Qt::UTC));
    }

    void saysWhenTheProgramFails_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("missing") << QByteArray("/no/such/program");
        QTest::newRow("fails") << QByteArray("/bin/false");
        QTest::newRow("says nothing") << QByteArray("/bin/true");
        QTest::newRow("says nonsense") << QByteArray("/bin/echo hello");
        QTest::newRow("another version")
            << QByteArray("/bin/echo '{\"Version\":2,\"AccessKeyId\":\"a\",\"SecretAccessKey\":"
                          "\"b\"}'");
        QTest::newRow("quote not closed") << QByteArray("/bin/echo 'a");
    }
    void saysWhenTheProgramFails()
    {
        QFETCH(QByteArray, command);
        VERIFY_ERROR(fromFiles("", "[default]\ncredential_process = " + command + "\n", "default"),
                     ErrorCode::Invalid);
    }

    void splitsCommandLinesAsAShellDoes()
    {
        QCOMPARE(splitCommandLine(text("  a 'b c'  \"d \\\" e\" f\\ g '' ")),
                 std::optional(
                     QStringList{text("a"), text("b c"), text("d \" e"), text("f g"), QString()}));
        QCOMPARE(splitCommandLine(text("a \"b")), std::nullopt);
        QCOMPARE(splitCommandLine(QString()), std::optional(QStringList()));
    }

    void asksTheNextSourceOnlyWhenOneHasNothing()
    {
        const auto clock = std::make_shared<SystemClock>();
        const auto empty = std::make_shared<EnvironmentCredentials>(QProcessEnvironment());
        const auto counting = std::make_shared<CountingSource>(QDateTime());
        CredentialChain chain({empty, counting}, clock);
        QCOMPARE(chain.credentials()->accessKeyId, QByteArray("id1"));
        QCOMPARE(chain.credentials()->accessKeyId, QByteArray("id1"));
        QCOMPARE(counting->calls, 1);
        chain.forget();
        QCOMPARE(chain.credentials()->accessKeyId, QByteArray("id2"));
        const auto half =
            std::make_shared<EnvironmentCredentials>(environment({{"AWS_SECRET_ACCESS_KEY", "x"}}));
        CredentialChain stopped({half, counting}, clock);
        VERIFY_ERROR(stopped.credentials(), ErrorCode::Invalid);
    }

    void renewsWhatIsAboutToExpire()
    {
        const QDateTime now(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC);
        const auto clock = std::make_shared<test::FixedClock>(now);
        const auto source = std::make_shared<CountingSource>(now.addSecs(3600));
        CredentialChain chain({source}, clock);
        QCOMPARE(chain.credentials()->accessKeyId, QByteArray("id1"));
        clock->set(now.addSecs(3000));
        QCOMPARE(chain.credentials()->accessKeyId, QByteArray("id1"));
        clock->set(now.addSecs(3400));
        QCOMPARE(chain.credentials()->accessKeyId, QByteArray("id2"));
    }

private:
    [[nodiscard]] QString write(const char* name, const QByteArray& content) const
    {
        QFile file(m_folder->filePath(text(name)));
        if (!content.isNull() && file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    [[nodiscard]] Result<Credentials> fromFiles(const QByteArray& credentials,
                                                const QByteArray& config, const char* profile) const
    {
        return SharedFileCredentials(
                   {write("credentials", credentials), write("config", config), text(profile)})
            .credentials();
    }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(CredentialChainTest)
#include "credential_chain_test.moc"
