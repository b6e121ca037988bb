wardlight_test(imaging_commands_test LABEL cli
    SOURCES
        imaging/imaging_commands_test.cpp
        "${PROJECT_SOURCE_DIR}/tests/integration/imaging/slice_file.cpp"
    LIBS Wardlight::CoreBase Wardlight::TestSupport Qt6::Gui)
add_dependencies(imaging_commands_test wardlightctl wardlight-decoder)

# The corpus is not part of the project: where it is not there, these do not exist.
set(corpus "$ENV{WARDLIGHT_CORPUS}")
if(NOT corpus)
    set(corpus "${PROJECT_SOURCE_DIR}/../shared/corpus")
endif()
if(EXISTS "${corpus}/dicom/ct-philips-head" AND EXISTS "${corpus}/dicom/wg04")
    wardlight_test(imaging_corpus_test LABEL cli TIMEOUT 300
        SOURCES imaging/imaging_corpus_test.cpp
        LIBS Wardlight::CoreBase Wardlight::TestSupport Qt6::Gui)
    add_dependencies(imaging_corpus_test wardlightctl wardlight-decoder)
endif()
