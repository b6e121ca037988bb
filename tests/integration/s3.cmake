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
