wardlight_test(audit_test LABEL integration
    SOURCES security/audit_test.cpp
    LIBS Wardlight::CoreSecurity Wardlight::TestSupport)
wardlight_test(keychain_test LABEL integration
    SOURCES security/keychain_test.cpp
    LIBS Wardlight::CoreSecurity Qt6::Concurrent Wardlight::TestSupport)
wardlight_test(audit_file_test LABEL integration
    SOURCES security/audit_file_test.cpp
    LIBS Wardlight::CoreSecurity Wardlight::TestSupport)
