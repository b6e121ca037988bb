#include "ui/common/field_list.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace wardlight::ui {
namespace {

QLabel* makeValue(const Field& field)
{
    auto* value = new QLabel(field.value);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // A long key or hash must not make the pane wider.
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    value->setAccessibleName(field.label.isEmpty()
                                 ? field.value
                                 : QStringLiteral("%1: %2").arg(field.label, field.value));
    value->setToolTip(field.tip);
    setTextRole(value, field.role);
    return value;
}

QLabel* makeLabel(const QString& text, TextRole role)
{
    auto* label = new QLabel(text);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextRole(label, role);
    return label;
}

} // namespace

FieldList::FieldList(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    m_grid->setHorizontalSpacing(Spacing::Medium);
    m_grid->setVerticalSpacing(Spacing::Tight);
    m_grid->setColumnStretch(1, 1);
    hide();
}

void FieldList::setFields(const QString& title, const QList<Field>& fields)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool hasValue = std::any_of(fields.begin(), fields.end(),
                                      [](const Field& field) { return !field.value.isEmpty(); });
    setVisible(hasValue);
    if (!hasValue)
        return;
    int row = 0;
    m_grid->addWidget(makeLabel(title, TextRole::Strong), row++, 0, 1, 2);
    for (const Field& field : fields) {
        if (field.value.isEmpty())
            continue;
        if (field.label.isEmpty()) {
            m_grid->addWidget(makeValue(field), row++, 0, 1, 2);
            continue;
        }
        m_grid->addWidget(makeLabel(field.label, TextRole::Muted), row, 0);
        m_grid->addWidget(makeValue(field), row++, 1);
    }
}

} // namespace wardlight::ui
