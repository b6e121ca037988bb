# `profile` and `--profile`, against a server on the network and a keychain of the test's own.
wardlight_test(profile_commands_test LABEL cli
    SOURCES profiles/profile_commands_test.cpp
        "${PROJECT_SOURCE_DIR}/tests/integration/profiles/network_server.cpp"
        "${PROJECT_SOURCE_DIR}/tests/integration/profiles/network_server.h"
    LIBS Qt6::Network Wardlight::TestSupport)
add_dependencies(profile_commands_test wardlightctl)
wardlight_test(standby_reads_test LABEL cli
    SOURCES profiles/standby_reads_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(standby_reads_test wardlightctl)
