#include "ui/alerts/acknowledge_panel.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/alerts_presenter.h"
#include "ui/alerts/silence_panel.h"
#include "ui/common/settings.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QTreeView>

namespace wardlight::ui {

namespace {

const QString FlashKey = QStringLiteral("alerts/flash");

} // namespace

const alerts::Alert* AlertsPage::currentAlert() const
{
    return m_presenter->open().alert(m_open->currentIndex());
}

void AlertsPage::showAlert(const AlertId& id)
{
    OpenAlertModel& open = m_presenter->open();
    if (open.find(id)) {
        if (!open.indexOf(id).isValid()) { // the filter hides it
            m_text->clear();
            m_severity->setCurrentIndex(0);
        }
        const QModelIndex row = open.indexOf(id);
        m_open->setExpanded(row.parent(), true);
        m_open->setCurrentIndex(row);
        m_open->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (const int row = m_presenter->history().rowOf(id); row >= 0) {
        m_history->selectRow(row);
        m_history->setFocus(Qt::OtherFocusReason);
        return;
    }
    emit notice(tr("This alert was acknowledged earlier than the history shown here reaches."));
}

void AlertsPage::openMomentOf(const alerts::Alert* alert)
{
    if (!alert)
        return;
    if (!alert->patient) {
        emit notice(tr("This alert names no patient, so there is no place to go to."));
        return;
    }
    emit momentRequested(alert->patient->id, alerts::began(*alert), alert->measurementType);
}

void AlertsPage::openMoment()
{
    openMomentOf(currentAlert());
}

void AlertsPage::openHistoryMoment()
{
    const auto* event = m_presenter->history().event(m_history->currentIndex().row());
    openMomentOf(event && event->alert ? &*event->alert : nullptr);
}

void AlertsPage::acknowledgeSelected()
{
    const OpenAlertModel& open = m_presenter->open();
    std::vector<alerts::Alert> shown;
    std::vector<AlertId> ids;
    QSet<AlertId> seen; // a row of a group and the group itself may be selected both
    const auto rows = m_open->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows) {
        for (const AlertId& id : open.alertIds(row)) {
            if (!seen.contains(id))
                ids.push_back(id);
            seen.insert(id);
        }
        if (const alerts::Alert* alert = open.alert(row))
            shown.push_back(*alert);
    }
    if (ids.empty()) {
        emit notice(tr("Select open alerts to acknowledge."));
        return;
    }
    m_silencePanel->hide();
    m_acknowledgePanel->ask(shown, std::move(ids));
}

void AlertsPage::silenceSelected()
{
    const alerts::Alert* alert = currentAlert();
    if (!alert) {
        emit notice(tr("Select an alert to silence its type."));
        return;
    }
    if (!alert->patient) {
        emit notice(tr("Only a patient's alerts can be silenced; acknowledge this one instead."));
        return;
    }
    m_acknowledgePanel->hide();
    m_silencePanel->ask(*alert);
}

void AlertsPage::silenceFor(const PatientId& patient, const QString& type,
                            std::chrono::minutes duration, const QString& note)
{
    const QDateTime until =
        m_with.clock->now().addMSecs(std::chrono::milliseconds(duration).count());
    m_presenter->silence({patient, type, until, note});
}

void AlertsPage::endSilence()
{
    const alerts::Silence* silence = m_presenter->open().silence(m_open->currentIndex());
    if (silence)
        m_presenter->endSilence(silence->patient.id, silence->type);
    else
        emit notice(tr("The selected alert is not silenced."));
}

void AlertsPage::selectAll()
{
    m_open->selectAll();
}

void AlertsPage::expandOrCollapse()
{
    QModelIndex group = m_open->currentIndex();
    if (group.parent().isValid())
        group = group.parent();
    group = group.siblingAtColumn(0);
    m_open->setExpanded(group, !m_open->isExpanded(group));
    m_open->setCurrentIndex(group);
}

void AlertsPage::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void AlertsPage::focusOpen()
{
    m_open->setFocus(Qt::ShortcutFocusReason);
    if (!m_open->currentIndex().isValid())
        m_open->setCurrentIndex(m_presenter->open().index(0, 0));
}

void AlertsPage::focusHistory()
{
    m_history->setFocus(Qt::ShortcutFocusReason);
    if (!m_history->currentIndex().isValid())
        m_history->selectRow(0);
}

void AlertsPage::escape()
{
    if (m_acknowledgePanel->isVisible()) {
        m_acknowledgePanel->leave();
    } else if (m_silencePanel->isVisible()) {
        m_silencePanel->leave();
    } else {
        m_text->clear();
        m_severity->setCurrentIndex(0);
        focusOpen();
    }
}

void AlertsPage::setFlashing(bool isOn)
{
    m_with.settings.setValue(FlashKey, isOn);
    updateFlashing();
}

void AlertsPage::tellOthers(const std::vector<alerts::AckOutcome>& others)
{
    const QString who = acknowledgedWords(others.front().acknowledged, m_with.clock->now());
    const int count = static_cast<int>(others.size());
    emit notice(count == 1
                    ? tr("Somebody was faster. %1.").arg(who)
                    : tr("Somebody was faster with %n alert(s). %1.", nullptr, count).arg(who));
}

void AlertsPage::keepSelection()
{
    m_keptSelection.clear();
    const auto rows = m_open->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows) {
        if (const alerts::Alert* alert = m_presenter->open().alert(row))
            m_keptSelection.push_back(alert->id);
    }
}

/// Reading anew must not take the selection from the person.
void AlertsPage::restoreSelection()
{
    const OpenAlertModel& open = m_presenter->open();
    bool isFirst = true;
    for (const AlertId& id : m_keptSelection) {
        QModelIndex row = open.indexOf(id);
        if (row.parent().isValid() && !m_open->isExpanded(row.parent()))
            row = row.parent();
        if (!row.isValid())
            continue;
        if (std::exchange(isFirst, false))
            m_open->setCurrentIndex(row);
        m_open->selectionModel()->select(row,
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (isFirst && open.rowCount() > 0)
        m_open->setCurrentIndex(open.index(0, 0));
    updateInspector();
}

} // namespace wardlight::ui
