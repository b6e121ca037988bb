#pragma once

#include "core/alerts/alert.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace wardlight::ui {

class FieldList;

/// What the inspector says about the selected alert: what, whom, when, and what is silenced.
class AlertInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertInspector(QWidget* parent = nullptr);

    /// @param silence  in force for it; null: none
    void setAlert(const alerts::Alert& alert, const alerts::Silence* silence);
    /// One line instead: nothing is selected.
    void setMessage(const QString& message);

signals:
    void momentRequested();

private:
    QLabel* m_message;
    QLabel* m_headline;
    QPushButton* m_open;
    FieldList* m_alert;
    FieldList* m_patient;
    FieldList* m_state;
};

} // namespace wardlight::ui
