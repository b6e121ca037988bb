wardlight_test(audit_test LABEL integration
    SOURCES security/audit_test.cpp
    LIBS Wardlight::CoreSecurity Wardlight::TestSupport)
