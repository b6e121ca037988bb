#include "ui/waveforms/waveform_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace wardlight::ui {

using waveforms::Bandwidth;
using waveforms::Channel;
using waveforms::WaveformRecord;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(WaveformWords)
};

const QString Separator = QStringLiteral(" · ");

QString number(double value)
{
    return QLocale().toString(value, 'g', 6);
}

QString bandText(const Bandwidth& band)
{
    QStringList parts;
    if (band.lowCutHz && band.highCutHz)
        parts << Words::tr("%1–%2 Hz").arg(number(*band.lowCutHz), number(*band.highCutHz));
    else if (band.lowCutHz)
        parts << Words::tr("from %1 Hz").arg(number(*band.lowCutHz));
    else if (band.highCutHz)
        parts << Words::tr("up to %1 Hz").arg(number(*band.highCutHz));
    if (band.notchHz)
        parts << Words::tr("notch %1 Hz").arg(number(*band.notchHz));
    return parts.join(Separator);
}

QString spanText(qint64 minutes)
{
    constexpr qint64 HourMinutes = 60;
    constexpr qint64 DayMinutes = 24 * HourMinutes;
    if (minutes >= 2 * DayMinutes)
        return Words::tr("%n days", nullptr, int(std::min<qint64>(minutes / DayMinutes, INT_MAX)));
    if (minutes >= HourMinutes)
        return Words::tr("%1 h %2 min").arg(minutes / HourMinutes).arg(minutes % HourMinutes);
    return Words::tr("%1 min").arg(minutes);
}

} // namespace

QString laneTitle(const Lane& lane, const Channel& channel)
{
    const QString name = channel.lead ? leadName(*channel.lead) : channel.name;
    if (lane.unitsPerCentimetre == 0)
        return name;
    const QString unit = channel.unit.isEmpty() ? Words::tr("counts") : channel.unit;
    return Words::tr("%1 · 1 cm = %2 %3").arg(name, number(lane.unitsPerCentimetre), unit);
}

QString scaleText(const PaperScale& scale)
{
    return Words::tr("%1 mm/s · %2 mm/mV")
        .arg(number(scale.mmPerSecond), number(scale.mmPerMillivolt));
}

QString bandwidthText(const WaveformRecord& record, int group)
{
    std::optional<Bandwidth> common;
    for (const Channel& channel : record.channels) {
        if (channel.group != group)
            continue;
        if (common && *common != channel.bandwidth)
            return Words::tr("filters differ by lead");
        common = channel.bandwidth;
    }
    return common ? bandText(*common) : QString();
}

QString remarksText(const WaveformRecord& record)
{
    QStringList parts;
    for (const waveforms::Remark& remark : record.remarks) {
        QStringList words = {remark.name, remark.text};
        if (remark.value)
            words << number(*remark.value) << remark.unit;
        words.removeAll(QString());
        parts << words.join(u' ');
    }
    return parts.join(Separator);
}

QString distanceText(const QDateTime& start, const QDateTime& crosshair)
{
    constexpr qint64 MsAMinute = 60'000;
    const qint64 minutes = crosshair.msecsTo(start) / MsAMinute;
    if (minutes == 0)
        return Words::tr("at the crosshair");
    return minutes < 0 ? Words::tr("%1 before the crosshair").arg(spanText(-minutes))
                       : Words::tr("%1 after the crosshair").arg(spanText(minutes));
}

QString measureText(double seconds, double millivolts)
{
    constexpr double MsASecond = 1000;
    constexpr double SecondsAMinute = 60;
    const QLocale locale;
    const QString ms = locale.toString(std::abs(seconds) * MsASecond, 'f', 0);
    const QString volts = locale.toString(millivolts, 'f', 2);
    if (seconds == 0)
        return Words::tr("Δt 0 ms · ΔV %1 mV").arg(volts);
    return Words::tr("Δt %1 ms (%2/min) · ΔV %3 mV")
        .arg(ms, locale.toString(SecondsAMinute / std::abs(seconds), 'f', 0), volts);
}

} // namespace wardlight::ui
