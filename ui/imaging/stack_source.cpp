#include "ui/imaging/stack_source.h"

namespace wardlight::ui {

using imaging::SeriesLoader;

LoaderStack::LoaderStack(SeriesLoader::Sources sources, Pools& pools, QObject* parent)
    : StackSource(parent), m_loader(std::move(sources), pools)
{
    connect(&m_loader, &SeriesLoader::imageChanged, this, &StackSource::imageChanged);
    connect(&m_loader, &SeriesLoader::countersChanged, this, &StackSource::countersChanged);
    connect(&m_loader, &SeriesLoader::settled, this, &StackSource::settled);
}

void LoaderStack::open(std::vector<imaging::Instance> instances, int firstLookedAt)
{
    m_loader.open(std::move(instances), firstLookedAt);
}

const imaging::StackImage& LoaderStack::at(int position) const
{
    return m_loader.at(position);
}

const imaging::Instance& LoaderStack::instanceAt(int position) const
{
    return m_loader.instanceAt(position);
}

SeriesLoader::Counters LoaderStack::counters() const
{
    return m_loader.counters();
}

} // namespace wardlight::ui
