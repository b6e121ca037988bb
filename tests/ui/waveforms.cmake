add_library(memory_waveforms STATIC
    waveforms/memory_segments.cpp waveforms/memory_segments.h
    waveforms/memory_waveforms.cpp waveforms/memory_waveforms.h)
target_link_libraries(memory_waveforms PUBLIC wardlight_options Wardlight::UiWaveforms)

foreach(name paper_scale recording_painter recording_pane recording_presenter recording_span strip_layout
        strip_painter waveform_pane waveform_presenter waveform_strip)
    wardlight_test(${name}_test LABEL ui
        SOURCES waveforms/${name}_test.cpp
        LIBS memory_waveforms Wardlight::TestSupport)
endforeach()
