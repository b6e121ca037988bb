#include "core/postgres/database.h"

#include "core/postgres/connection.h"
#include "core/postgres/failures.h"
#include "core/postgres/raw_result.h"
#include "core/postgres/standby_gate.h"
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

/// What the other end says of itself, and whether that is good enough; a primary always is.
std::optional<Freshness> judgeStandby(Transaction& tx, const StandbyGate& gate, bool anyLag)
{
    const Rows rows =
        tx.exec("SELECT pg_is_in_recovery() AS standby, "
                "coalesce(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)::bigint "
                "AS position, coalesce(extract(epoch FROM clock_timestamp() - "
                "pg_last_xact_replay_timestamp()) * 1000, 9e15)::bigint AS age_ms");
    const Row row = rows.first();
    if (!row["standby"].boolean())
        return Freshness();
    const StandbyGate::Replay replay{row["position"].int64(),
                                     std::chrono::milliseconds(row["age_ms"].int64())};
    const auto now = StandbyGate::Clock::now();
    if (!anyLag && !gate.admits(replay, now))
        return std::nullopt;
    return gate.freshness(replay, now);
}

} // namespace

Database::Database(DatabaseConfig config)
    : m_config(std::move(config)),
      m_primary(std::make_unique<Pool>(Pool::Purpose::Primary, m_config))
{
    if (m_config.readDsn.isEmpty())
        return;
    m_standby = std::make_unique<Pool>(Pool::Purpose::Standby, m_config);
    m_gate = std::make_unique<StandbyGate>(m_config.acceptedLag);
}

Database::~Database() = default;

void Database::cancelAll()
{
    m_primary->deadlines().shutDownAll();
    if (m_standby)
        m_standby->deadlines().shutDownAll();
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

/// What is to be done in a transaction.
struct Database::Order
{
    Access access;
    const OperationId& operation;
    const Step& step;
    bool anyLag = false; ///< ReadRecent: whatever the standby has
};

/// One try of a transaction: what came of it, and what to do next.
struct Database::Attempt
{
    Result<> outcome;
    std::optional<Failure> failure; ///< set when it ended by an exception
    bool isUnfit = false;           ///< the standby may not answer; nothing was run
};

Database::Attempt Database::attempt(Pool& pool, const Order& order)
{
    auto lease = pool.acquire();
    if (!lease)
        return {propagate(lease), std::nullopt};
    std::vector<std::function<void()>> afterCommit;
    DeadlineWatch::Guard guard(pool.deadlines(), lease->connection().watchedSocket(),
                               m_config.deadline);
    try {
        pqxx::work work(lease->connection().pqxx());
        prepare(work, order.access == Access::Read || order.access == Access::ReadRecent,
                m_config.deadline);
        Transaction::State state{work, lease->connection(), guard, m_config.deadline,
                                 order.operation};
        Transaction transaction(state);
        if (order.access == Access::Write && !registerOperation(transaction))
            return {tl::unexpected(alreadyApplied()), std::nullopt};
        if (order.access == Access::ReadRecent && m_gate) {
            const auto fresh = judgeStandby(transaction, *m_gate, order.anyLag);
            if (!fresh)
                return {{}, std::nullopt, true};
            state.freshness = *fresh;
        }
        if (const Result<> outcome = order.step(transaction); !outcome)
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

Result<> Database::repeat(Pool& pool, const Order& order)
{
    bool wasInDoubt = false;
    for (int tries = 1;; ++tries) {
        const Attempt last = attempt(pool, order);
        if (!last.failure) {
            // The commit in doubt was still on its way when it was asked for.
            if (wasInDoubt && !last.outcome &&
                last.outcome.error().code == ErrorCode::AlreadyApplied)
                return {};
            return last.outcome;
        }
        if (last.failure->commitInDoubt) {
            if (order.access != Access::Write)
                return last.outcome;
            wasInDoubt = true;
            pool.closeIdle();
            const Result<bool> applied = wasApplied(order.operation);
            if (!applied)
                return last.outcome; // still in doubt, which is what to tell
            if (*applied)
                return {};
        } else if (last.failure->recovery == Recovery::None || tries >= MaxAttempts) {
            return last.outcome;
        } else if (last.failure->recovery == Recovery::Reconnect) {
            pool.closeIdle();
        }
        backOff(tries);
    }
}

Result<> Database::execute(Access access, const OperationId& operation, const Step& step)
{
    if (access == Access::ReadRecent && m_standby) {
        if (auto answered = readStandby(step, false))
            return *answered;
        const Result<> fromPrimary = repeat(*m_primary, {Access::Read, operation, step});
        if (fromPrimary || fromPrimary.error().code != ErrorCode::Unavailable) {
            tellFreshness({});
            return fromPrimary;
        }
        return readStandby(step, true).value_or(fromPrimary);
    }
    const Result<> done = repeat(*m_primary, {access, operation, step});
    if (m_gate && (access == Access::Write || access == Access::WriteUnregistered))
        m_gate->wrote();
    return done;
}

Result<Rows> Database::readOne(const std::string& sql, const std::vector<Param>& params)
{
    for (int tries = 1;; ++tries) {
        // A dead connection costs another try, no more.
        auto lease = m_primary->acquire(Pool::Vetting::Trusting);
        if (!lease)
            return propagate(lease);
        DeadlineWatch::Guard guard(m_primary->deadlines(), lease->connection().watchedSocket(),
                                   m_config.deadline);
        try {
            return Rows(
                execRaw(lease->connection().raw(), sql, params, Field::Form::Binary).release());
        } catch (...) {
            lease->discard();
            const Failure failure = describeCurrentException(guard.cause());
            if (failure.recovery == Recovery::None || tries >= MaxAttempts)
                return tl::unexpected(failure.error);
        }
        m_primary->closeIdle();
        backOff(tries);
    }
}

void Database::tellFreshness(const Freshness& freshness) const
{
    if (m_config.recentlyRead)
        m_config.recentlyRead(freshness);
}

void Database::samplePrimary()
{
    const quint64 writes = m_gate->writes();
    const auto asked = StandbyGate::Clock::now();
    const auto position =
        readOne("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint", {});
    if (position)
        m_gate->sampled(position->first()[0].int64(), writes, asked);
}

std::optional<Result<>> Database::readStandby(const Step& step, bool anyLag)
{
    if (!anyLag && m_gate->needsSample(StandbyGate::Clock::now()))
        samplePrimary();
    const OperationId none;
    Freshness freshness;
    const Step noting = [&step, &freshness](Transaction& tx) {
        freshness = tx.freshness();
        return step(tx);
    };
    const Attempt tried = attempt(*m_standby, {Access::ReadRecent, none, noting, anyLag});
    if (tried.isUnfit)
        return std::nullopt;
    const bool isAway = !tried.outcome && (tried.outcome.error().code == ErrorCode::Unavailable ||
                                           tried.outcome.error().code == ErrorCode::Timeout);
    if (isAway) {
        m_standby->closeIdle();
        return std::nullopt;
    }
    tellFreshness(freshness);
    return tried.outcome;
}

} // namespace wardlight::postgres
