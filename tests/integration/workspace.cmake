wardlight_test(workspace_test LABEL integration TIMEOUT 600
    SOURCES workspace/workspace_test.cpp
    LIBS Wardlight::CoreWorkspace Wardlight::CorePostgres Wardlight::TestSupport)
wardlight_test(workspace_races_test LABEL integration TIMEOUT 600
    SOURCES workspace/workspace_races_test.cpp
    LIBS Wardlight::CoreWorkspace Wardlight::CorePostgres Wardlight::TestSupport)
add_dependencies(workspace_races_test wardlightctl)
wardlight_test(workspace_key_test LABEL integration TIMEOUT 300
    SOURCES workspace/workspace_key_test.cpp
    LIBS Wardlight::CoreWorkspace Wardlight::CoreSecurity Wardlight::TestSupport)
