# Real PostgreSQL, a real store and the real decoder. The files are the tests' own, so that these
# run anywhere.
add_library(imaging_room STATIC
    imaging/imaging_room.cpp imaging/imaging_room.h
    imaging/slice_file.cpp imaging/slice_file.h)
target_link_libraries(imaging_room
    PUBLIC wardlight_options Wardlight::CoreImaging Wardlight::CoreIngestDicom
        Wardlight::TestSupport Qt6::Test)

foreach(name bucket_index dicom_import dicom_waveforms imaging_store roi_store series_loader)
    wardlight_test(${name}_test LABEL integration
        SOURCES imaging/${name}_test.cpp
        LIBS imaging_room)
    add_dependencies(${name}_test wardlight-decoder)
endforeach()
