wardlight_test(segment_store_test LABEL integration
    SOURCES waveforms/segment_store_test.cpp
    LIBS Wardlight::CoreIngestWaves Wardlight::CoreWaveforms Wardlight::TestSupport)
foreach(name hostile_records record_appender tiering)
    wardlight_test(${name}_test LABEL integration
        SOURCES waveforms/${name}_test.cpp waveforms/record_maker.h
        LIBS Wardlight::CoreIngestWaves Wardlight::CoreObjects Wardlight::CoreWaveforms
            Wardlight::TestSupport)
endforeach()
# The corpus is not part of the project: where it is not there, this does not exist.
set(corpus "$ENV{WARDLIGHT_CORPUS}")
if(NOT corpus)
    set(corpus "${PROJECT_SOURCE_DIR}/../shared/corpus")
endif()
if(EXISTS "${corpus}/waves/mitdb")
    wardlight_test(waveform_export_test LABEL integration TIMEOUT 400
        SOURCES waveforms/waveform_export_test.cpp
        LIBS Wardlight::CoreIngestEdf Wardlight::CoreIngestWaves Wardlight::CoreIngestWfdb
            Wardlight::CoreWaveforms Wardlight::TestSupport)
endif()
