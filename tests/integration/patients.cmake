wardlight_test(patient_store_pg_test LABEL integration
    SOURCES patients/patient_store_pg_test.cpp
    LIBS Wardlight::CorePatients Wardlight::TestSupport)
wardlight_test(ward_overview_pg_test LABEL integration
    SOURCES patients/ward_overview_pg_test.cpp
    LIBS Wardlight::CorePatients Wardlight::TestSupport)
