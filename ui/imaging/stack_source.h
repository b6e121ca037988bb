#pragma once

#include "core/imaging/series_loader.h"

#include <QObject>

#include <functional>

namespace wardlight::ui {

/// The images of one series as a view asks for them; what imaging::SeriesLoader does, as an
/// interface, so that a view can be driven without a decoder process. Lives on the UI's thread and
/// never blocks it. See SeriesLoader for what each call means.
class StackSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open(std::vector<imaging::Instance> instances, int firstLookedAt) = 0;
    virtual void close() = 0;
    virtual void lookAt(int position) = 0;
    virtual void acceptUnverified(int position) = 0;
    virtual void retry(int position) = 0;

    [[nodiscard]] virtual int size() const = 0;
    [[nodiscard]] virtual const imaging::StackImage& at(int position) const = 0;
    [[nodiscard]] virtual const imaging::Instance& instanceAt(int position) const = 0;
    [[nodiscard]] virtual imaging::SeriesLoader::Counters counters() const = 0;
    [[nodiscard]] virtual bool isSettled() const = 0;

signals:
    void imageChanged(int position);
    void countersChanged();
    void settled();
};

/// Makes the picture for a series' thumbnail. Blocking, thread-safe, called on a pool.
using ThumbnailSource = std::function<Result<imaging::Picture>(const imaging::Instance&)>;

/// A StackSource over a SeriesLoader of its own.
class LoaderStack final : public StackSource
{
    Q_OBJECT

public:
    LoaderStack(imaging::SeriesLoader::Sources sources, Pools& pools, QObject* parent = nullptr);

    void open(std::vector<imaging::Instance> instances, int firstLookedAt) override;
    void close() override { m_loader.close(); }
    void lookAt(int position) override { m_loader.lookAt(position); }
    void acceptUnverified(int position) override { m_loader.acceptUnverified(position); }
    void retry(int position) override { m_loader.retry(position); }

    [[nodiscard]] int size() const override { return m_loader.size(); }
    [[nodiscard]] const imaging::StackImage& at(int position) const override;
    [[nodiscard]] const imaging::Instance& instanceAt(int position) const override;
    [[nodiscard]] imaging::SeriesLoader::Counters counters() const override;
    [[nodiscard]] bool isSettled() const override { return m_loader.isSettled(); }

private:
    imaging::SeriesLoader m_loader;
};

} // namespace wardlight::ui
