wardlight_test(trace_commands_test LABEL cli
    SOURCES trace/trace_commands_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(trace_commands_test wardlightctl)
