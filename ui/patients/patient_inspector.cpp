#include "ui/patients/patient_inspector.h"

#include "core/patients/vital_text.h"
#include "ui/common/field_list.h"
#include "ui/common/formats.h"
#include "ui/patients/ward_words.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

QString allergyText(const patients::Allergies& allergies)
{
    if (!allergies)
        return PatientInspector::tr("Not known", "allergies");
    if (allergies->isEmpty())
        return PatientInspector::tr("None known", "allergies");
    return allergies->join(QLatin1Char('\n'));
}

QList<Field> patientFields(const patients::Patient& patient, const QDate& today)
{
    const QString age =
        patient.dateOfBirth ? patients::ageText(*patient.dateOfBirth, today) : QString();
    const QString born = patient.dateOfBirth ? formatDate(*patient.dateOfBirth)
                                             : PatientInspector::tr("Not known", "birth date");
    return {
        {PatientInspector::tr("MRN"), patient.mrn},
        {PatientInspector::tr("Given by"), patient.mrnAssigner},
        {PatientInspector::tr("Born"),
         age.isEmpty() ? born : QStringLiteral("%1 (%2)").arg(born, age)},
        {PatientInspector::tr("Gender"), patients::genderWord(patient.gender)},
        {PatientInspector::tr("Spoken"), patient.phoneticName},
    };
}

QList<Field> stayFields(const patients::PatientRow& row)
{
    if (row.ward.isEmpty())
        return {{{}, PatientInspector::tr("No current stay"), TextRole::Muted}};
    return {{PatientInspector::tr("Ward"), row.ward},
            {PatientInspector::tr("Bed"), row.bed},
            {PatientInspector::tr("Open alerts"), row.openAlerts.total() == 0
                                                      ? PatientInspector::tr("None", "open alerts")
                                                      : openAlertsText(row.openAlerts)}};
}

QList<Field> vitalFields(const patients::PatientSummary& summary)
{
    if (summary.latest.isEmpty())
        return {{{}, PatientInspector::tr("Nothing was measured yet"), TextRole::Muted}};
    QList<Field> fields = {{PatientInspector::tr("NEWS2"), scoreSentence(summary.row.news2)}};
    QStringList types = patients::wardVitals(); // in the order a ward reads them
    for (const QString& type : summary.latest.keys()) {
        if (!types.contains(type))
            types << type;
    }
    for (const QString& type : types) {
        const auto sample = summary.latest.constFind(type);
        if (sample == summary.latest.cend())
            continue;
        const patients::VitalText text = patients::vitalText(*sample);
        const QStringList lines =
            QStringList{text.value, formatDateTime(sample->measuredAt)} + text.doubts;
        fields << Field{text.name, lines.join(QLatin1Char('\n'))};
    }
    return fields;
}

} // namespace

PatientInspector::PatientInspector(QWidget* parent) : QWidget(parent)
{
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    setTextRole(m_message, TextRole::Muted);
    m_name = new QLabel;
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(m_name, TextRole::Title);
    m_open = new QPushButton;
    connect(m_open, &QPushButton::clicked, this, &PatientInspector::openRequested);
    m_allergies = new FieldList;
    m_patient = new FieldList;
    m_stay = new FieldList;
    m_vitals = new FieldList;

    auto* head = new QVBoxLayout;
    head->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    head->setSpacing(Spacing::Small);
    head->addWidget(m_message);
    head->addWidget(m_name);
    head->addWidget(m_open, 0, Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, Spacing::Medium);
    column->setSpacing(Spacing::Tight);
    column->addLayout(head);
    for (FieldList* block : {m_allergies, m_patient, m_stay, m_vitals})
        column->addWidget(block);
    column->addStretch();
    setMessage({});
}

void PatientInspector::setSummary(const patients::PatientSummary& summary, const QDate& today)
{
    m_message->hide();
    m_name->setText(patients::displayName(summary.row.patient));
    m_name->show();
    m_open->setText(tr("Open patient"));
    m_open->show();
    m_allergies->setFields(tr("Allergies"), {{{}, allergyText(summary.allergies)}});
    m_patient->setFields(tr("Patient"), patientFields(summary.row.patient, today));
    m_stay->setFields(tr("Stay"), stayFields(summary.row));
    m_vitals->setFields(tr("Last vitals"), vitalFields(summary));
}

void PatientInspector::setMessage(const QString& message)
{
    m_message->setText(message);
    m_message->show();
    m_name->hide();
    m_open->hide();
    for (FieldList* block : {m_allergies, m_patient, m_stay, m_vitals})
        block->setFields({}, {});
}

} // namespace wardlight::ui
