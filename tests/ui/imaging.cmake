add_library(imaging_ui_support STATIC imaging/memory_imaging.cpp imaging/memory_imaging.h)
target_link_libraries(imaging_ui_support PUBLIC Wardlight::UiImaging)

foreach(name view_transform image_reduction report_panel roi_presenter stack_presenter study_tree_model image_viewport imaging_page)
    wardlight_test(${name}_test LABEL ui
        SOURCES imaging/${name}_test.cpp
        LIBS imaging_ui_support)
endforeach()
