add_library(vitals_ui_support STATIC vitals/memory_vitals.cpp vitals/memory_vitals.h)
target_link_libraries(vitals_ui_support PUBLIC Wardlight::UiVitals Wardlight::TestSupport)

foreach(name trend_segments trend_cache trend_panels trend_export
        sample_table_model trends_presenter trend_chart vitals_page)
    wardlight_test(${name}_test LABEL ui
        SOURCES vitals/${name}_test.cpp
        LIBS vitals_ui_support)
endforeach()
