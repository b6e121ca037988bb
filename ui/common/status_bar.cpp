#include "ui/common/status_bar.h"

#include "ui/common/job_list.h"
#include "ui/common/job_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace wardlight::ui {
namespace {

constexpr int NoticeMs = 10'000;

void setLook(QWidget* widget, const char* name, const QVariant& value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget); // a style sheet does not notice by itself
    widget->style()->polish(widget);
    widget->updateGeometry(); // a look has its own margins
}

QString markName(PlaceMark mark)
{
    switch (mark) {
    case PlaceMark::None:
        return {};
    case PlaceMark::Production:
        return QStringLiteral("production");
    case PlaceMark::Test:
        return QStringLiteral("test");
    }
    return {};
}

QString markWord(PlaceMark mark)
{
    switch (mark) {
    case PlaceMark::None:
        return {};
    case PlaceMark::Production:
        return StatusBar::tr("PRODUCTION");
    case PlaceMark::Test:
        return StatusBar::tr("TEST");
    }
    return {};
}

} // namespace

void showPlaceMark(QLabel* label, PlaceMark mark)
{
    setLook(label, "placeMark", markName(mark));
    label->setText(markWord(mark));
    label->setVisible(mark != PlaceMark::None);
}

StatusBar::StatusBar(const Theme& theme, JobList& jobs, QWidget* parent) : QFrame(parent)
{
    setFixedHeight(Spacing::StatusBar);
    setProperty("panel", QStringLiteral("surface"));
    setProperty("edge", QStringLiteral("top"));
    m_dot = new QLabel(QStringLiteral("●"));
    m_dot->setFont(theme.font(TextSize::Small));
    m_connection = new QLabel;
    m_place = new QLabel;
    m_place->setMargin(Spacing::Tight);
    m_key = new QLabel;
    m_readAge = new QLabel;
    m_readAge->setTextFormat(Qt::PlainText);
    setTextRole(m_readAge, TextRole::Stale);
    m_verification = new QLabel;
    m_notice = new QLabel;
    m_jobs = new JobStrip(theme, jobs);
    for (QLabel* label : {m_connection, m_key, m_verification, m_notice}) {
        label->setTextFormat(Qt::PlainText);
        setTextRole(label, TextRole::Small);
    }

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, 0);
    line->setSpacing(Spacing::Large);
    auto* connection = new QHBoxLayout;
    connection->setSpacing(Spacing::Tight);
    connection->addWidget(m_dot);
    connection->addWidget(m_connection);
    connection->addSpacing(Spacing::Tight);
    connection->addWidget(m_place);
    line->addLayout(connection);
    line->addWidget(m_readAge);
    line->addWidget(m_key);
    line->addWidget(m_verification);
    line->addWidget(m_jobs);
    line->addStretch(1);
    line->addWidget(m_notice);

    m_noticeEnd.setSingleShot(true);
    m_noticeEnd.setInterval(NoticeMs);
    connect(&m_noticeEnd, &QTimer::timeout, m_notice, &QLabel::clear);
    connect(&jobs, &JobList::ended, this,
            [this](int, JobState, const QString& notice) { showNotice(notice); });
    refresh();
}

void StatusBar::setKeyInFile(bool isInFile)
{
    m_isKeyInFile = isInFile;
    refresh();
}

void StatusBar::setConnection(ConnectionState state, const QString& name, PlaceMark mark)
{
    m_mark = mark;
    m_state = state;
    m_name = name;
    refresh();
}

void StatusBar::setReadAge(const QString& words)
{
    m_readAgeWords = words;
    refresh();
}

void StatusBar::setVerified(int verified, int total)
{
    m_verified = verified;
    m_total = total;
    refresh();
}

void StatusBar::showNotice(const QString& text)
{
    m_notice->setText(text);
    m_noticeEnd.start();
}

void StatusBar::showJobs()
{
    m_jobs->showJobs();
}

void StatusBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

void StatusBar::refresh()
{
    setAccessibleName(tr("Status"));
    switch (m_state) {
    case ConnectionState::None:
        m_connection->setText(tr("no workspace open"));
        setTextRole(m_dot, TextRole::Muted);
        break;
    case ConnectionState::Connecting:
        m_connection->setText(tr("opening %1").arg(m_name));
        setTextRole(m_dot, TextRole::Stale);
        break;
    case ConnectionState::Connected:
        m_connection->setText(tr("connected %1").arg(m_name));
        setTextRole(m_dot, TextRole::Ok);
        break;
    case ConnectionState::Disconnected:
        m_connection->setText(tr("not connected %1").arg(m_name));
        setTextRole(m_dot, TextRole::Failed);
        break;
    }
    showPlaceMark(m_place, m_mark);
    setLook(this, "placeEdge", markName(m_mark));
    m_key->setVisible(m_isKeyInFile);
    m_key->setText(tr("key in a file"));
    m_key->setToolTip(
        tr("There was no system keychain, so the key that signs the audit log lies in "
           "a file that only you can read. That is weaker. \"wardlightctl doctor\" "
           "says what to do."));
    m_readAge->setVisible(!m_readAgeWords.isEmpty());
    m_readAge->setText(m_readAgeWords);
    m_readAge->setToolTip(tr("Trace look-ups are answered by a standby of the database where it "
                             "is hardly behind. What was saved within this time may be missing."));
    m_verification->setVisible(m_total > 0);
    m_verification->setText(tr("verified %1/%2").arg(m_verified).arg(m_total));
    setTextRole(m_verification, m_verified < m_total ? TextRole::Failed : TextRole::Small);
}

} // namespace wardlight::ui
