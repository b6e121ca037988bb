#pragma once

#include "tests/support/run_program.h"

#include <QTest>

/// Fails the test function, printing what the program said, unless it ended with this exit code.
#define VERIFY_EXIT(outcome, code)                                                                 \
    do {                                                                                           \
        const wardlight::test::ProgramOutcome& ended = (outcome);                                  \
        QVERIFY2(ended.exitedWith(code), ended.describe().constData());                            \
    } while (false)
