#include "core/security/audit_file.h"
#include "core/security/audit_log.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace wardlight;
using namespace wardlight::security;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class AuditFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_folder.emplace().isValid());
        auto heads = AuditHeads::open(m_folder->path(), QByteArray(32, 'k'));
        VERIFY_OK(heads);
        m_file.emplace(m_folder->path(),
                       AuditContext{text("王小明"), text("desk"), text("test"), std::move(*heads)},
                       std::make_shared<test::FixedClock>());
    }

    void keepsRowsInAChain()
    {
        const PatientId patient = PatientId::generate();
        VERIFY_OK(m_file->record({text("object.put"), {}, text("k\n\"1"), {{text("n"), 1}}}));
        VERIFY_OK(m_file->record({text("object.read"), patient, text("k"), {}}));
        const auto rows = allRows();
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].person, text("王小明"));
        QCOMPARE(rows[0].target, text("k\n\"1"));
        QCOMPARE(rows[0].detail, text("{\"n\":1}"));
        QCOMPARE(rows[1].patient, std::optional(patient.uuid()));
        QCOMPARE(rows[1].seq, qint64(2));
        QCOMPARE(rows[1].previousHash, rows[0].hash);
        QVERIFY(isIntact());
    }

    void isEmptyAtFirst()
    {
        QVERIFY(allRows().empty());
        QVERIFY(isIntact());
    }

    void servesSeveralWriters()
    {
        constexpr int Writers = 4;
        constexpr int Rows = 25;
        {
            std::vector<std::jthread> writers;
            for (int writer = 0; writer < Writers; ++writer) {
                writers.emplace_back([this] {
                    for (int i = 0; i < Rows; ++i)
                        (void)m_file->record({text("object.read"), {}, text("k"), {}});
                });
            }
        }
        QCOMPARE(allRows().size(), std::size_t(Writers * Rows));
        QVERIFY(isIntact());
    }

    void goesOnAfterHalfARow()
    {
        VERIFY_OK(m_file->record({text("one"), {}, {}, {}}));
        append("{\"seq\":2,\"acti");
        QCOMPARE(allRows().size(), std::size_t(1));
        VERIFY_OK(m_file->record({text("two"), {}, {}, {}}));
        QCOMPARE(allRows().size(), std::size_t(2));
        QVERIFY(isIntact());
    }

    void noticesWhatWasChanged_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("a word") << 0;
        QTest::newRow("the last row cut off") << 1;
        QTest::newRow("the first row cut off") << 2;
        QTest::newRow("a row added") << 3;
        QTest::newRow("all of it gone") << 4;
    }
    void noticesWhatWasChanged()
    {
        QFETCH(int, change);
        for (const char* action : {"one", "two", "three"})
            VERIFY_OK(m_file->record({text(action), {}, {}, {}}));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray log = file.readAll();
        const qsizetype second = log.indexOf('\n') + 1;
        const qsizetype last = log.lastIndexOf('\n', -2) + 1;
        switch (change) {
        case 0:
            log.replace("two", "six");
            break;
        case 1:
            log.truncate(last);
            break;
        case 2:
            log.remove(0, second);
            break;
        case 3:
            log += log.mid(last);
            break;
        default:
            log.clear();
            break;
        }
        QVERIFY(file.resize(0) && file.seek(0) && file.write(log) == log.size());
        file.close();
        QVERIFY(!isIntact());
    }

    void saysWhenItCannotBeWritten()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(text("audit.jsonl")));
        const auto recorded = m_file->record({text("one"), {}, {}, {}});
        QVERIFY(!recorded);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(text("audit.jsonl")); }
    void append(const QByteArray& bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::Append) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] std::vector<AuditRow> allRows() const
    {
        std::vector<AuditRow> rows;
        const auto visited = m_file->visit([&rows](const AuditRow& row) -> Result<> {
            rows.push_back(row);
            return {};
        });
        return visited ? rows : std::vector<AuditRow>();
    }
    [[nodiscard]] bool isIntact() const
    {
        const auto checked = verifyAuditRows(
            [this](const AuditVisitor& visit) { return m_file->visit(visit); }, m_file->heads());
        return checked && checked->isIntact();
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<AuditFile> m_file;
};

QTEST_GUILESS_MAIN(AuditFileTest)
#include "audit_file_test.moc"
