wardlight_test(database_test LABEL integration
    SOURCES postgres/database_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(migrations_test LABEL integration
    SOURCES postgres/migrations_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(values_test LABEL integration
    SOURCES postgres/values_test.cpp
    LIBS Wardlight::CorePostgres Wardlight::TestSupport)
