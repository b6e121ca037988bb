#pragma once

#include "core/base/result.h"

#include <QTest>

namespace wardlight::test {

/// What a failed check prints: code, message and detail of the error.
[[nodiscard]] inline QByteArray describe(const Error& error)
{
    return QStringLiteral("%1: %2 [%3]")
        .arg(errorCodeName(error.code), error.message, error.detail)
        .toUtf8();
}

/// Behind VERIFY_OK.
template <class T>
[[nodiscard]] bool verifyOk(const Result<T>& result, const char* text, const char* file, int line)
{
    const QByteArray failure = result ? QByteArray() : describe(result.error());
    return QTest::qVerify(result.has_value(), text, failure.constData(), file, line);
}

/// Behind VERIFY_ERROR.
template <class T>
[[nodiscard]] bool verifyError(const Result<T>& result, ErrorCode expected, const char* text,
                               const char* file, int line)
{
    const QByteArray actual = result ? QByteArray("succeeded") : describe(result.error());
    const bool asExpected = !result && result.error().code == expected;
    return QTest::qVerify(asExpected, text, actual.constData(), file, line);
}

} // namespace wardlight::test

/// Fails the test function, naming the error, unless @p result holds a value.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        if (!wardlight::test::verifyOk((result), #result, __FILE__, __LINE__))                     \
            return;                                                                                \
    } while (false)

/// Fails the test function unless @p result is an error of exactly this code.
#define VERIFY_ERROR(result, code)                                                                 \
    do {                                                                                           \
        if (!wardlight::test::verifyError((result), (code), #result, __FILE__, __LINE__))          \
            return;                                                                                \
    } while (false)
