wardlight_test(objects_manifest_pg_test LABEL integration
    SOURCES objects/manifest_pg_test.cpp
    LIBS Wardlight::CoreObjects Wardlight::TestSupport)
