#include "ui/common/settings.h"
#include "ui/patients/patients_page.h"
#include "ui/patients/summary_presenter.h"
#include "ui/patients/ward_view.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace wardlight::ui {
namespace {

const QString ViewKey = QStringLiteral("patients/view");
const QString WardsView = QStringLiteral("wards");
const QString ListView = QStringLiteral("list");

} // namespace

void PatientsPage::connectWards()
{
    connect(m_wardsButton, &QToolButton::clicked, this, &PatientsPage::toggleWards);
    connect(m_wards, &WardView::patientOpened, this, &PatientsPage::patientOpened);
    connect(m_wards, &WardView::importRequested, this, &PatientsPage::importRequested);
    connect(m_wards, &WardView::countChanged, this, &PatientsPage::updateCount);
    connect(m_wards, &WardView::currentChanged, this, [this] {
        if (isOnWards())
            m_summary->select(currentPatient());
    });
    showWards(m_with.settings.value(ViewKey).toString() == WardsView);
}

bool PatientsPage::isOnWards() const
{
    return m_views->currentWidget() == m_wards;
}

void PatientsPage::showWards(bool areShown)
{
    m_wardsButton->setChecked(areShown);
    m_search->setVisible(!areShown);
    for (QWidget* filter : m_wards->filters())
        filter->setVisible(areShown);
    for (QAction* action : m_wards->commands())
        action->setEnabled(areShown);
    if (areShown != isOnWards()) {
        m_views->setCurrentIndex(areShown ? 1 : 0);
        m_summary->select(currentPatient());
    }
    updateCount();
}

void PatientsPage::toggleWards()
{
    showWards(!isOnWards());
    m_with.settings.setValue(ViewKey, isOnWards() ? WardsView : ListView);
    if (isOnWards())
        m_wards->focusBoard();
    else
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void PatientsPage::showForTour()
{
    showWards(false);
    m_table->selectRow(0);
}

void PatientsPage::showTourView(const QString& /*view*/)
{
    showWards(true);
    m_wards->focusBoard();
}

} // namespace wardlight::ui
