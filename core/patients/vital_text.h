#pragma once

#include "core/vitals/sample.h"

#include <QString>
#include <QStringList>

namespace wardlight::patients {

/// A measured value as a person reads it, translated.
struct VitalText
{
    QString name;  ///< "Heart rate"
    QString value; ///< "134 /min", in as many decimals as the type has
    QStringList
        doubts; ///< why it may not be what it seems; empty where nothing is known against it
};

[[nodiscard]] VitalText vitalText(const vitals::Sample& sample);

/// The translated name of a parameter, as vitals::News2 names its parts and what is missing.
[[nodiscard]] QString news2PartName(const QString& part);

} // namespace wardlight::patients
