wardlight_test(import_files_test LABEL integration
    SOURCES services/import_files_test.cpp
    LIBS Wardlight::AppServices Wardlight::TestSupport)
add_dependencies(import_files_test wardlightctl wardlight-decoder)
