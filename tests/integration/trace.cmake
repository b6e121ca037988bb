wardlight_test(trace_store_test LABEL integration
    SOURCES trace/trace_store_test.cpp
    LIBS Wardlight::CoreTrace Wardlight::TestSupport)
wardlight_test(trace_import_test LABEL integration
    SOURCES trace/trace_import_test.cpp
    LIBS Wardlight::CoreIngestCsv Wardlight::TestSupport)
wardlight_test(evidence_store_test LABEL integration
    SOURCES trace/evidence_store_test.cpp
    LIBS Wardlight::CoreIngestCsv Wardlight::TestSupport)
wardlight_test(trace_shards_test LABEL integration
    SOURCES trace/trace_shards_test.cpp
    LIBS Wardlight::CoreTrace Wardlight::TestSupport)

set(corpus "$ENV{WARDLIGHT_CORPUS}")
if(NOT corpus)
    set(corpus "${PROJECT_SOURCE_DIR}/../shared/corpus")
endif()
if(EXISTS "${corpus}/trace/tablestore-tracemedicine")
    wardlight_test(trace_reference_test LABEL integration
        SOURCES trace/trace_reference_test.cpp
        LIBS Wardlight::CoreIngestCsv Wardlight::TestSupport)
endif()
wardlight_test(picture_codes_test LABEL integration
    SOURCES trace/picture_codes_test.cpp
    LIBS Wardlight::CoreTrace Wardlight::TestSupport Qt6::Gui)
add_dependencies(picture_codes_test wardlight-barcodes)
