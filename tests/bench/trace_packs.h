#pragma once

#include "core/base/result.h"
#include "core/trace/trace_item.h"

#include <QString>

namespace wardlight::bench {

/// Made-up packs on their way through China, the same at every run.
class TracePacks
{
public:
    static constexpr int EventsPerPack = 10;
    static constexpr int DrugCount = 1000;

    explicit TracePacks(int packs) : m_packs(packs) {}

    [[nodiscard]] int packs() const { return m_packs; }
    [[nodiscard]] QString code(int pack) const;
    [[nodiscard]] QString drug(int pack) const;
    /// Where a pack was at last.
    [[nodiscard]] trace::Coordinates place(int pack) const;

    /// Writes both files of the reference's form into a folder: items.csv and events.csv, each
    /// pack's events together.
    [[nodiscard]] Result<> write(const QString& folder) const;

private:
    [[nodiscard]] QByteArray itemLine(int pack) const;
    [[nodiscard]] QByteArray eventLines(int pack) const;

    int m_packs;
};

} // namespace wardlight::bench
