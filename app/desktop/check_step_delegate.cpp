#include "app/desktop/check_step_delegate.h"

#include "app/desktop/check_step_model.h"

#include <QListView>
#include <QPainter>

namespace wardlight::desktop {

using services::HealthCheck;
using ui::Spacing;
using ui::TextSize;

namespace {

constexpr int WordWidth = 76;

struct Look
{
    QString sign;
    QColor ui::Palette::*colour;
};

Look lookOf(HealthCheck::State state)
{
    switch (state) {
    case HealthCheck::State::Ok:
        return {QStringLiteral("✓"), &ui::Palette::ok};
    case HealthCheck::State::Warn:
        return {QStringLiteral("!"), &ui::Palette::stale};
    case HealthCheck::State::Fail:
        return {QStringLiteral("✕"), &ui::Palette::failed};
    }
    return {{}, &ui::Palette::text};
}

int textWidth(const QWidget* view)
{
    const auto* list = qobject_cast<const QListView*>(view);
    const int width = list ? list->viewport()->width() : 480;
    return width - WordWidth - 2 * Spacing::Small;
}

} // namespace

CheckStepDelegate::CheckStepDelegate(const ui::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

int CheckStepDelegate::heightOf(const QString& text, const QFont& font, int width) const
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, width, 1'000), Qt::TextWordWrap, text)
        .height();
}

QSize CheckStepDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const int width = textWidth(option.widget);
    const int height = heightOf(index.data(CheckStepModel::DetailRole).toString(),
                                m_theme.font(TextSize::Body), width) +
                       heightOf(index.data(CheckStepModel::AdviceRole).toString(),
                                m_theme.font(TextSize::Small), width);
    return {0, height + Spacing::Small};
}

void CheckStepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const ui::Palette& colours = m_theme.colours();
    const auto state =
        static_cast<HealthCheck::State>(index.data(CheckStepModel::StateRole).toInt());
    const Look look = lookOf(state);
    const QString detail = index.data(CheckStepModel::DetailRole).toString();
    const QString advice = index.data(CheckStepModel::AdviceRole).toString();
    const QFont body = m_theme.font(TextSize::Body);
    const int width = textWidth(option.widget);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.selection);
    QRect area = option.rect.adjusted(Spacing::Small, Spacing::Tight, 0, 0);
    painter->setFont(m_theme.font(TextSize::Body, 600));
    painter->setPen(colours.*look.colour);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignTop, look.sign + u' ' + stateWord(state));
    area = QRect(area.left() + WordWidth, area.top(), width, heightOf(detail, body, width));
    painter->setFont(body);
    painter->setPen(colours.text);
    painter->drawText(area, Qt::TextWordWrap, detail);
    area.translate(0, area.height());
    area.setHeight(option.rect.height());
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(colours.muted);
    painter->drawText(area, Qt::TextWordWrap, advice);
    painter->restore();
}

} // namespace wardlight::desktop
