#include "ui/common/patient_banner.h"

#include "ui/common/formats.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace wardlight::ui {

PatientBanner::PatientBanner(const Theme& theme, QWidget* parent) : QFrame(parent)
{
    setFixedHeight(Spacing::Banner);
    setProperty("panel", QStringLiteral("surface"));
    setProperty("edge", QStringLiteral("bottom"));
    m_name = new QLabel;
    m_facts = new QLabel;
    m_allergies = new QLabel;
    for (QLabel* label : {m_name, m_facts, m_allergies}) {
        label->setTextFormat(Qt::PlainText); // names come from files
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setMinimumWidth(0);
    }
    setTextRole(m_name, TextRole::Title);
    m_close = new QToolButton;
    m_close->setProperty("flat", true);
    m_close->setIcon(theme.icon(QStringLiteral("close"), &Palette::muted));
    connect(m_close, &QToolButton::clicked, this, &PatientBanner::closeRequested);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Spacing::Large, 0, Spacing::Small, 0);
    line->setSpacing(Spacing::Large);
    line->addWidget(m_name);
    line->addWidget(m_facts);
    line->addWidget(m_allergies);
    line->addStretch(1);
    line->addWidget(m_close);
    retranslate();
    hide();
}

void PatientBanner::setPatient(const std::optional<BannerPatient>& patient)
{
    m_patient = patient;
    retranslate();
    setVisible(m_patient.has_value());
}

void PatientBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void PatientBanner::retranslate()
{
    m_close->setToolTip(tr("Close patient"));
    m_close->setAccessibleName(tr("Close patient"));
    if (!m_patient)
        return;
    const QString dot = QStringLiteral(" · ");
    m_name->setText(m_patient->name);
    m_facts->setText(
        QStringList{formatBorn(m_patient->born, m_patient->age),
                    m_patient->gender.isEmpty() ? tr("Gender not known") : m_patient->gender,
                    m_patient->mrn.isEmpty() ? tr("No MRN") : tr("MRN %1").arg(m_patient->mrn)}
            .join(dot));
    const auto& allergies = m_patient->allergies;
    if (!allergies)
        m_allergies->setText(tr("Allergies: Not known"));
    else if (allergies->isEmpty())
        m_allergies->setText(tr("No known allergies"));
    else
        m_allergies->setText(tr("Allergies: %1").arg(allergies->join(tr(", "))));
    const bool hasAllergy = allergies && !allergies->isEmpty();
    setTextRole(m_allergies, hasAllergy ? TextRole::Strong : TextRole::Muted);
    m_allergies->setToolTip(m_allergies->text());
    setAccessibleName(tr("Patient: %1").arg(m_name->text()));
    setAccessibleDescription(m_facts->text() + dot + m_allergies->text());
}

} // namespace wardlight::ui
