#include "ui/alerts/silence_panel.h"

#include "core/alerts/alert_rules.h"
#include "ui/alerts/alert_words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace wardlight::ui {
namespace {

constexpr int LongestNote = 1'000;
constexpr int Minutes[] = {5, 15, 30, 60, 120, 480, 1'440};
constexpr int FirstChoice = 2; ///< half an hour

QString durationText(int minutes)
{
    return minutes < 60 ? SilencePanel::tr("%n minute(s)", nullptr, minutes)
                        : SilencePanel::tr("%n hour(s)", nullptr, minutes / 60);
}

} // namespace

SilencePanel::SilencePanel(QWidget* parent) : QFrame(parent)
{
    m_question = new QLabel;
    m_question->setTextFormat(Qt::PlainText);
    setTextRole(m_question, TextRole::Strong);
    m_duration = new QComboBox;
    for (const int minutes : Minutes)
        m_duration->addItem(QString(), minutes);
    m_duration->setCurrentIndex(FirstChoice);
    m_note = new QLineEdit;
    m_note->setMaxLength(LongestNote);
    m_confirm = new QPushButton;
    m_confirm->setProperty("primary", true);
    m_cancel = new QPushButton;

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Medium, Spacing::Small);
    line->setSpacing(Spacing::Small);
    line->addWidget(m_question);
    line->addWidget(m_duration);
    line->addWidget(m_note, 1);
    line->addWidget(m_confirm);
    line->addWidget(m_cancel);
    connect(m_note, &QLineEdit::returnPressed, this, &SilencePanel::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &SilencePanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &SilencePanel::leave);
    retranslate();
    hide();
}

void SilencePanel::ask(const alerts::Alert& alert)
{
    m_alert = alert;
    m_note->clear();
    m_duration->setCurrentIndex(FirstChoice);
    retranslate();
    show();
    m_duration->setFocus(Qt::ShortcutFocusReason);
}

void SilencePanel::confirm()
{
    hide();
    if (m_alert.patient)
        emit confirmed(m_alert.patient->id, m_alert.type,
                       std::chrono::minutes(m_duration->currentData().toInt()),
                       m_note->text().trimmed());
    emit closed();
}

void SilencePanel::leave()
{
    hide();
    emit closed();
}

void SilencePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        confirm(); // from the duration, which makes nothing of it
    else
        QFrame::keyPressEvent(event);
}

void SilencePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SilencePanel::retranslate()
{
    const QString what = alerts::measurementAbbreviation(m_alert.type);
    m_question->setText(
        tr("Silence alerts of the type “%1” of %2 for").arg(what, patientWords(m_alert.patient)));
    for (int row = 0; row < m_duration->count(); ++row)
        m_duration->setItemText(row, durationText(m_duration->itemData(row).toInt()));
    m_duration->setAccessibleName(tr("How long to silence"));
    m_note->setPlaceholderText(tr("Reason"));
    m_note->setAccessibleName(tr("Reason for the silence"));
    m_confirm->setText(tr("Silence"));
    m_cancel->setText(tr("Cancel"));
    setAccessibleName(m_question->text());
}

} // namespace wardlight::ui
