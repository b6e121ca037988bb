foreach(name time_ticks time_view)
    wardlight_test(${name}_test LABEL ui
        SOURCES common/${name}_test.cpp
        LIBS Wardlight::UiCommon)
endforeach()
