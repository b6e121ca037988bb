wardlight_test(trace_commands_test LABEL cli
    SOURCES trace/trace_commands_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(trace_commands_test wardlightctl)

set(corpus "$ENV{WARDLIGHT_CORPUS}")
if(NOT corpus)
    set(corpus "${PROJECT_SOURCE_DIR}/../shared/corpus")
endif()
if(EXISTS "${corpus}/trace/tablestore-tracemedicine")
    wardlight_test(trace_reference_commands_test LABEL cli
        SOURCES trace/trace_reference_commands_test.cpp
        LIBS Wardlight::TestSupport)
    add_dependencies(trace_reference_commands_test wardlightctl)
endif()
