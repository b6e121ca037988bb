# The two functions every folder uses, and the compiler settings behind them.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set_property(GLOBAL PROPERTY AUTOGEN_SOURCE_GROUP Generated)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

set(WARDLIGHT_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
option(WARDLIGHT_COVERAGE "Measure test coverage" OFF)

# ASan and TSan reserve terabytes of address space and make system calls of their own: with them
# the decoder's filter and memory limit are compiled out. There is no switch at run time.
if(WARDLIGHT_SANITIZE)
    set(WARDLIGHT_SANDBOX_LOCKDOWN 0)
else()
    set(WARDLIGHT_SANDBOX_LOCKDOWN 1)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env
        "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
        "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "CCACHE_NOHASHDIR=1"
        "${CCACHE_PROGRAM}")
endif()

add_library(wardlight_options INTERFACE)
target_include_directories(wardlight_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(wardlight_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
    QT_NO_JAVA_STYLE_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 WARDLIGHT_VERSION="${PROJECT_VERSION}"
    WARDLIGHT_SANDBOX_LOCKDOWN=${WARDLIGHT_SANDBOX_LOCKDOWN})
target_compile_options(wardlight_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -fvisibility=hidden -fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
target_link_libraries(wardlight_options INTERFACE Qt6::Core tl::expected)
if(WARDLIGHT_SANITIZE)
    target_compile_options(wardlight_options INTERFACE
        -fsanitize=${WARDLIGHT_SANITIZE} -fno-omit-frame-pointer -U_FORTIFY_SOURCE
        # false positives of GCC 12 in instrumented code
        -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict
        -Wno-tsan)
    target_link_options(wardlight_options INTERFACE -fsanitize=${WARDLIGHT_SANITIZE})
endif()
if(WARDLIGHT_COVERAGE)
    target_compile_options(wardlight_options INTERFACE --coverage)
    target_link_options(wardlight_options INTERFACE --coverage)
endif()

# wardlight_library(core/vitals SOURCES a.cpp a.h … PUBLIC libs… PRIVATE libs…)
# One static library per folder: target core_vitals, alias Wardlight::CoreVitals.
function(wardlight_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    string(REPLACE "/" "_" target "${folder}")
    string(REPLACE "/" ";" words "${folder}")
    set(alias "")
    foreach(word IN LISTS words)
        string(SUBSTRING "${word}" 0 1 first)
        string(SUBSTRING "${word}" 1 -1 rest)
        string(TOUPPER "${first}" first)
        string(APPEND alias "${first}${rest}")
    endforeach()
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(Wardlight::${alias} ALIAS ${target})
    target_link_libraries(${target} PUBLIC wardlight_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    _wardlight_precompile(${target} "${folder}")
endfunction()

# wardlight_program(app/ctl wardlightctl SOURCES … LIBS …)
function(wardlight_program folder name)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBS")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE wardlight_options ${arg_LIBS})
endfunction()

# wardlight_test(clock_test LABEL unit SOURCES clock_test.cpp LIBS … [TIMEOUT s] [SERIAL])
# A test program of its own; the label is unit, integration, ui, cli or lint.
function(wardlight_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "SERIAL" "LABEL;TIMEOUT" "SOURCES;LIBS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE wardlight_options Qt6::Test ${arg_LIBS})
    set_property(SOURCE ${arg_SOURCES} APPEND PROPERTY COMPILE_OPTIONS
        -include "${PROJECT_SOURCE_DIR}/tests/support/patient_tries.h") # not of what moc writes
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    add_test(NAME ${arg_LABEL}/${name} COMMAND ${name})
    set_tests_properties(${arg_LABEL}/${name} PROPERTIES
        LABELS "${arg_LABEL}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;DBUS_SESSION_BUS_ADDRESS=disabled:;LC_ALL=C.UTF-8;WARDLIGHT_BIN=${PROJECT_BINARY_DIR}/bin;WARDLIGHT_SOURCE=${PROJECT_SOURCE_DIR}")
    if(arg_SERIAL)
        set_tests_properties(${arg_LABEL}/${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()

# Headers that nearly every file of a layer reads, compiled once a layer.
function(_wardlight_precompile target folder)
    if(folder MATCHES "^(ui/|app/desktop)")
        set(owner ui_common)
        set(headers <QString> <QObject> <QWidget> <QAbstractItemModel> <QLabel> <QBoxLayout>
            <QPainter> <QAction> <vector> <memory> <optional> <functional>)
    else()
        set(owner core_base)
        set(headers <QString> <QByteArray> <QDateTime> <QUuid> <QCoreApplication> <tl/expected.hpp>
            <vector> <memory> <optional> <functional> <string> <chrono>)
    endif()
    if(target STREQUAL owner)
        target_precompile_headers(${target} PRIVATE ${headers})
    else()
        target_precompile_headers(${target} REUSE_FROM ${owner})
    endif()
endfunction()
