#pragma once

#include <QString>

#include <optional>

namespace wardlight::waveforms {

/// The leads of the standard 12-lead electrocardiogram, in the customary order.
enum class EcgLead
{
    I,
    II,
    III,
    AVR,
    AVL,
    AVF,
    V1,
    V2,
    V3,
    V4,
    V5,
    V6
};
inline constexpr int EcgLeadCount = 12;

/// "aVR", as the field writes it.
[[nodiscard]] QString leadName(EcgLead lead);

/// How a file names what a channel measures.
struct ChannelSource
{
    QString words;  ///< "Lead I (Einthoven)"
    QString code;   ///< "5.6.3-9-1", "2:1"
    QString scheme; ///< "SCPECG", "MDC"
};

/// Which standard lead is meant: by the code (PS3.16 CID 3001: SCPECG 5.6.3-9-n, MDC 2:n), else by
/// the words. Empty for other leads, and where code and words contradict each other.
[[nodiscard]] std::optional<EcgLead> leadOf(const ChannelSource& source);

} // namespace wardlight::waveforms
