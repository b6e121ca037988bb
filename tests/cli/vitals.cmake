wardlight_test(vitals_commands_test LABEL cli
    SOURCES vitals/vitals_commands_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(vitals_commands_test wardlightctl)
