#pragma once

#include "app/services/health.h"

#include <QCoreApplication>

namespace wardlight::services {

// What the files of the health check share; not for others.

[[nodiscard]] inline QString translatedHealth(const char* text)
{
    return QCoreApplication::translate("Health", text);
}

[[nodiscard]] inline HealthCheck healthy(const char* name, const QString& detail)
{
    return {QString::fromLatin1(name), HealthCheck::State::Ok, detail, {}};
}

[[nodiscard]] inline HealthCheck warned(const char* name, const QString& detail,
                                        const QString& advice)
{
    return {QString::fromLatin1(name), HealthCheck::State::Warn, detail, advice};
}

[[nodiscard]] inline HealthCheck failed(const char* name, const QString& detail,
                                        const QString& advice)
{
    return {QString::fromLatin1(name), HealthCheck::State::Fail, detail, advice};
}

[[nodiscard]] inline HealthCheck failed(const char* name, const Error& error)
{
    return failed(name, error.message,
                  translatedHealth(
                      QT_TRANSLATE_NOOP("Health", "Do what the message says, then check again.")));
}

} // namespace wardlight::services
