#include "ui/common/provenance_popup.h"

#include "ui/common/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace wardlight::ui {

ProvenancePopup::ProvenancePopup(const QString& title, const Fields& fields, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_title(title), m_fields(fields)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("panel", QStringLiteral("raised"));
    setAccessibleName(title);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, Spacing::Medium);
    grid->setVerticalSpacing(Spacing::Tight);
    auto* heading = new QLabel(title);
    setTextRole(heading, TextRole::Title);
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const auto& [label, value] : fields) {
        auto* name = new QLabel(label);
        setTextRole(name, TextRole::Muted);
        auto* field = new QLineEdit(value);
        field->setReadOnly(true);
        field->setProperty("frameless", true);
        field->setAccessibleName(label);
        field->setCursorPosition(0);
        field->setMinimumWidth(
            qMin(field->fontMetrics().horizontalAdvance(value) + 2 * Spacing::Large, 560));
        name->setBuddy(field);
        grid->addWidget(name, row, 0);
        grid->addWidget(field, row++, 1);
    }
    auto* copy = new QPushButton(tr("Copy all"));
    copy->setAccessibleName(tr("Copy all fields"));
    connect(copy, &QPushButton::clicked, this, &ProvenancePopup::copyAll);
    grid->addWidget(copy, row, 0, 1, 2, Qt::AlignRight);
    copy->setFocus();
}

void ProvenancePopup::copyAll()
{
    QStringList lines{m_title};
    for (const auto& [label, value] : m_fields)
        lines << QStringLiteral("%1: %2").arg(label, value);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    close();
}

} // namespace wardlight::ui
