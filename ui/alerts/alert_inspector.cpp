#include "ui/alerts/alert_inspector.h"

#include "core/alerts/alert_rules.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/field_list.h"
#include "ui/common/formats.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

using alerts::Alert;

constexpr int LongestMessage = 4'000;

QString valueText(const std::optional<double>& value, const QString& unit)
{
    return value ? QStringLiteral("%1 %2")
                       .arg(QString::number(*value, 'g', 6), alerts::plainLine(unit, 20))
                       .trimmed()
                 : QString();
}

QString instantText(const QDateTime& instant)
{
    return instant.isValid() ? formatDateTime(instant.toLocalTime()) : QString();
}

QList<Field> alertFields(const Alert& alert)
{
    const QString message = alerts::plainLine(alert.message, LongestMessage);
    return {
        {AlertInspector::tr("Priority"), severityWords(alert)},
        {AlertInspector::tr("Type"), alerts::plainLine(alert.type)},
        {AlertInspector::tr("Measured"), alerts::measurementAbbreviation(alert.measurementType)},
        {AlertInspector::tr("Value"), valueText(alert.value, alert.unit)},
        {AlertInspector::tr("Limit"), valueText(alert.limit, alert.unit)},
        {AlertInspector::tr("Message"), message == alerts::headline(alert) ? QString() : message},
        {AlertInspector::tr("Since"), instantText(alerts::began(alert))},
        {AlertInspector::tr("Recorded"), instantText(alert.createdAt)},
        {AlertInspector::tr("Device"),
         alert.device ? alerts::plainLine(alert.device->serialNumber) : QString()},
        {AlertInspector::tr("Kind of device"),
         alert.device ? alerts::plainLine(alert.device->kind) : QString()}};
}

QList<Field> patientFields(const Alert& alert)
{
    if (!alert.patient)
        return {{{}, AlertInspector::tr("The alert names no patient"), TextRole::Muted}};
    return {{AlertInspector::tr("Name"), patientWords(alert.patient)},
            {AlertInspector::tr("MRN"), alerts::plainLine(alert.patient->mrn)},
            {AlertInspector::tr("Ward / bed"), placeWords(alert.patient)}};
}

QList<Field> stateFields(const Alert& alert, const alerts::Silence* silence)
{
    if (alert.acknowledged) {
        return {{AlertInspector::tr("Acknowledged by"), alerts::plainLine(alert.acknowledged->by)},
                {AlertInspector::tr("Acknowledged at"), instantText(alert.acknowledged->at)},
                {AlertInspector::tr("Note"),
                 alerts::plainLine(alert.acknowledged->note, LongestMessage)}};
    }
    QList<Field> fields{{{}, AlertInspector::tr("Nobody has acknowledged it yet")}};
    if (silence) {
        fields << Field{AlertInspector::tr("Silenced until"), instantText(silence->until)}
               << Field{AlertInspector::tr("Silenced by"), alerts::plainLine(silence->person)}
               << Field{AlertInspector::tr("Reason"), alerts::plainLine(silence->note)};
    }
    return fields;
}

} // namespace

AlertInspector::AlertInspector(QWidget* parent) : QWidget(parent)
{
    m_message = new QLabel;
    m_headline = new QLabel;
    for (QLabel* label : {m_message, m_headline}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setTextRole(m_message, TextRole::Muted);
    setTextRole(m_headline, TextRole::Title);
    m_open = new QPushButton;
    connect(m_open, &QPushButton::clicked, this, &AlertInspector::momentRequested);
    m_alert = new FieldList;
    m_patient = new FieldList;
    m_state = new FieldList;

    auto* head = new QVBoxLayout;
    head->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    head->setSpacing(Spacing::Small);
    for (QWidget* part : std::initializer_list<QWidget*>{m_message, m_headline, m_open})
        head->addWidget(part);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, Spacing::Medium);
    column->setSpacing(Spacing::Tight);
    column->addLayout(head);
    for (FieldList* block : {m_state, m_alert, m_patient})
        column->addWidget(block);
    column->addStretch();
    setMessage({});
}

void AlertInspector::setAlert(const Alert& alert, const alerts::Silence* silence)
{
    m_message->hide();
    m_headline->setText(alerts::headline(alert));
    m_headline->show();
    m_open->setText(tr("Go to this moment"));
    m_open->setVisible(alert.patient.has_value());
    m_state->setFields(tr("State"), stateFields(alert, silence));
    m_alert->setFields(tr("Alert"), alertFields(alert));
    m_patient->setFields(tr("Patient"), patientFields(alert));
}

void AlertInspector::setMessage(const QString& message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_headline->hide();
    m_open->hide();
    for (FieldList* block : {m_state, m_alert, m_patient})
        block->setFields({}, {});
}

} // namespace wardlight::ui
