# The window and what every page shares, with pages of the tests.
set(shell "${CMAKE_CURRENT_LIST_DIR}/shell")
foreach(name command_palette_test connect_dialog_test job_list_test keyboard_wedge_test start_test surfaces_test theme_test)
    wardlight_test(${name} LABEL ui SOURCES "${shell}/${name}.cpp" LIBS Wardlight::AppDesktop)
endforeach()
foreach(name main_window_test tour_test)
    wardlight_test(${name} LABEL ui
        SOURCES "${shell}/${name}.cpp" "${shell}/sample_page.h"
        LIBS Wardlight::AppDesktop)
endforeach()
