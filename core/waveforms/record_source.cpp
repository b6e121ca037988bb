#include "core/waveforms/record_source.h"

#include <QSet>

namespace wardlight::waveforms {

void nameUniquely(std::vector<SourceChannel>& channels)
{
    QSet<QString> taken;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const QString plain =
            channels[i].name.isEmpty() ? QStringLiteral("signal %1").arg(i) : channels[i].name;
        QString name = plain;
        for (int again = 2; taken.contains(name); ++again)
            name = QStringLiteral("%1 (%2)").arg(plain).arg(again);
        taken.insert(name);
        channels[i].name = name;
    }
}

} // namespace wardlight::waveforms
