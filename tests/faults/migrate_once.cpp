#include "core/postgres/migrations.h"

#include <QCoreApplication>

#include <cstdio>

/// migrate_once DSN: a program that brings a database's schema up to date, for tests to kill.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2)
        return 2;
    wardlight::postgres::Database database({.dsn = arguments[1]});
    const auto migrated = wardlight::postgres::migrate(database);
    if (!migrated)
        std::fprintf(stderr, "%s\n", qPrintable(migrated.error().message));
    return migrated ? 0 : 1;
}
