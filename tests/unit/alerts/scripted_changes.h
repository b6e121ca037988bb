#pragma once

#include "core/alerts/alert_store.h"

#include <deque>
#include <mutex>

namespace wardlight::test {

/// The stream of changes alone, as a test scripts it: each read takes the next answer, and when
/// none is left there is nothing new. Thread-safe.
class ScriptedChanges final : public alerts::AlertStore
{
public:
    void then(Result<alerts::AlertChanges> answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(std::move(answer));
    }
    [[nodiscard]] QStringList askedFrom() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

    Result<alerts::AlertChanges> changesSince(const alerts::ChangeCursor& cursor) override
    {
        const std::lock_guard lock(m_mutex);
        m_asked << cursor.seen;
        if (m_answers.empty())
            return alerts::AlertChanges{{}, cursor, true, false};
        auto answer = std::move(m_answers.front());
        m_answers.pop_front();
        return answer;
    }

    Result<alerts::AlertPage> list(const alerts::AlertQuery&) override { return unused(); }
    Result<QMap<alerts::Severity, int>> openCounts() override { return unused(); }
    Result<alerts::HistoryPage> history(const alerts::HistoryQuery&) override { return unused(); }
    Result<std::vector<AlertId>> raise(const OperationId&,
                                       const std::vector<alerts::NewAlert>&) override
    {
        return unused();
    }
    Result<std::vector<alerts::AckOutcome>>
    acknowledge(const OperationId&, const std::vector<AlertId>&, const QString&) override
    {
        return unused();
    }
    Result<alerts::SilenceId> silence(const OperationId&, const alerts::NewSilence&) override
    {
        return unused();
    }
    Result<> endSilence(const OperationId&, const PatientId&, const QString&) override
    {
        return unused();
    }
    Result<std::vector<alerts::Silence>> activeSilences() override { return unused(); }
    Result<alerts::ChangeCursor> position() override { return unused(); }
    Result<alerts::ReplayCount> replay(const alerts::ReplayQuery&) override { return unused(); }

private:
    static tl::unexpected<Error> unused()
    {
        return fail(ErrorCode::Unsupported, QStringLiteral("not part of this script"));
    }

    mutable std::mutex m_mutex;
    std::deque<Result<alerts::AlertChanges>> m_answers;
    QStringList m_asked;
};

} // namespace wardlight::test
