#pragma once

#include "app/ctl/command_line.h"
#include "core/base/result.h"
#include "core/waveforms/signal_view.h"

#include <QJsonObject>
#include <QStringList>

namespace wardlight::ctl {

/// A stored record that a command works on.
struct OpenRecord
{
    services::Services services;
    waveforms::StoredRecord record;
};

/// @param name  the record's name or id
/// @return Error::NotFound, or Invalid when several records have the name
[[nodiscard]] Result<OpenRecord> openRecord(Context& context, const std::string& name);
/// --record R, which a command needs.
void addRecordOption(CLI::App* command, std::string& record);

/// A record of the segment store as `waveforms list` shows it.
[[nodiscard]] QJsonObject recordJson(const waveforms::StoredRecord& record);
[[nodiscard]] QStringList recordRow(const waveforms::StoredRecord& record);

/// What `waveforms window` was asked for; no columns: every sample.
struct StoredWindow
{
    QString channel; ///< stored or derived, see waveforms::resolveChannel
    waveforms::WindowRequest request;
    waveforms::FilterSettings filters = {};
};

/// What `waveforms window` answers for a stored record.
/// @return Error::NotFound for a channel that it has not, naming those that it has
[[nodiscard]] Result<QJsonObject> windowJson(waveforms::SegmentStore& store,
                                             const waveforms::StoredRecord& record,
                                             const StoredWindow& window);

} // namespace wardlight::ctl
