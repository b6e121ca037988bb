#include "app/desktop/first_run_dialog.h"

#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextRole;

FirstRunDialog::FirstRunDialog(const ui::Theme& theme, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Choose a workspace"));
    setMinimumWidth(520);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Huge, Spacing::Large, Spacing::Huge, Spacing::Large);
    column->setSpacing(Spacing::Small);
    auto* title = new QLabel(tr("Where do you want to work?"));
    ui::setTextRole(title, TextRole::Heading);
    column->addWidget(title);
    column->addSpacing(Spacing::Small);

    QPushButton* sample = addChoice(
        *column, theme.icon(QStringLiteral("sample"), &ui::Palette::accent), tr("Sample workspace"),
        tr("Invented patients and public test images, to look around. Nothing in it "
           "belongs to a real person."));
    QPushButton* own = addChoice(
        *column, theme.icon(QStringLiteral("folder"), &ui::Palette::accent), tr("Own workspace"),
        tr("A folder on this computer with its own database. An existing workspace is opened; an "
           "empty folder becomes a new one."));
    connect(sample, &QPushButton::clicked, this, [this] {
        emit sampleChosen();
        accept();
    });
    connect(own, &QPushButton::clicked, this, &FirstRunDialog::chooseFolder);

    QPushButton* server = addChoice(
        *column, theme.icon(QStringLiteral("server"), &ui::Palette::accent), tr("A server"),
        tr("The hospital's database and object store. You need their addresses and an account."));
    connect(server, &QPushButton::clicked, this, [this] {
        accept();
        emit serverChosen();
    });

    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addSpacing(Spacing::Small);
    column->addWidget(buttons);
    sample->setFocus();
}

QPushButton* FirstRunDialog::addChoice(QVBoxLayout& column, const QIcon& icon, const QString& title,
                                       const QString& explanation)
{
    auto* choice = new QPushButton(icon, title);
    choice->setProperty("choice", true);
    choice->setAutoDefault(false);
    choice->setIconSize(QSize(Spacing::Huge, Spacing::Huge));
    choice->setAccessibleDescription(explanation);
    auto* text = new QLabel(explanation);
    text->setWordWrap(true);
    text->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, Spacing::Medium);
    ui::setTextRole(text, TextRole::Muted);
    column.addWidget(choice);
    column.addWidget(text);
    return choice;
}

void FirstRunDialog::keyPressEvent(QKeyEvent* event)
{
    auto* focused = qobject_cast<QPushButton*>(focusWidget());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && focused)
        focused->click();
    else
        QDialog::keyPressEvent(event);
}

void FirstRunDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        emit folderChosen(folder);
        accept();
    });
    dialog->open();
}

} // namespace wardlight::desktop
