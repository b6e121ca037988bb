#include "core/patients/vital_text.h"

#include "core/vitals/intake.h"
#include "core/vitals/vital_type.h"

#include <QCoreApplication>
#include <QLocale>

namespace wardlight::patients {

namespace {

/// The context of this file's translations.
struct VitalTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalText)
};

/// ACVPU, as vitals::news2 reads it; none for other numbers.
QString consciousnessWord(double value)
{
    if (value == 0)
        return VitalTexts::tr("Alert", "consciousness");
    if (value == 1)
        return VitalTexts::tr("New confusion", "consciousness");
    if (value == 2)
        return VitalTexts::tr("Responds to voice", "consciousness");
    if (value == 3)
        return VitalTexts::tr("Responds to pain", "consciousness");
    return value == 4 ? VitalTexts::tr("Unresponsive", "consciousness") : QString();
}

} // namespace

VitalText vitalText(const vitals::Sample& sample)
{
    const vitals::VitalType* type = vitals::findVitalType(sample.type);
    const QLocale locale;
    const QString number = type
                               ? locale.toString(sample.value, 'f', type->decimals)
                               : locale.toString(sample.value, 'g', QLocale::FloatingPointShortest);
    VitalText text;
    text.name = vitals::vitalName(sample.type);
    text.value = QStringLiteral("%1 %2").arg(number, vitals::unitText(sample.unit)).trimmed();
    const QString word =
        sample.type == QLatin1String("consciousness") ? consciousnessWord(sample.value) : QString();
    if (!word.isEmpty())
        text.value = word;
    for (const QString& flag : sample.flags)
        text.doubts << vitals::flagText(flag);
    return text;
}

QString news2PartName(const QString& part)
{
    return part == QLatin1String("oxygen") ? VitalTexts::tr("Air or oxygen", "NEWS2 parameter")
                                           : vitals::vitalName(part);
}

} // namespace wardlight::patients
