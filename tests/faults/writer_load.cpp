#include "tests/faults/writer_load.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QThread>

namespace wardlight::test {

namespace {

using postgres::Transaction;

constexpr qint64 PatienceMs = 60'000;

} // namespace

WriterLoad::WriterLoad(postgres::Database& database, int writers)
    : m_database(database), m_last(std::size_t(writers))
{
    for (int writer = 0; writer < writers; ++writer)
        m_threads.emplace_back([this, writer] { run(writer); });
}

WriterLoad::~WriterLoad()
{
    stop();
}

void WriterLoad::stop()
{
    m_running = false;
    for (std::thread& thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void WriterLoad::run(int writer)
{
    for (int number = 1; m_running; ++number) {
        if (!writeUntilAcknowledged(writer, number))
            return;
        m_last[std::size_t(writer)] = number;
        ++m_acknowledged;
    }
}

bool WriterLoad::writeUntilAcknowledged(int writer, int number)
{
    const OperationId operation = OperationId::generate();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 2 * PatienceMs) {
        const auto written =
            m_database.write(operation, [writer, number](Transaction& tx) -> Result<> {
                tx.exec("INSERT INTO written (writer, number) VALUES ($1, $2)", {writer, number});
                return {};
            });
        if (written || written.error().code == ErrorCode::AlreadyApplied)
            return true;
        {
            const std::lock_guard lock(m_mutex);
            m_messages.insert(written.error().message);
        }
        if (!written.error().retryable)
            return false;
        QThread::msleep(5); // as a person would pause; no event says when it works again
    }
    return false;
}

bool WriterLoad::goesOn(int more) const
{
    const int goal = m_acknowledged + more;
    QElapsedTimer timer;
    timer.start();
    while (m_acknowledged < goal) {
        if (timer.elapsed() > PatienceMs)
            return false;
        QThread::msleep(2);
    }
    return true;
}

std::set<QString> WriterLoad::messages() const
{
    const std::lock_guard lock(m_mutex);
    return m_messages;
}

QString WriterLoad::auditSql() const
{
    QStringList expected;
    for (std::size_t writer = 0; writer < m_last.size(); ++writer)
        expected << QStringLiteral("(%1, %2)").arg(writer).arg(m_last[writer].load());
    return QStringLiteral("WITH expected AS (SELECT writer, generate_series(1, last) AS number "
                          "FROM (VALUES %1) AS v (writer, last)), counted AS (SELECT writer, "
                          "number, count(*) AS n FROM written GROUP BY writer, number) "
                          "SELECT (SELECT count(*) FROM expected LEFT JOIN counted USING (writer, "
                          "number) WHERE n IS NULL), (SELECT count(*) FROM counted WHERE n > 1)")
        .arg(expected.join(QStringLiteral(", ")));
}

} // namespace wardlight::test
