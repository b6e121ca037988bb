# The corpus is not part of the project: where it is not there, this does not exist.
set(corpus "$ENV{WARDLIGHT_CORPUS}")
if(NOT corpus)
    set(corpus "${PROJECT_SOURCE_DIR}/../shared/corpus")
endif()
if(EXISTS "${corpus}/waves/dicom")
    wardlight_test(waveform_commands_test LABEL cli
        SOURCES waveforms/waveform_commands_test.cpp
        LIBS Wardlight::CoreBase Wardlight::TestSupport)
    add_dependencies(waveform_commands_test wardlightctl wardlight-decoder)
endif()
if(EXISTS "${corpus}/waves/mitdb")
    wardlight_test(waveform_corpus_test LABEL cli TIMEOUT 900
        SOURCES waveforms/waveform_corpus_test.cpp
        LIBS Wardlight::CoreBase Wardlight::TestSupport)
    add_dependencies(waveform_corpus_test wardlightctl)
endif()
