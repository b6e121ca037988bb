#include "core/ingest/dicom/file_patient.h"

#include <algorithm>

namespace wardlight::ingest {

namespace {

bool isEastAsian(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

bool isInOwnScript(const QString& name)
{
    return std::any_of(name.begin(), name.end(), isEastAsian);
}

/// Family, given, middle name, prefix, suffix; those that are there.
QStringList components(const QString& group)
{
    QStringList parts = group.split(u'^');
    for (QString& part : parts)
        part = part.trimmed();
    return parts;
}

/// A whole name as it is written: East Asian names without spaces, others with.
QString joined(const QString& group)
{
    QStringList parts = components(group);
    parts.removeAll(QString());
    const bool isChinese = std::none_of(group.begin(), group.end(), [](QChar c) {
        return c.isLetter() && c.script() != QChar::Script_Han;
    });
    return parts.join(isChinese ? QString() : QStringLiteral(" "));
}

} // namespace

patients::NewPatient filePatient(const imaging::DicomHeader& header)
{
    patients::NewPatient added;
    patients::Patient& patient = added.patient;
    patient.id = PatientId::generate();
    patient.mrn = header.patientId;
    patient.mrnAssigner = header.patientIdIssuer;
    const imaging::PersonName& name = header.patientName;
    if (isInOwnScript(name.alphabetic)) {
        patient.nativeName = joined(name.alphabetic);
    } else {
        const QStringList parts = components(name.alphabetic);
        patient.lastName = parts.value(0);
        patient.firstName = QStringList({parts.value(1), parts.value(2)}).join(u' ').trimmed();
    }
    if (!name.ideographic.isEmpty())
        patient.nativeName = joined(name.ideographic);
    patient.phoneticName = joined(name.phonetic);
    patient.dateOfBirth = header.birthDate;
    patient.gender = patients::parseGender(header.sex);
    return added;
}

} // namespace wardlight::ingest
