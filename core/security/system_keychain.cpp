#include "core/security/system_keychain.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <condition_variable>
#include <memory>

namespace wardlight::security {

namespace {

const QString Service = QStringLiteral("wardlight");
constexpr int PatienceAtTheEndMs = 1'000;

QString translated(const char* text)
{
    return QCoreApplication::translate("Keychain", text);
}

Error noKeychain(const QString& detail)
{
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("Keychain",
                                         "No system keychain answers here (a secret service such "
                                         "as GNOME Keyring or KWallet), so passwords and keys "
                                         "cannot be kept on this computer.")),
            detail, true};
}

Error refused(const QString& detail)
{
    return {ErrorCode::Permission,
            translated(QT_TRANSLATE_NOOP("Keychain",
                                         "The system keychain is locked, or refuses this program. "
                                         "Unlock it and try again.")),
            detail, true};
}

Error tookTooLong()
{
    return {ErrorCode::Timeout,
            translated(QT_TRANSLATE_NOOP("Keychain",
                                         "The system keychain did not answer in time. Unlock it, "
                                         "then try again.")),
            QStringLiteral("keychain timeout"), true};
}

/// What an ended job says. QtKeychain's own text is about the service, never about the secret.
Result<std::optional<QByteArray>> outcomeOf(QKeychain::Job* job)
{
    const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(job);
    switch (job->error()) {
    case QKeychain::NoError:
        return reading ? std::optional(reading->binaryData()) : std::nullopt;
    case QKeychain::EntryNotFound:
        return std::nullopt;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return tl::unexpected(refused(job->errorString()));
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return tl::unexpected(noKeychain(job->errorString()));
    }
    return tl::unexpected(noKeychain(job->errorString()));
}

/// GLib, through which libsecret speaks, ends a program by SIGTERM when its session bus goes away.
/// A person's work is not to end because of that.
void surviveTheEndOfTheBus()
{
    using GetBus = void* (*)(int kind, void* cancellable, void** error);
    using SetExitOnClose = void (*)(void* connection, int on);
    constexpr int SessionBus = 2;               // G_BUS_TYPE_SESSION
    QLibrary gio(QStringLiteral("gio-2.0"), 0); // libsecret has it loaded, or will
    const auto getBus = reinterpret_cast<GetBus>(gio.resolve("g_bus_get_sync"));
    const auto setExitOnClose =
        reinterpret_cast<SetExitOnClose>(gio.resolve("g_dbus_connection_set_exit_on_close"));
    if (!getBus || !setExitOnClose)
        return;
    if (void* const bus = getBus(SessionBus, nullptr, nullptr)) // kept: libsecret's own is this one
        setExitOnClose(bus, 0);
}

/// The thread in which every job of QtKeychain runs, and the object that lives in it.
struct KeychainThread
{
    QThread thread;
    QObject* inside = nullptr; ///< lives in the thread, dies with it

    KeychainThread()
    {
        inside = new QObject;
        inside->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, inside, &QObject::deleteLater);
        thread.setObjectName(QStringLiteral("keychain"));
        QObject::connect(&thread, &QThread::started, inside, surviveTheEndOfTheBus);
        thread.start();
    }
};

std::mutex threadMutex;
KeychainThread* keychainThread = nullptr;

void endThread()
{
    const std::lock_guard lock(threadMutex);
    keychainThread->thread.quit();
    // one that hangs in a call to the service is left to the end of the process
    if (keychainThread->thread.wait(PatienceAtTheEndMs))
        delete keychainThread;
    keychainThread = nullptr;
}

/// Null once the application object is gone.
QObject* insideThread()
{
    const std::lock_guard lock(threadMutex);
    if (!keychainThread && QCoreApplication::instance()) {
        keychainThread = new KeychainThread;
        qAddPostRoutine(endThread);
    }
    return keychainThread ? keychainThread->inside : nullptr;
}

/// An answer on its way from the thread to whoever waits, who may have given up by then.
struct Answer
{
    std::mutex mutex;
    std::condition_variable arrived;
    std::optional<Result<std::optional<QByteArray>>> outcome;
};

/// Whether a session bus can be there at all; asking for one that is not takes a while.
bool mayHaveSessionBus()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return qgetenv("DBUS_SESSION_BUS_ADDRESS") != "disabled:";
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("DISPLAY") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
}

} // namespace

Result<std::optional<QByteArray>> SystemKeychain::run(const MakeJob& make,
                                                      std::chrono::milliseconds timeout)
{
    QObject* inside = insideThread();
    if (!inside)
        return tl::unexpected(noKeychain(QStringLiteral("no application object")));
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(inside, [make, answer] {
        QKeychain::Job* job = make();
        QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job* ended) {
            const std::lock_guard lock(answer->mutex);
            answer->outcome = outcomeOf(ended);
            answer->arrived.notify_one();
        });
        job->start(); // deletes itself
    });
    std::unique_lock lock(answer->mutex);
    answer->arrived.wait_for(lock, timeout, [&answer] { return answer->outcome.has_value(); });
    if (!answer->outcome)
        return tl::unexpected(tookTooLong());
    return *answer->outcome;
}

Result<> SystemKeychain::probe()
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_probed && (*m_probed || now - m_probedAt < m_options.askAgainAfter))
        return *m_probed;
    if (!mayHaveSessionBus()) {
        m_probed = tl::unexpected(noKeychain(QStringLiteral("no session bus")));
    } else {
        // no entry has this name: nothing is unlocked, and nobody is asked
        const auto answered = run(
            [] {
                auto* job = new QKeychain::ReadPasswordJob(Service);
                job->setKey(QStringLiteral("probe"));
                return job;
            },
            m_options.probeTimeout);
        m_probed = answered ? Result<>() : tl::unexpected(noKeychain(answered.error().detail));
    }
    m_probedAt = now;
    return *m_probed;
}

Result<std::optional<QByteArray>> SystemKeychain::read(const QString& name)
{
    if (const auto there = probe(); !there)
        return propagate(there);
    return run(
        [name] {
            auto* job = new QKeychain::ReadPasswordJob(Service);
            job->setKey(name);
            return job;
        },
        m_options.timeout);
}

Result<> SystemKeychain::write(const QString& name, const QByteArray& secret)
{
    if (const auto there = probe(); !there)
        return there;
    const auto written = run(
        [name, secret] {
            auto* job = new QKeychain::WritePasswordJob(Service);
            job->setKey(name);
            job->setBinaryData(secret);
            return job;
        },
        m_options.timeout);
    if (!written)
        return propagate(written);
    return {};
}

Result<> SystemKeychain::remove(const QString& name)
{
    if (const auto there = probe(); !there)
        return there;
    const auto removed = run(
        [name] {
            auto* job = new QKeychain::DeletePasswordJob(Service);
            job->setKey(name);
            return job;
        },
        m_options.timeout);
    // an entry that is not there cannot be deleted, says QtKeychain
    if (removed)
        return {};
    const auto left = read(name);
    if (left && !*left)
        return {};
    return propagate(removed);
}

} // namespace wardlight::security
