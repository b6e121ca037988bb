foreach(name alert_store alert_feed)
    wardlight_test(${name}_test LABEL integration
        SOURCES alerts/${name}_test.cpp alerts/alerts_fixture.h
        LIBS Wardlight::CoreAlerts Wardlight::TestSupport)
endforeach()
