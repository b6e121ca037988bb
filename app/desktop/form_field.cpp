#include "app/desktop/form_field.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextRole;

namespace {

/// "&Host" is "Host"; "主机(&H)" is "主机".
QString withoutMnemonic(QString label)
{
    static const QRegularExpression added(QStringLiteral("\\s*[(（]&[A-Za-z0-9][)）]"));
    return label.remove(added).remove(u'&');
}

} // namespace

FormField::FormField(const QString& label, QWidget* editor, QWidget* beside, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_name(withoutMnemonic(label))
{
    auto* title = new QLabel(label);
    title->setBuddy(editor);
    ui::setTextRole(title, TextRole::Small);
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    ui::setTextRole(m_problem, TextRole::Failed);
    m_problem->hide();
    editor->setAccessibleName(m_name);
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::Tight);
    line->addWidget(editor, 1);
    if (beside)
        line->addWidget(beside);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Tight / 2);
    column->addWidget(title);
    column->addLayout(line);
    column->addWidget(m_problem);
}

void FormField::showProblem(const QString& message)
{
    m_problem->setText(message);
    m_problem->setVisible(!message.isEmpty());
    m_editor->setAccessibleDescription(message);
}

} // namespace wardlight::desktop
