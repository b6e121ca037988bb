# The same program under the names of its lies.
add_executable(lying_decoder decoder/lying_decoder.cpp)
target_link_libraries(lying_decoder
    PRIVATE wardlight_options Wardlight::CoreImagingProtocol Wardlight::CoreSandbox)
set_target_properties(lying_decoder PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
foreach(lie unsealed too-small too-large no-memory negative huge wrapping garbage nothing
            another-question trailing)
    add_custom_command(TARGET lying_decoder POST_BUILD
        COMMAND "${CMAKE_COMMAND}" -E create_symlink lying_decoder lying_decoder-${lie}
        WORKING_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
endforeach()

wardlight_test(decoder_test LABEL integration TIMEOUT 240
    SOURCES decoder/decoder_test.cpp
    LIBS Wardlight::CoreImaging Wardlight::TestSupport)
target_compile_definitions(decoder_test PRIVATE LYING_DECODER="$<TARGET_FILE:lying_decoder>")
add_dependencies(decoder_test wardlight-decoder lying_decoder)

set(corpus "$ENV{WARDLIGHT_CORPUS}")
if(NOT corpus)
    set(corpus "${PROJECT_SOURCE_DIR}/../shared/corpus")
endif()
if(EXISTS "${corpus}/dicom")
    wardlight_test(decoder_corpus_test LABEL integration TIMEOUT 400
        SOURCES decoder/decoder_corpus_test.cpp
        LIBS Wardlight::CoreImaging Wardlight::TestSupport)
    add_dependencies(decoder_corpus_test wardlight-decoder)
    wardlight_test(decoder_mutations_test LABEL integration TIMEOUT 400
        SOURCES decoder/decoder_mutations_test.cpp
        LIBS Wardlight::CoreImaging Wardlight::TestSupport)
    add_dependencies(decoder_mutations_test wardlight-decoder)
endif()
