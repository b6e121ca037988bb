# Profiles against a server on the network, with TLS and passwords.
foreach(name profile_check_test open_profile_test)
    wardlight_test(${name} LABEL integration
        SOURCES profiles/${name}.cpp profiles/network_server.cpp profiles/network_server.h
        LIBS Wardlight::AppServices Qt6::Network Wardlight::TestSupport)
endforeach()
wardlight_test(bucket_check_test LABEL integration TIMEOUT 300
    SOURCES profiles/bucket_check_test.cpp
    LIBS Wardlight::AppServices Wardlight::TestSupport Wardlight::TestSupportS3)
