#include "core/postgres/migrations.h"
#include "core/security/audit.h"
#include "core/security/audit_log.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <barrier>
#include <thread>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace wardlight::security;

class AuditTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void intactChainVerifies();
    void rowIsPartOfTheWrite();
    void refusesUpdatesAndDeletes();
    void tamperedRowIsFound_data();
    void tamperedRowIsFound();
    void deletedRowIsFound();
    void cutOffEndIsFoundByTheHeads();
    void rewrittenLogIsFoundByTheHeads();
    void forgedHeadIsFound();
    void writersDoNotQueue();
    void headsAreCompacted();
    void listsNewestFirst();

private:
    void writeRows(int count);
    void tamper(const QString& sql);
    [[nodiscard]] Result<AuditVerification> verify() const
    {
        return verifyAuditLog(*m_database, m_context.heads.get());
    }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    AuditContext m_context;
};

void AuditTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void AuditTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = m_server->dsn(m_name)});
    VERIFY_OK(migrate(*m_database));
    m_folder = std::make_unique<QTemporaryDir>();
    const auto heads = AuditHeads::open(m_folder->path(), QByteArray(32, 'k'));
    VERIFY_OK(heads);
    m_context = {QStringLiteral("王医生"), QStringLiteral("ward-3"), QStringLiteral("test 1"),
                 *heads};
}

void AuditTest::writeRows(int count)
{
    for (int i = 0; i < count; ++i) {
        VERIFY_OK(m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            recordAudit(tx, m_context,
                        {QStringLiteral("test.write"),
                         PatientId::generate(),
                         QStringLiteral("target \"%1\"").arg(i),
                         {{QStringLiteral("n"), i}, {QStringLiteral("名"), QStringLiteral("é")}}});
            return {};
        }));
    }
}

/// Changes the log as somebody with all rights would.
void AuditTest::tamper(const QString& sql)
{
    VERIFY_OK(
        m_server->query(m_name, QStringLiteral("ALTER TABLE audit_log DISABLE TRIGGER ALL; %1; "
                                               "ALTER TABLE audit_log ENABLE TRIGGER ALL")
                                    .arg(sql)));
}

void AuditTest::intactChainVerifies()
{
    writeRows(5);
    const auto result = verify();
    VERIFY_OK(result);
    QVERIFY(result->isIntact());
    QCOMPARE(result->rows, 5);
    QCOMPARE(result->heads, 1);
}

void AuditTest::rowIsPartOfTheWrite()
{
    const auto failed =
        m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            recordAudit(tx, m_context, {QStringLiteral("test.fail"), {}, QString(), {}});
            return fail(ErrorCode::Invalid, QStringLiteral("no"));
        });
    QVERIFY(!failed);
    const auto result = verify();
    VERIFY_OK(result);
    QCOMPARE(result->rows, 0);
    QCOMPARE(result->heads, 0);
}

void AuditTest::refusesUpdatesAndDeletes()
{
    writeRows(1);
    QVERIFY(!m_server->query(m_name, QStringLiteral("UPDATE audit_log SET person = 'x'")));
    QVERIFY(!m_server->query(m_name, QStringLiteral("DELETE FROM audit_log")));
    QVERIFY(!m_server->query(m_name, QStringLiteral("TRUNCATE audit_log")));
}

void AuditTest::tamperedRowIsFound_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("person") << "person = 'somebody else'";
    QTest::newRow("station") << "station = ''";
    QTest::newRow("action") << "action = 'test.read'";
    QTest::newRow("time") << "occurred_at = occurred_at + interval '1 ms'";
    QTest::newRow("patient") << "patient_id = NULL";
    QTest::newRow("target") << "target = ''";
    QTest::newRow("detail") << "detail = '{}'";
    QTest::newRow("operation") << "operation_id = gen_random_uuid()";
    QTest::newRow("hash") << "row_hash = decode(repeat('00', 32), 'hex')";
}

void AuditTest::tamperedRowIsFound()
{
    QFETCH(QString, change);
    writeRows(4);
    tamper(QStringLiteral("UPDATE audit_log SET %1 WHERE seq = 2").arg(change));
    const auto result = verify();
    VERIFY_OK(result);
    QVERIFY(!result->isIntact());
    QCOMPARE(result->firstBad->seq, 2);
}

void AuditTest::deletedRowIsFound()
{
    writeRows(4);
    tamper(QStringLiteral("DELETE FROM audit_log WHERE seq = 2"));
    const auto result = verify();
    VERIFY_OK(result);
    QCOMPARE(result->firstBad->seq, 3);
}

void AuditTest::cutOffEndIsFoundByTheHeads()
{
    writeRows(4);
    tamper(QStringLiteral("DELETE FROM audit_log WHERE seq = 4"));
    const auto result = verify();
    VERIFY_OK(result);
    QVERIFY(result->firstBad);
    QCOMPARE(result->firstBad->seq, 4);
}

void AuditTest::rewrittenLogIsFoundByTheHeads()
{
    writeRows(2);
    tamper(QStringLiteral("DELETE FROM audit_log; DELETE FROM audit_writers"));
    const auto kept = m_context.heads;
    m_context.heads = nullptr; // the forger cannot sign
    writeRows(3);
    m_context.heads = kept;
    const auto result = verify();
    VERIFY_OK(result);
    QVERIFY(result->firstBad);
}

void AuditTest::forgedHeadIsFound()
{
    writeRows(2);
    QFile heads(m_folder->filePath(QStringLiteral("audit-heads")));
    QVERIFY(heads.open(QIODevice::ReadWrite));
    QByteArray text = heads.readAll();
    const qsizetype seq = text.indexOf(' ') + 1;
    text[seq] = text[seq] == '1' ? '2' : '1';
    QVERIFY(heads.resize(0) && heads.seek(0) && heads.write(text) == text.size());
    heads.close();
    const auto result = verify();
    VERIFY_OK(result);
    QVERIFY(result->firstBad);
}

void AuditTest::writersDoNotQueue()
{
    // Four transactions that are all open at once, each with its row: possible only if no lane is
    // waited for.
    std::barrier allOpen(4);
    std::vector<std::thread> threads;
    std::atomic<int> written = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto done =
                m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
                    recordAudit(tx, m_context, {QStringLiteral("test.both"), {}, QString(), {}});
                    allOpen.arrive_and_wait();
                    return {};
                });
            written += done.has_value() ? 1 : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(written.load(), 4);
    const auto result = verify();
    VERIFY_OK(result);
    QVERIFY(result->isIntact());
    QCOMPARE(result->rows, 4);
    QCOMPARE(result->heads, 4);
}

void AuditTest::headsAreCompacted()
{
    const QUuid writer = newUuidV7();
    for (int i = 1; i <= 1500; ++i)
        m_context.heads->keep({writer, i, Sha256::of(QByteArrayView("x"))});
    const auto kept = m_context.heads->load();
    VERIFY_OK(kept);
    QCOMPARE(kept->forged, 0);
    QCOMPARE(kept->heads.size(), std::size_t(1));
    QCOMPARE(kept->heads.front().seq, 1500);
    QVERIFY(QFile(m_folder->filePath(QStringLiteral("audit-heads"))).size() < 300'000);
}

void AuditTest::listsNewestFirst()
{
    writeRows(3);
    const auto rows = readAuditLog(*m_database, QDateTime(), 2);
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), std::size_t(2));
    QCOMPARE(rows->front().seq, 3);
    QCOMPARE(rows->front().person, QStringLiteral("王医生"));
}

QTEST_GUILESS_MAIN(AuditTest)
#include "audit_test.moc"
