#include "app/desktop/about_dialog.h"

#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextRole;

AboutDialog::AboutDialog(const ui::Theme& theme, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("About Wardlight"));
    auto* mark = new QLabel;
    mark->setPixmap(theme.icon(QStringLiteral("wardlight"))
                        .pixmap(QSize(Spacing::LargeIcon, Spacing::LargeIcon), devicePixelRatio()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Huge, Spacing::Huge, Spacing::Huge, Spacing::Large);
    column->setSpacing(Spacing::Small);
    column->addWidget(mark);
    const auto addLine = [column](const QString& text, TextRole role) {
        auto* label = new QLabel(text);
        label->setWordWrap(true);
        label->setMinimumWidth(440);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        ui::setTextRole(label, role);
        column->addWidget(label);
    };
    addLine(QStringLiteral("Wardlight"), TextRole::Heading);
    addLine(tr("Version %1, on Qt %2")
                .arg(QStringLiteral(WARDLIGHT_VERSION), QLatin1String(qVersion())),
            TextRole::Muted);
    addLine(tr("A clinical data workstation for the ward, the reading room and the drug inspector. "
               "Nothing from storage is shown before its SHA-256 is checked."),
            TextRole::Body);
    addLine(tr("Not a primary alarm system: it must not be relied on to raise an alarm."),
            TextRole::Strong);
    addLine(tr("Free software under the GNU General Public License, version 3 or later. "
               "It comes without any warranty."),
            TextRole::Muted);

    auto* buttons = new QDialogButtonBox;
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addSpacing(Spacing::Medium);
    column->addWidget(buttons);
}

} // namespace wardlight::desktop
