#pragma once

#include "core/async/pools.h"
#include "core/trace/verdict/evidence_store.h"

#include <QObject>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// Asks whether to believe a pack; drops answers to questions no longer asked. Holds no widget.
class VerdictPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Whether a question is kept on record: a scan is one about a pack, a look at a list is none.
    enum class Asking
    {
        OfPack,
        OfListEntry
    };

    /// @param pools  outlives the presenter
    VerdictPresenter(std::shared_ptr<trace::EvidenceStore> store, Pools& pools,
                     QObject* parent = nullptr);

    /// A list entry that is already answered is not asked again.
    void ask(const QString& scan, Asking asking);
    /// Asks about a pack without showing the answer: it comes by answered().
    void askAside(const QString& scan);
    /// Asks again about the same, as a look.
    void refresh();
    void clear();

    [[nodiscard]] const std::optional<trace::Verdict>& verdict() const { return m_verdict; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] bool isSettled() const { return !m_isAsking && m_asides == 0; }

signals:
    /// A verdict, an error, or neither while one is awaited.
    void changed();
    /// The answer about a pack, also where another question was asked meanwhile.
    /// @param error  why there is no verdict; empty where there is one
    void answered(const QString& scan, const std::optional<wardlight::trace::Verdict>& verdict,
                  const QString& error);

private:
    void announce(const QString& scan, const Result<trace::Verdict>& verdict);
    void take(Result<trace::Verdict> verdict);

    std::shared_ptr<trace::EvidenceStore> m_store;
    Pools& m_pools;
    QString m_scan;
    std::optional<trace::Verdict> m_verdict;
    std::optional<Error> m_error;
    int m_epoch = 0;
    int m_asides = 0; ///< how many are awaited
    bool m_isAsking = false;
};

} // namespace wardlight::ui
