wardlight_test(patients_cli_test LABEL cli TIMEOUT 300
    SOURCES patients/patients_cli_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(patients_cli_test wardlightctl wardlight-decoder)
