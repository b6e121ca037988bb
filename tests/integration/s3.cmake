wardlight_test(s3_store_ceph_test LABEL integration TIMEOUT 300
    SOURCES s3/s3_store_ceph_test.cpp
    LIBS store_contract Wardlight::TestSupportS3)
wardlight_test(s3_ceph_test LABEL integration TIMEOUT 300
    SOURCES s3/s3_ceph_test.cpp
    LIBS Wardlight::TestSupportS3)
wardlight_test(s3_faults_test LABEL integration
    SOURCES s3/s3_faults_test.cpp
    LIBS Wardlight::TestSupportS3)
wardlight_test(s3_bucket_test LABEL integration
    SOURCES s3/s3_bucket_test.cpp
    LIBS Wardlight::TestSupportS3)
wardlight_test(s3_store_swift_test LABEL integration TIMEOUT 600
    SOURCES s3/s3_store_swift_test.cpp
    LIBS store_contract Wardlight::TestSupportS3)
wardlight_test(s3_huge_object_test LABEL integration TIMEOUT 3000
    SOURCES s3/s3_huge_object_test.cpp
    LIBS Wardlight::TestSupportS3)
# Ten gigabytes read and written: Qt Test's five minutes are few on a slow disk.
set_property(TEST integration/s3_huge_object_test APPEND PROPERTY
    ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=1400000")
wardlight_test(s3_tls_test LABEL integration TIMEOUT 300
    SOURCES s3/s3_tls_test.cpp
    LIBS Wardlight::TestSupportS3)
