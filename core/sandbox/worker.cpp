#include "core/sandbox/worker.h"

#include <QCoreApplication>

#include <csignal>

namespace wardlight::sandbox {

namespace {

constexpr std::chrono::milliseconds ReapWait{2'000};

QString translated(const char* text)
{
    return QCoreApplication::translate("Worker", text);
}

Error limitReached(const QString& detail)
{
    return {ErrorCode::Limit,
            translated(QT_TRANSLATE_NOOP(
                "Worker", "Reading this file took too long and was stopped. The file may be "
                          "damaged or made to cause harm; ask its sender for a new copy.")),
            detail};
}

Error crashed(const QString& detail)
{
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP(
                "Worker", "The process that was reading this file stopped unexpectedly and was "
                          "replaced. Try again; if it happens again, the file is damaged: ask its "
                          "sender for a new copy.")),
            detail, true};
}

Error brokeRule(const QString& detail)
{
    return {ErrorCode::Integrity,
            translated(QT_TRANSLATE_NOOP(
                "Worker", "The process that was reading this file tried something it must not do "
                          "and was stopped. Do not open this file elsewhere; report it to your "
                          "administrator.")),
            detail};
}

Error notStarted(const QString& detail)
{
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP(
                "Worker", "The process that reads files did not start. Install Wardlight again, "
                          "or report this to your administrator.")),
            detail, true};
}

Error errorFor(const ProcessEnd& end, int id)
{
    if (end.kind == ProcessEnd::Kind::Exited)
        return crashed(QStringLiteral("worker %1 exited with code %2").arg(id).arg(end.value));
    const QString detail = QStringLiteral("worker %1: signal %2").arg(id).arg(end.value);
    if (end.value == SIGXCPU)
        return limitReached(detail);
    if (end.value == SIGSYS)
        return brokeRule(detail);
    return crashed(detail);
}

} // namespace

Worker::Worker(WorkerProgram program, ChildProcess process, MessageSocket socket)
    : m_program(std::move(program)), m_process(std::move(process)), m_socket(std::move(socket))
{}

Result<std::unique_ptr<Worker>> Worker::start(const WorkerProgram& program)
{
    auto ends = MessageSocket::createPair();
    if (!ends)
        return propagate(ends);
    auto& [ours, theirs] = *ends;
    auto process = ChildProcess::spawn(program.program, theirs.fd());
    if (!process)
        return propagate(process);
    return std::unique_ptr<Worker>(new Worker(program, std::move(*process), std::move(ours)));
}

Result<MessageSocket::Message> Worker::ask(const QByteArray& request, int fd,
                                           std::chrono::milliseconds deadline)
{
    if (!m_isReady) {
        if (const auto greeted = awaitGreeting(); !greeted)
            return propagate(greeted);
    }
    m_process.grantProcessorTime(std::chrono::ceil<std::chrono::seconds>(deadline));
    if (const auto sent = m_socket.send(request, fd); !sent)
        return tl::unexpected(reasonForSilence());
    auto answer = m_socket.receive(deadline);
    if (!answer && answer.error().code == ErrorCode::Timeout)
        return tl::unexpected(stopped(deadline));
    if (!answer && answer.error().code == ErrorCode::Integrity)
        return tl::unexpected(brokeRule(answer.error().detail));
    if (!answer || !*answer)
        return tl::unexpected(reasonForSilence());
    return std::move(**answer);
}

Result<> Worker::awaitGreeting()
{
    const auto greeting = m_socket.receive(m_program.startDeadline);
    if (!greeting)
        return tl::unexpected(notStarted(greeting.error().detail));
    if (!*greeting) {
        const auto end = m_process.wait(ReapWait);
        return tl::unexpected(
            notStarted(end ? errorFor(*end, id()).detail : QStringLiteral("no greeting")));
    }
    if ((*greeting)->bytes != m_program.greeting)
        return tl::unexpected(notStarted(QStringLiteral("a greeting of another version")));
    m_isReady = true;
    return {};
}

Error Worker::reasonForSilence()
{
    if (const auto end = m_process.wait(ReapWait))
        return errorFor(*end, id());
    m_process.kill();
    return crashed(QStringLiteral("worker %1 closed its channel").arg(id()));
}

Error Worker::stopped(std::chrono::milliseconds deadline)
{
    m_process.kill();
    return limitReached(
        QStringLiteral("worker %1: no answer within %2 ms").arg(id()).arg(deadline.count()));
}

} // namespace wardlight::sandbox
