#pragma once

#include "ui/common/page.h"

#include <QAction>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

namespace wardlight::test {

/// A page that counts what the window asks of it.
class SamplePage final : public ui::Page
{
    Q_OBJECT

public:
    SamplePage(QString id, QString title) : m_id(std::move(id)), m_title(std::move(title))
    {
        m_inspector = new QLabel(QStringLiteral("Details of %1").arg(m_title));
        m_command = new QAction(QStringLiteral("Do %1 work").arg(m_id), this);
        m_command->setShortcut(QKeySequence(Qt::Key_I));
        connect(m_command, &QAction::triggered, this, [this] { ++commandRuns; });
        setFocusPolicy(Qt::StrongFocus);
    }

    ~SamplePage() override
    {
        if (m_inspector && !m_inspector->parentWidget())
            delete m_inspector; // it was never shown
    }

    QString pageId() const override { return m_id; }
    QString title() const override { return m_title; }
    QString iconName() const override { return m_id; }
    QString help() const override { return QStringLiteral("<p>Help of %1</p>").arg(m_id); }
    QWidget* inspector() override { return m_inspector; }
    QList<QAction*> commands() override { return {m_command}; }
    void activate() override
    {
        ++activations;
        setFocus();
    }
    void refresh() override { ++refreshes; }
    void setPatient(const PatientId& id) override { patient = id; }

    int activations = 0;
    int refreshes = 0;
    int commandRuns = 0;
    PatientId patient;

private:
    QString m_id;
    QString m_title;
    QPointer<QWidget> m_inspector;
    QAction* m_command;
};

} // namespace wardlight::test
