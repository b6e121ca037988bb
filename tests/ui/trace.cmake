add_library(trace_ui_support STATIC trace/memory_traces.cpp trace/memory_traces.h)
target_link_libraries(trace_ui_support PUBLIC Wardlight::UiTrace)

foreach(name map_camera map_view path_layer trace_models trace_presenter trace_page)
    wardlight_test(${name}_test LABEL ui
        SOURCES trace/${name}_test.cpp
        LIBS trace_ui_support)
endforeach()
