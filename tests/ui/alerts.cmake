foreach(name alert_groups open_alert_model alert_history_model)
    wardlight_test(${name}_test LABEL ui
        SOURCES alerts/${name}_test.cpp alerts/some_alerts.h
        LIBS Wardlight::UiAlerts Wardlight::TestSupport)
endforeach()
wardlight_test(alerts_page_test LABEL ui
    SOURCES alerts/alerts_page_test.cpp
    LIBS Wardlight::UiAlerts Wardlight::TestSupport)
