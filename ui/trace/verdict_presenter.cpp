#include "ui/trace/verdict_presenter.h"

#include "core/async/tasks.h"

namespace wardlight::ui {

namespace {

Result<trace::Verdict> look(trace::EvidenceStore& store, const QString& scan)
{
    return store.caseFile(scan, {}, {}).map([](const trace::CaseFile& file) {
        return trace::judge(file);
    });
}

} // namespace

VerdictPresenter::VerdictPresenter(std::shared_ptr<trace::EvidenceStore> store, Pools& pools,
                                   QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{}

void VerdictPresenter::ask(const QString& scan, Asking asking)
{
    const bool isAnswered = m_scan == scan || (m_verdict && m_verdict->code == scan);
    if (asking == Asking::OfListEntry && isAnswered && !m_error)
        return;
    m_scan = scan;
    m_isAsking = true;
    m_verdict.reset();
    m_error.reset();
    emit changed();
    auto answer = runTask(m_pools.database, [store = m_store, scan, asking] {
        return asking == Asking::OfPack ? trace::askVerdict(*store, scan, {}, {})
                                        : look(*store, scan);
    });
    whenDone(answer, this, [this, scan, asking, epoch = ++m_epoch](Result<trace::Verdict> verdict) {
        if (asking == Asking::OfPack)
            announce(scan, verdict);
        if (epoch == m_epoch)
            take(std::move(verdict));
    });
}

void VerdictPresenter::askAside(const QString& scan)
{
    ++m_asides;
    auto answer = runTask(m_pools.database, [store = m_store, scan] {
        return trace::askVerdict(*store, scan, {}, {});
    });
    whenDone(answer, this, [this, scan](const Result<trace::Verdict>& verdict) {
        --m_asides;
        announce(scan, verdict);
    });
}

void VerdictPresenter::announce(const QString& scan, const Result<trace::Verdict>& verdict)
{
    if (verdict)
        emit answered(scan, *verdict, {});
    else
        emit answered(scan, std::nullopt, verdict.error().message);
}

void VerdictPresenter::take(Result<trace::Verdict> verdict)
{
    m_isAsking = false;
    if (verdict)
        m_verdict = std::move(*verdict);
    else
        m_error = verdict.error();
    emit changed();
}

void VerdictPresenter::refresh()
{
    if (m_scan.isEmpty())
        return;
    const QString scan = std::exchange(m_scan, {});
    m_verdict.reset();
    ask(scan, Asking::OfListEntry);
}

void VerdictPresenter::clear()
{
    ++m_epoch;
    m_scan.clear();
    m_isAsking = false;
    m_verdict.reset();
    m_error.reset();
    emit changed();
}

} // namespace wardlight::ui
