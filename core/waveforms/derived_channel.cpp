#include "core/waveforms/derived_channel.h"

#include "core/waveforms/ecg_lead.h"

#include <QCoreApplication>

#include <array>

namespace wardlight::waveforms {

namespace {

const QString Average = QStringLiteral("AVG");

QString translated(const char* text)
{
    return QCoreApplication::translate("DerivedChannel", text);
}

/// The chains of the longitudinal bipolar montage, American Clinical Neurophysiology Society,
/// guideline 3.
constexpr std::array<std::pair<const char*, const char*>, 18> Longitudinal = {{{"Fp1", "F7"},
                                                                               {"F7", "T3"},
                                                                               {"T3", "T5"},
                                                                               {"T5", "O1"},
                                                                               {"Fp2", "F8"},
                                                                               {"F8", "T4"},
                                                                               {"T4", "T6"},
                                                                               {"T6", "O2"},
                                                                               {"Fp1", "F3"},
                                                                               {"F3", "C3"},
                                                                               {"C3", "P3"},
                                                                               {"P3", "O1"},
                                                                               {"Fp2", "F4"},
                                                                               {"F4", "C4"},
                                                                               {"C4", "P4"},
                                                                               {"P4", "O2"},
                                                                               {"Fz", "Cz"},
                                                                               {"Cz", "Pz"}}};

/// "EEG Fp1-Ref" is Fp1.
QString electrode(const QString& name)
{
    QString bare = name;
    if (bare.startsWith(QStringLiteral("EEG "), Qt::CaseInsensitive))
        bare = bare.mid(4);
    for (const char* reference : {"-Ref", "-LE", "-A1", "-A2"}) {
        if (bare.endsWith(QLatin1String(reference), Qt::CaseInsensitive))
            bare.chop(int(qstrlen(reference)));
    }
    return bare.trimmed();
}

std::optional<int> leadIndex(const StoredRecord& record, EcgLead lead)
{
    for (int i = 0; i < int(record.channels.size()); ++i) {
        if (leadOf({record.channels[std::size_t(i)].source.name, {}, {}}) == lead)
            return i;
    }
    return std::nullopt;
}

std::optional<int> electrodeIndex(const StoredRecord& record, const QString& wanted)
{
    for (int i = 0; i < int(record.channels.size()); ++i) {
        const QString name = electrode(record.channels[std::size_t(i)].source.name);
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return i;
    }
    return std::nullopt;
}

bool areAlike(const StoredRecord& record, int a, int b)
{
    const SourceChannel& first = record.channels[std::size_t(a)].source;
    const SourceChannel& second = record.channels[std::size_t(b)].source;
    return first.rateHz == second.rateHz && first.unit == second.unit;
}

/// Of leads I and II: -(I + II) / 2 and so on.
std::optional<DerivedChannel> limbLead(const StoredRecord& record, const QString& name)
{
    struct Formula
    {
        const char* name;
        double ofI;
        double ofII;
    };
    constexpr std::array<Formula, 4> Formulas = {
        {{"III", -1, 1}, {"aVR", -0.5, -0.5}, {"aVL", 1, -0.5}, {"aVF", -0.5, 1}}};
    const auto one = leadIndex(record, EcgLead::I);
    const auto two = leadIndex(record, EcgLead::II);
    if (!one || !two || !areAlike(record, *one, *two))
        return std::nullopt;
    for (const Formula& formula : Formulas) {
        if (name.compare(QLatin1String(formula.name), Qt::CaseInsensitive) == 0)
            return DerivedChannel{QString::fromLatin1(formula.name),
                                  {{*one, formula.ofI}, {*two, formula.ofII}}};
    }
    return std::nullopt;
}

DerivedChannel againstAverage(const StoredRecord& record, int channel, const QString& name)
{
    DerivedChannel derived{name, {{channel, 1}}};
    std::vector<int> alike;
    for (int i = 0; i < int(record.channels.size()); ++i) {
        if (areAlike(record, channel, i))
            alike.push_back(i);
    }
    for (const int each : alike)
        derived.terms.push_back({each, -1.0 / double(alike.size())});
    return derived;
}

Result<DerivedChannel> difference(const StoredRecord& record, int a, int b, const QString& name)
{
    if (!areAlike(record, a, b))
        return fail(
            ErrorCode::Unsupported,
            translated(QT_TRANSLATE_NOOP("DerivedChannel", "%1 cannot be formed: the channels have "
                                                           "different rates or units."))
                .arg(name));
    return DerivedChannel{name, {{a, 1}, {b, -1}}};
}

std::optional<int> indexOf(const StoredRecord& record, const QString& name)
{
    const auto byName = record.channelIndex(name);
    return byName ? byName : electrodeIndex(record, name);
}

tl::unexpected<Error> noChannel(const StoredRecord& record, const QString& name)
{
    QStringList names;
    for (const StoredChannel& channel : record.channels)
        names << channel.source.name;
    return fail(
        ErrorCode::NotFound,
        translated(QT_TRANSLATE_NOOP("DerivedChannel", "The record has no channel %1. It has: %2."))
            .arg(name, names.join(QStringLiteral(", "))));
}

Montage limbLeads(const StoredRecord& record)
{
    Montage montage{translated(QT_TRANSLATE_NOOP("DerivedChannel", "Limb leads")), {}};
    for (const char* name : {"I", "II", "III", "aVR", "aVL", "aVF"}) {
        const auto derived = resolveChannel(record, QString::fromLatin1(name));
        if (derived)
            montage.channels.push_back(*derived);
    }
    return montage;
}

Montage longitudinal(const StoredRecord& record)
{
    Montage montage{translated(QT_TRANSLATE_NOOP("DerivedChannel", "Longitudinal")), {}};
    for (const auto& [from, to] : Longitudinal) {
        const auto a = electrodeIndex(record, QString::fromLatin1(from));
        const auto b = electrodeIndex(record, QString::fromLatin1(to));
        if (!a || !b)
            continue;
        const auto derived = difference(
            record, *a, *b, QStringLiteral("%1-%2").arg(QLatin1String(from), QLatin1String(to)));
        if (derived)
            montage.channels.push_back(*derived);
    }
    return montage;
}

Montage average(const StoredRecord& record)
{
    Montage montage{translated(QT_TRANSLATE_NOOP("DerivedChannel", "Average")), {}};
    for (int i = 0; i < int(record.channels.size()); ++i) {
        const QString name = electrode(record.channels[std::size_t(i)].source.name);
        for (const auto& [from, to] : Longitudinal) {
            if (name.compare(QLatin1String(from), Qt::CaseInsensitive) != 0 &&
                name.compare(QLatin1String(to), Qt::CaseInsensitive) != 0)
                continue;
            montage.channels.push_back(againstAverage(record, i, name + u'-' + Average));
            break;
        }
    }
    return montage;
}

} // namespace

Result<DerivedChannel> resolveChannel(const StoredRecord& record, const QString& name)
{
    if (const auto stored = record.channelIndex(name))
        return DerivedChannel{record.channels[std::size_t(*stored)].source.name, {{*stored, 1}}};
    if (const auto limb = limbLead(record, name))
        return *limb;
    // names have hyphens of their own: every one may be the minus
    for (qsizetype minus = name.indexOf(u'-'); minus >= 0; minus = name.indexOf(u'-', minus + 1)) {
        const auto first = indexOf(record, name.left(minus).trimmed());
        const QString rest = name.mid(minus + 1).trimmed();
        if (!first)
            continue;
        if (const auto second = indexOf(record, rest))
            return difference(record, *first, *second, name);
        if (rest.compare(Average, Qt::CaseInsensitive) == 0)
            return againstAverage(record, *first, name);
    }
    return noChannel(record, name);
}

std::vector<Montage> montagesOf(const StoredRecord& record)
{
    std::vector<Montage> montages;
    std::array all = {limbLeads(record), longitudinal(record), average(record)};
    for (Montage& montage : all) {
        bool isDerived = false;
        for (const DerivedChannel& channel : montage.channels)
            isDerived = isDerived || !channel.isStored();
        if (isDerived && montage.channels.size() > 1)
            montages.push_back(std::move(montage));
    }
    return montages;
}

} // namespace wardlight::waveforms
