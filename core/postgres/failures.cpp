#include "core/postgres/failures.h"

#include "core/postgres/pqxx_adapter.h"

#include <QCoreApplication>

namespace wardlight::postgres {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Database", text);
}

Error unavailable(const QString& detail)
{
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("Database",
                                         "The database does not answer. What is on the screen "
                                         "may be old; nothing was changed. Try again, or ask "
                                         "whoever runs the server.")),
            detail, true};
}

Error inDoubt()
{
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("Database",
                                         "The connection to the database was lost at the moment of "
                                         "saving, so it is not known whether it was saved. Do the "
                                         "same again: it is applied once at most.")),
            QStringLiteral("commit in doubt"), true};
}

Error deadlinePassed(const QString& detail)
{
    return {
        ErrorCode::Timeout,
        translated(QT_TRANSLATE_NOOP("Database", "The database took too long to answer, so the "
                                                 "connection was closed. Try again in a moment.")),
        detail, true};
}

/// SQLSTATE classes: PostgreSQL manual, appendix A.
Error sqlError(const pqxx::sql_error& failure)
{
    const QString state = QString::fromStdString(failure.sqlstate());
    // The server's text may quote values: only the state and our own statement reach the log.
    const QString detail = QStringLiteral("SQLSTATE %1").arg(state);
    if (state.startsWith(QLatin1String("23"))) {
        return {
            ErrorCode::Conflict,
            translated(QT_TRANSLATE_NOOP("Database", "This contradicts what is already on record; "
                                                     "nothing was changed.")),
            detail};
    }
    if (state == QLatin1String("42501") || state.startsWith(QLatin1String("28"))) {
        return {
            ErrorCode::Permission,
            translated(QT_TRANSLATE_NOOP("Database", "The database refuses this: the account it is "
                                                     "opened with has no right to do it.")),
            detail};
    }
    if (state == QLatin1String("42P01") || state == QLatin1String("42703") ||
        state == QLatin1String("3F000")) {
        return {ErrorCode::Schema,
                translated(QT_TRANSLATE_NOOP("Database",
                                             "The database lacks a table or column that this "
                                             "program needs. Run \"wardlightctl migrate\".")),
                detail};
    }
    if (state.startsWith(QLatin1String("53"))) {
        return {state == QLatin1String("53100") ? ErrorCode::NoSpace : ErrorCode::Unavailable,
                state == QLatin1String("53100")
                    ? translated(QT_TRANSLATE_NOOP("Database",
                                                   "The disk of the database server is full. "
                                                   "Nothing was changed."))
                    : translated(QT_TRANSLATE_NOOP("Database",
                                                   "The database server has no room for "
                                                   "another connection. Try again shortly.")),
                detail, true};
    }
    if (state == QLatin1String("55P03") || state == QLatin1String("40001") ||
        state == QLatin1String("40P01")) {
        return {ErrorCode::Unavailable,
                translated(QT_TRANSLATE_NOOP("Database",
                                             "Other work keeps a table of the database busy, so "
                                             "this could not be done. Try again in a moment.")),
                detail, true};
    }
    if (state == QLatin1String("57014"))
        return deadlinePassed(detail);
    if (state == QLatin1String("25006")) {
        return {
            ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("Database", "This database is read-only at the moment (a "
                                                     "standby); nothing was changed.")),
            detail, true};
    }
    if (state.startsWith(QLatin1String("57P")) || state.startsWith(QLatin1String("08")))
        return unavailable(detail);
    return {ErrorCode::Internal,
            translated(QT_TRANSLATE_NOOP("Database",
                                         "The database refused a statement of this program. "
                                         "That is a defect; nothing was changed.")),
            detail + QStringLiteral(": ") + QString::fromStdString(failure.query()).simplified()};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, translated(QT_TRANSLATE_NOOP("Database", "Cancelled; nothing was "
                                                                           "changed."))};
}

Failure describeSqlError(const pqxx::sql_error& failure)
{
    const std::string& state = failure.sqlstate();
    // serialization failure, deadlock, lock_timeout
    if (state == "40001" || state == "40P01" || state == "55P03")
        return {sqlError(failure), Recovery::Repeat};
    if (state.rfind("57P", 0) == 0) // the server is being shut down
        return {sqlError(failure), Recovery::Reconnect};
    return {sqlError(failure)};
}

Failure describeOpenSocket(const std::exception& failure)
{
    if (const auto* sql = dynamic_cast<const pqxx::sql_error*>(&failure))
        return describeSqlError(*sql);
    const QString what = QString::fromUtf8(failure.what()).simplified();
    if (dynamic_cast<const pqxx::broken_connection*>(&failure))
        return {unavailable(what), Recovery::Reconnect};
    return {{ErrorCode::Internal,
             translated(QT_TRANSLATE_NOOP("Database",
                                          "The database's answer could not be used. That is a "
                                          "defect; nothing was changed.")),
             what}};
}

} // namespace

Failure describeCurrentException(DeadlineWatch::Cause closedBy)
{
    try {
        throw;
    } catch (const pqxx::in_doubt_error&) {
        return {inDoubt(), Recovery::None, true};
    } catch (const pqxx::transaction_rollback&) {
        // Not an sql_error in libpqxx 6, and it carries deadlocks too.
        return {unavailable(QStringLiteral("serialization failure or deadlock")), Recovery::Repeat};
    } catch (const std::exception& failure) {
        if (closedBy == DeadlineWatch::Cause::Deadline)
            return {deadlinePassed(QStringLiteral("deadline"))};
        if (closedBy == DeadlineWatch::Cause::Cancelled)
            return {cancelled()};
        return describeOpenSocket(failure);
    }
}

} // namespace wardlight::postgres
