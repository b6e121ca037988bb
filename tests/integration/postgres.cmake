wardlight_test(database_test LABEL integration
    SOURCES postgres/database_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(migrations_test LABEL integration
    SOURCES postgres/migrations_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(reference_sql_test LABEL integration
    SOURCES postgres/reference_sql_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(responsive_test LABEL integration
    SOURCES postgres/responsive_test.cpp
    LIBS Wardlight::CoreAsync Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(values_test LABEL integration
    SOURCES postgres/values_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(copy_in_test LABEL integration
    SOURCES postgres/copy_in_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(listener_test LABEL integration
    SOURCES postgres/listener_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(partitions_test LABEL integration
    SOURCES postgres/partitions_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(copy_out_test LABEL integration
    SOURCES postgres/copy_out_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(lost_commit_test LABEL integration
    SOURCES postgres/lost_commit_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(pool_test LABEL integration
    SOURCES postgres/pool_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(tls_test LABEL integration
    SOURCES postgres/tls_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(pooler_test LABEL integration
    SOURCES postgres/pooler_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(standby_test LABEL integration
    SOURCES postgres/standby_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
