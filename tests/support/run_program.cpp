#include "tests/support/run_program.h"

#include "tests/support/corpus.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>

namespace wardlight::test {

namespace {

QString locate(const QString& program)
{
    if (program.contains(u'/'))
        return program;
    const QFileInfo built(programFolder() + u'/' + program);
    return built.isExecutable() ? built.filePath() : program;
}

QProcessEnvironment withAdded(const QMap<QString, QString>& added)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto entry = added.cbegin(); entry != added.cend(); ++entry)
        environment.insert(entry.key(), entry.value());
    return environment;
}

QByteArray nameOf(ProgramOutcome::End end)
{
    switch (end) {
    case ProgramOutcome::End::Exited:
        return "exited";
    case ProgramOutcome::End::Crashed:
        return "crashed";
    case ProgramOutcome::End::TimedOut:
        return "timed out";
    case ProgramOutcome::End::NotStarted:
        return "could not be started";
    }
    return {};
}

} // namespace

QByteArray ProgramOutcome::describe() const
{
    return nameOf(end) + " (exit code " + QByteArray::number(exitCode) + ") after " +
           QByteArray::number(qint64(elapsed.count())) + " ms\nstdout: " + standardOutput +
           "\nstderr: " + standardError;
}

ProgramOutcome runProgram(const QString& program, const QStringList& arguments,
                          const ProgramOptions& options)
{
    QProcess process;
    process.setProcessEnvironment(withAdded(options.environment));
    if (!options.workingFolder.isEmpty())
        process.setWorkingDirectory(options.workingFolder);

    QElapsedTimer timer;
    timer.start();
    ProgramOutcome outcome;
    process.start(locate(program), arguments);
    if (!process.waitForStarted()) {
        outcome.standardError = process.errorString().toUtf8();
        return outcome;
    }
    process.write(options.standardInput);
    process.closeWriteChannel();
    const bool finished = process.waitForFinished(static_cast<int>(options.timeout.count()));
    if (!finished) {
        process.kill();
        process.waitForFinished(-1);
    }
    outcome.elapsed = std::chrono::milliseconds(timer.elapsed());
    outcome.standardOutput = process.readAllStandardOutput();
    outcome.standardError = process.readAllStandardError();
    if (!finished) {
        outcome.end = ProgramOutcome::End::TimedOut;
    } else if (process.exitStatus() == QProcess::CrashExit) {
        outcome.end = ProgramOutcome::End::Crashed;
    } else {
        outcome.end = ProgramOutcome::End::Exited;
        outcome.exitCode = process.exitCode();
    }
    return outcome;
}

} // namespace wardlight::test
