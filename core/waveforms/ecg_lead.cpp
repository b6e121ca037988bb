#include "core/waveforms/ecg_lead.h"

#include <QStringList>

namespace wardlight::waveforms {

namespace {

struct Lead
{
    EcgLead lead;
    const char* name;
    int code; ///< of ISO/IEEE 11073-91064, which MDC and SCPECG share
};

constexpr Lead Leads[] = {
    {EcgLead::I, "I", 1},      {EcgLead::II, "II", 2},    {EcgLead::III, "III", 61},
    {EcgLead::AVR, "aVR", 62}, {EcgLead::AVL, "aVL", 63}, {EcgLead::AVF, "aVF", 64},
    {EcgLead::V1, "V1", 3},    {EcgLead::V2, "V2", 4},    {EcgLead::V3, "V3", 5},
    {EcgLead::V4, "V4", 6},    {EcgLead::V5, "V5", 7},    {EcgLead::V6, "V6", 8},
};

/// The number at the end of a code of a scheme that counts leads; empty for other schemes.
std::optional<int> leadNumber(const ChannelSource& source)
{
    QString prefix;
    if (source.scheme.startsWith(QLatin1String("SCPECG")))
        prefix = QStringLiteral("5.6.3-9-");
    else if (source.scheme.startsWith(QLatin1String("MDC")))
        prefix = QStringLiteral("2:");
    if (prefix.isEmpty() || !source.code.startsWith(prefix))
        return std::nullopt;
    bool isNumber = false;
    const int number = source.code.mid(prefix.size()).toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// "Lead I (Einthoven)", "ECG Lead V1", "avr": the word that is left without the others.
QString bareWord(const QString& words)
{
    QStringList parts = words.section(u'(', 0, 0).simplified().split(u' ');
    const auto isFiller = [](const QString& part) {
        return part.compare(QLatin1String("lead"), Qt::CaseInsensitive) == 0 ||
               part.compare(QLatin1String("ecg"), Qt::CaseInsensitive) == 0;
    };
    while (!parts.isEmpty() && isFiller(parts.first()))
        parts.removeFirst();
    return parts.size() == 1 ? parts.first() : QString();
}

} // namespace

QString leadName(EcgLead lead)
{
    return QString::fromLatin1(Leads[int(lead)].name);
}

std::optional<EcgLead> leadOf(const ChannelSource& source)
{
    const std::optional<int> number = leadNumber(source);
    const QString word = bareWord(source.words);
    std::optional<EcgLead> byNumber;
    std::optional<EcgLead> byWord;
    for (const Lead& lead : Leads) {
        if (number == lead.code)
            byNumber = lead.lead;
        if (word.compare(QLatin1String(lead.name), Qt::CaseInsensitive) == 0)
            byWord = lead.lead;
    }
    if (number && byWord && byNumber != byWord)
        return std::nullopt;
    return number ? byNumber : byWord;
}

} // namespace wardlight::waveforms
