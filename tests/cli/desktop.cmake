# `wardlight` itself: its command line, and a tour on a workspace of its own.
wardlight_test(desktop_program_test LABEL cli TIMEOUT 300
    SOURCES "${CMAKE_CURRENT_LIST_DIR}/desktop/desktop_program_test.cpp"
    LIBS Qt6::Gui Wardlight::TestSupport)
add_dependencies(desktop_program_test wardlight wardlight-decoder)
