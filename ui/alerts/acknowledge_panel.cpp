#include "ui/alerts/acknowledge_panel.h"

#include "core/alerts/alert_rules.h"
#include "ui/alerts/alert_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace wardlight::ui {
namespace {

constexpr int LongestNote = 1'000;
constexpr int PatientsNamed = 3;

QString named(const alerts::Alert& alert)
{
    if (!alert.patient)
        return {};
    const QString name = patientWords(alert.patient);
    return name == alert.patient->mrn ? name
                                      : QStringLiteral("%1 (%2)").arg(name, alert.patient->mrn);
}

} // namespace

QString acknowledgeQuestion(const std::vector<alerts::Alert>& shown, int count)
{
    QStringList patients;
    for (const alerts::Alert& alert : shown) {
        if (const QString name = named(alert); !name.isEmpty() && !patients.contains(name))
            patients << name;
    }
    const qsizetype others = patients.size() - PatientsNamed;
    QString whom = patients.mid(0, PatientsNamed).join(AcknowledgePanel::tr(", "));
    if (others > 0)
        whom =
            AcknowledgePanel::tr("%1 and %n other(s)", nullptr, static_cast<int>(others)).arg(whom);
    if (count == 1 && !shown.empty()) {
        const QString what = alerts::headline(shown.front());
        return whom.isEmpty() ? AcknowledgePanel::tr("Acknowledge “%1”?").arg(what)
                              : AcknowledgePanel::tr("Acknowledge “%1” of %2?").arg(what, whom);
    }
    return whom.isEmpty()
               ? AcknowledgePanel::tr("Acknowledge %n alert(s)?", nullptr, count)
               : AcknowledgePanel::tr("Acknowledge %n alert(s) of %1?", nullptr, count).arg(whom);
}

AcknowledgePanel::AcknowledgePanel(QWidget* parent) : QFrame(parent)
{
    m_question = new QLabel;
    m_question->setTextFormat(Qt::PlainText);
    setTextRole(m_question, TextRole::Strong);
    m_note = new QLineEdit;
    m_note->setMaxLength(LongestNote);
    m_confirm = new QPushButton;
    m_confirm->setProperty("primary", true);
    m_cancel = new QPushButton;

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Medium, Spacing::Small);
    line->setSpacing(Spacing::Small);
    line->addWidget(m_question);
    line->addWidget(m_note, 1);
    line->addWidget(m_confirm);
    line->addWidget(m_cancel);
    connect(m_note, &QLineEdit::returnPressed, this, &AcknowledgePanel::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &AcknowledgePanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &AcknowledgePanel::leave);
    retranslate();
    hide();
}

void AcknowledgePanel::ask(const std::vector<alerts::Alert>& shown, std::vector<AlertId> ids)
{
    m_shown = shown;
    m_ids = std::move(ids);
    m_note->clear();
    retranslate();
    show();
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void AcknowledgePanel::confirm()
{
    hide();
    emit confirmed(m_ids, m_note->text().trimmed());
    emit closed();
}

void AcknowledgePanel::leave()
{
    hide();
    emit closed();
}

void AcknowledgePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept(); // what the field and the buttons left over must not go to the page
    else
        QFrame::keyPressEvent(event);
}

void AcknowledgePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void AcknowledgePanel::retranslate()
{
    m_question->setText(acknowledgeQuestion(m_shown, static_cast<int>(m_ids.size())));
    m_note->setPlaceholderText(tr("Note, if there is something to say"));
    m_note->setAccessibleName(tr("Note for the acknowledgement"));
    m_confirm->setText(tr("Acknowledge"));
    m_cancel->setText(tr("Cancel"));
    setAccessibleName(m_question->text());
}

} // namespace wardlight::ui
