wardlight_test(objects_commands_test LABEL cli
    SOURCES objects/objects_commands_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(objects_commands_test wardlightctl)
