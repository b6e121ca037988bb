#include "ui/patients/patient_delegate.h"

#include "ui/common/theme.h"
#include "ui/patients/patient_table_model.h"
#include "ui/patients/ward_words.h"

#include <QPainter>

namespace wardlight::ui {

PatientDelegate::PatientDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

void PatientDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // The row is selected as a whole; a frame around one cell would say something else.
    option->state.setFlag(QStyle::State_HasFocus, false);
    if (index.column() == PatientTableModel::NameColumn)
        option->font = m_theme.font(TextSize::Body, 600);
    const QVariant open = index.data(PatientTableModel::OpenAlertsRole);
    const QVariant band = index.data(PatientTableModel::News2BandRole);
    if (const auto look = severityLook(open.value<patients::OpenAlerts>())) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = m_theme.icon(look->icon, look->colour);
        option->decorationSize = {Spacing::SmallIcon, Spacing::SmallIcon};
        option->palette.setColor(QPalette::Text, m_theme.colours().*(look->colour));
    }
    if (band.isValid()) {
        const auto known = static_cast<vitals::News2Band>(band.toInt());
        option->palette.setColor(QPalette::Text, m_theme.colours().*bandColour(known));
        if (known != vitals::News2Band::Low)
            option->font = m_theme.font(TextSize::Body, 600);
    }
}

void PatientDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    if (!index.data(PatientTableModel::IsPlaceholderRole).toBool()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const int share = 40 + (index.row() * 7 + index.column() * 13) % 40; // of the width, percent
    QRect bar =
        option.rect.adjusted(Spacing::Small, Spacing::Small, -Spacing::Small, -Spacing::Small);
    bar.setWidth(bar.width() * share / 100);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.colours().line);
    painter->drawRoundedRect(bar, Spacing::Corner, Spacing::Corner);
    painter->restore();
}

} // namespace wardlight::ui
