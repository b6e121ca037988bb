wardlight_test(workspace_cli_test LABEL cli TIMEOUT 300
    SOURCES workspace/workspace_cli_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(workspace_cli_test wardlightctl wardlight-decoder)
