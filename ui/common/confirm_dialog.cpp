#include "ui/common/confirm_dialog.h"

#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::ui {

ConfirmDialog::ConfirmDialog(const Confirmation& confirmation, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(confirmation.action);
    setMinimumWidth(420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Huge, Spacing::Large, Spacing::Huge, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    const auto addLine = [column](const QString& text, TextRole role) {
        if (text.isEmpty())
            return;
        auto* label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        setTextRole(label, role);
        column->addWidget(label);
    };
    addLine(confirmation.question, TextRole::Title);
    addLine(confirmation.patient, TextRole::Strong);
    addLine(confirmation.consequence, TextRole::Muted);

    auto* buttons = new QDialogButtonBox;
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* confirm = buttons->addButton(confirmation.action, QDialogButtonBox::AcceptRole);
    confirm->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addSpacing(Spacing::Small);
    column->addWidget(buttons);
}

void ConfirmDialog::ask(QWidget* parent, const Confirmation& confirmation,
                        std::function<void()> confirmed)
{
    auto* dialog = new ConfirmDialog(confirmation, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, parent, std::move(confirmed));
    dialog->open();
}

} // namespace wardlight::ui
