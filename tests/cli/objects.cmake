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
# Needs a disk of its own, which not every container lets a program have.
execute_process(COMMAND unshare --map-root-user --mount true
    RESULT_VARIABLE WARDLIGHT_NO_DISK OUTPUT_QUIET ERROR_QUIET)
if(WARDLIGHT_NO_DISK EQUAL 0)
    wardlight_test(objects_full_disk_test LABEL cli
        SOURCES objects/objects_full_disk_test.cpp
        LIBS Wardlight::TestSupportS3)
    add_dependencies(objects_full_disk_test wardlightctl)
endif()
