#pragma once

// Read before every file of a test program (packaging/cmake/WardlightTargets.cmake).

#include <QTest>

// What is awaited comes in milliseconds, or in many seconds where two cores do ten things at once.
// A wait that ends early costs nothing; one that gives up early fails a build for no reason.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, 30'000)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, 30'000)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, 30'000)
