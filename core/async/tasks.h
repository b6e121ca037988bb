#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>
#include <type_traits>
#include <utility>

namespace wardlight {

/// The error of a task that was cancelled before it had a result.
[[nodiscard]] Error cancelledError();

/// The error of a task that threw, from within its catch block: Limit when memory ran out, else
/// Internal, for no exception of a library should come so far.
[[nodiscard]] Error thrownError();

/// Runs @p task on @p pool. The task returns a Result, captures values and shared_ptr only, and
/// blocks as it needs to. One that throws has failed with thrownError().
template <class Task>
[[nodiscard]] auto runTask(QThreadPool& pool, Task task)
{
    using Outcome = std::invoke_result_t<Task>;
    return QtConcurrent::run(&pool, [task = std::move(task)](QPromise<Outcome>& promise) mutable {
        if (promise.isCanceled())
            return;
        try {
            promise.addResult(task());
        } catch (...) {
            promise.addResult(Outcome(tl::unexpected(thrownError())));
        }
    });
}

/// Calls @p deliver with the task's Result on the thread of @p context, once, unless the context
/// dies first. Must be called on that thread. This is the only way the UI waits.
template <class Outcome, class Deliver>
void whenDone(const QFuture<Outcome>& future, QObject* context, Deliver deliver)
{
    Q_ASSERT(context->thread() == QThread::currentThread());
    auto* watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, deliver = std::move(deliver)]() mutable {
                         watcher->deleteLater();
                         QFuture<Outcome> finished = watcher->future();
                         if (finished.resultCount() == 0) {
                             deliver(Outcome(tl::unexpected(cancelledError())));
                             return;
                         }
                         if constexpr (std::is_copy_constructible_v<Outcome>)
                             deliver(finished.result());
                         else
                             deliver(finished.takeResult());
                     });
    watcher->setFuture(future);
}

} // namespace wardlight
