#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace wardlight::test {

/// How a program that was run to its end ended.
struct ProgramOutcome
{
    enum class End
    {
        Exited,     ///< by itself; exitCode says how
        Crashed,    ///< by a signal
        TimedOut,   ///< killed, because it was still running at the deadline
        NotStarted, ///< the program could not be executed; standardError says why
    };

    End end = End::NotStarted;
    int exitCode = -1; ///< only for Exited
    QByteArray standardOutput;
    QByteArray standardError;
    std::chrono::milliseconds elapsed{};

    [[nodiscard]] bool exitedWith(int code) const { return end == End::Exited && exitCode == code; }
    /// Everything about the outcome, for the message of a failed check.
    [[nodiscard]] QByteArray describe() const;
};

struct ProgramOptions
{
    std::chrono::milliseconds timeout{60'000};
    QMap<QString, QString> environment = {}; ///< added to the test's own
    QByteArray standardInput = {};
    QString workingFolder = {};
};

/// Runs a program and waits for its end, at most the timeout. A name without a slash is looked up
/// in the folder of built programs first, then in PATH.
[[nodiscard]] ProgramOutcome runProgram(const QString& program, const QStringList& arguments,
                                        const ProgramOptions& options = {});

} // namespace wardlight::test
