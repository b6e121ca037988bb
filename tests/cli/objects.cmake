wardlight_test(objects_commands_test LABEL cli
    SOURCES objects/objects_commands_test.cpp
    LIBS Wardlight::TestSupport)
add_dependencies(objects_commands_test wardlightctl)
wardlight_test(objects_s3_test LABEL cli
    SOURCES objects/objects_s3_test.cpp
    LIBS Wardlight::TestSupportS3)
add_dependencies(objects_s3_test wardlightctl)
wardlight_test(objects_profile_test LABEL cli TIMEOUT 300
    SOURCES objects/objects_profile_test.cpp
    LIBS Wardlight::TestSupportS3)
add_dependencies(objects_profile_test wardlightctl)
