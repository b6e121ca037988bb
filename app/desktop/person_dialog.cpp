#include "app/desktop/person_dialog.h"

#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextRole;

PersonDialog::PersonDialog(const ui::Theme& theme, const QStringList& known,
                           const QString& proposed, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Who works here?"));
    setMinimumWidth(420);
    auto* title = new QLabel(tr("Who works here?"));
    ui::setTextRole(title, TextRole::Heading);
    auto* why = new QLabel(tr("The name goes into the audit log with everything that is seen or "
                              "changed."));
    why->setWordWrap(true);
    ui::setTextRole(why, TextRole::Muted);
    m_name = new QLineEdit(proposed);
    m_name->setMaxLength(MaxLength);
    m_name->setPlaceholderText(tr("Your name"));
    m_name->setAccessibleName(tr("Your name"));
    m_name->addAction(theme.icon(QStringLiteral("person"), &ui::Palette::muted),
                      QLineEdit::LeadingPosition);
    m_name->selectAll();
    m_known = new QListWidget;
    m_known->setAccessibleName(tr("People who worked here before"));
    m_known->addItems(known);
    m_known->setVisible(!known.isEmpty());
    m_known->setMaximumHeight(6 * Spacing::Row);

    auto* buttons = new QDialogButtonBox;
    m_continue = buttons->addButton(tr("Continue"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    m_continue->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Huge, Spacing::Large, Spacing::Huge, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    for (QWidget* widget : std::initializer_list<QWidget*>{title, why, m_name, m_known, buttons})
        column->addWidget(widget);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &PersonDialog::updateButton);
    connect(m_known, &QListWidget::currentTextChanged, m_name, &QLineEdit::setText);
    connect(m_known, &QListWidget::itemActivated, this, &QDialog::accept);
    updateButton();
    m_name->setFocus();
}

QString PersonDialog::person() const
{
    return m_name->text().simplified();
}

void PersonDialog::updateButton()
{
    m_continue->setEnabled(!person().isEmpty());
}

} // namespace wardlight::desktop
