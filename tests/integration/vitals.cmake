wardlight_test(vitals_store_test LABEL integration
    SOURCES vitals/vitals_store_test.cpp
    LIBS Wardlight::CoreVitals Wardlight::TestSupport)
wardlight_test(vitals_import_test LABEL integration
    SOURCES vitals/vitals_import_test.cpp
    LIBS Wardlight::CoreIngestCsv Wardlight::TestSupport)
