# `profile` and `--profile`, against a server on the network and a keychain of the test's own.
wardlight_test(profile_commands_test LABEL cli
    SOURCES profiles/profile_commands_test.cpp
        "${PROJECT_SOURCE_DIR}/tests/integration/profiles/network_server.cpp"
        "${PROJECT_SOURCE_DIR}/tests/integration/profiles/network_server.h"
    LIBS Qt6::Network Wardlight::TestSupport)
add_dependencies(profile_commands_test wardlightctl)
