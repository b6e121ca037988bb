wardlight_test(segment_store_test LABEL integration
    SOURCES waveforms/segment_store_test.cpp
    LIBS Wardlight::CoreIngestWaves Wardlight::CoreWaveforms Wardlight::TestSupport)
