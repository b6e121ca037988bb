#pragma once

#include "core/patients/patient_store.h"

#include <QDate>
#include <QWidget>

class QLabel;
class QPushButton;

namespace wardlight::ui {

class FieldList;
class Theme;

/// What the inspector says about the selected patient: who it is, allergies, where, what was
/// measured last. "Not known" where so: a silence could be taken for "none".
class PatientInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit PatientInspector(QWidget* parent = nullptr);

    /// @param today  for the age
    void setSummary(const patients::PatientSummary& summary, const QDate& today);
    /// One line instead: nothing is selected, or why there is nothing to show.
    void setMessage(const QString& message);

signals:
    void openRequested();

private:
    QLabel* m_message;
    QLabel* m_name;
    QPushButton* m_open;
    FieldList* m_allergies;
    FieldList* m_patient;
    FieldList* m_stay;
    FieldList* m_vitals;
};

} // namespace wardlight::ui
