add_library(patients_ui_support STATIC patients/memory_patients.cpp patients/memory_patients.h)
target_link_libraries(patients_ui_support PUBLIC Wardlight::UiPatients)

foreach(name patient_table_model patient_list_presenter patients_page ward_board_model)
    wardlight_test(${name}_test LABEL ui
        SOURCES patients/${name}_test.cpp
        LIBS patients_ui_support)
endforeach()
