wardlight_test(alerts_commands_test LABEL cli
    SOURCES alerts/alerts_commands_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(alerts_commands_test wardlightctl)
