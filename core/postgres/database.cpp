#include "core/postgres/database.h"

#include "core/postgres/connection.h"
#include "core/postgres/failures.h"
#include "core/postgres/transaction_state.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <random>
#include <stdexcept>
#include <thread>

namespace wardlight::postgres {

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.postgres")

constexpr int MaxAttempts = 6;

/// Full jitter: anything between nothing and a cap that doubles.
void backOff(int attempt)
{
    static thread_local std::minstd_rand random{std::random_device{}()};
    const int cap = 10 << std::min(attempt, 6);
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::uniform_int_distribution(0, cap)(random)));
}

void prepare(pqxx::transaction_base& work, bool readOnly, std::chrono::milliseconds deadline)
{
    std::string sql = readOnly ? "SET TRANSACTION READ ONLY;" : "";
    sql += "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';"
           "SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;"
           "SET LOCAL statement_timeout = " +
           std::to_string(deadline.count());
    work.exec(sql);
}

Error alreadyApplied()
{
    return {ErrorCode::AlreadyApplied,
            QCoreApplication::translate("Database", "This was done before; nothing was changed.")};
}

/// COMMIT of a transaction that has failed rolls it back without a word.
void requireHealthy(const OpenConnection& connection)
{
    if (PQtransactionStatus(connection.raw()) != PQTRANS_INTRANS)
        throw std::logic_error("the body ended well, but its transaction had failed");
}

/// Registers the operation; false when it was applied before.
bool registerOperation(Transaction& tx)
{
    return tx.exec("INSERT INTO applied_operations (operation_id) VALUES ($1) "
                   "ON CONFLICT DO NOTHING",
                   {tx.operation()})
               .affectedRows() == 1;
}

} // namespace

Database::Database(DatabaseConfig config) : m_pool(std::make_unique<Pool>(std::move(config)))
{}

Database::~Database() = default;

const DatabaseConfig& Database::config() const
{
    return m_pool->config();
}

void Database::cancelAll()
{
    m_pool->deadlines().shutDownAll();
}

Result<> Database::ping()
{
    return read([](Transaction& tx) -> Result<> {
        tx.exec("SELECT 1");
        return {};
    });
}

Result<bool> Database::wasApplied(const OperationId& operation)
{
    return read([&operation](Transaction& tx) -> Result<bool> {
        return !tx.exec("SELECT 1 FROM applied_operations WHERE operation_id = $1", {operation})
                    .isEmpty();
    });
}

/// One try of a transaction: what came of it, and what to do next.
struct Database::Attempt
{
    Result<> outcome;
    std::optional<Failure> failure; ///< set when it ended by an exception
};

Database::Attempt Database::attempt(Access access, const OperationId& operation, const Step& step)
{
    auto lease = m_pool->acquire();
    if (!lease)
        return {propagate(lease), std::nullopt};
    const auto deadline = m_pool->config().deadline;
    std::vector<std::function<void()>> afterCommit;
    DeadlineWatch::Guard guard(m_pool->deadlines(), lease->connection().socket(), deadline);
    try {
        pqxx::work work(lease->connection().pqxx());
        prepare(work, access == Access::Read, deadline);
        Transaction::State state{work, lease->connection(), guard, deadline, operation};
        Transaction transaction(state);
        if (access == Access::Write && !registerOperation(transaction))
            return {tl::unexpected(alreadyApplied()), std::nullopt};
        if (const Result<> outcome = step(transaction); !outcome)
            return {outcome, std::nullopt};
        requireHealthy(lease->connection());
        work.commit();
        afterCommit = std::move(state.afterCommit);
    } catch (...) {
        lease->discard();
        Failure failure = describeCurrentException(guard.cause());
        qCWarning(log).noquote() << errorCodeName(failure.error.code) << failure.error.detail;
        return {tl::unexpected(failure.error), std::move(failure)};
    }
    guard.disarm();
    if (guard.cause() != DeadlineWatch::Cause::None)
        lease->discard();
    for (const auto& done : afterCommit)
        done();
    return {{}, std::nullopt};
}

Result<> Database::execute(Access access, const OperationId& operation, const Step& step)
{
    for (int tries = 1;; ++tries) {
        const Attempt last = attempt(access, operation, step);
        if (!last.failure)
            return last.outcome;
        if (last.failure->commitInDoubt) {
            if (access != Access::Write)
                return last.outcome;
            m_pool->closeIdle();
            const Result<bool> applied = wasApplied(operation);
            if (!applied)
                return propagate(applied);
            if (*applied)
                return {};
        } else if (last.failure->recovery == Recovery::None || tries >= MaxAttempts) {
            return last.outcome;
        } else if (last.failure->recovery == Recovery::Reconnect) {
            m_pool->closeIdle();
        }
        backOff(tries);
    }
}

} // namespace wardlight::postgres
