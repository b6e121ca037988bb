# The window, with pages of the tests.
wardlight_test(main_window_test LABEL ui
    SOURCES "${CMAKE_CURRENT_LIST_DIR}/shell/main_window_test.cpp"
        "${CMAKE_CURRENT_LIST_DIR}/shell/sample_page.h"
    LIBS Wardlight::AppDesktop)
