#include "ui/trace/filter_chips.h"

#include "core/trace/polygon.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::ui {

FilterChips::FilterChips(QWidget* parent) : QWidget(parent)
{
    m_kind = new QComboBox;
    for (int kind = 0; kind < TraceFilter::KindCount; ++kind)
        m_kind->addItem({}, kind);
    m_value = new QLineEdit;
    m_value->setMaxLength(20 * trace::MostCorners);
    m_add = new QToolButton;
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->hide();
    setTextRole(m_problem, TextRole::Failed);

    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::Small);
    line->addWidget(m_kind);
    line->addWidget(m_value, 1);
    line->addWidget(m_add);
    m_chips = new QVBoxLayout;
    m_chips->setSpacing(Spacing::Tight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addLayout(line);
    column->addWidget(m_problem);
    column->addLayout(m_chips);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &FilterChips::updateExample);
    connect(m_value, &QLineEdit::returnPressed, this, &FilterChips::addTyped);
    connect(m_value, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(m_add, &QToolButton::clicked, this, &FilterChips::addTyped);
    retranslate();
}

void FilterChips::setBasemap(const trace::BasemapPointer& basemap)
{
    m_basemap = basemap;
}

void FilterChips::addTyped()
{
    const TraceFilter filter{TraceFilter::Kind(m_kind->currentData().toInt()),
                             m_value->text().trimmed()};
    if (filter.value.isEmpty() && filter.kind != TraceFilter::Kind::OnSale)
        return;
    TraceQuestion tried;
    if (const auto applied = applyFilter(tried, filter, m_basemap.get()); !applied) {
        m_problem->setText(applied.error().message);
        m_problem->show();
        return;
    }
    m_value->clear();
    add(filter);
}

void FilterChips::add(const TraceFilter& filter)
{
    m_problem->hide();
    const auto isSameKind = [&filter](const TraceFilter& other) {
        return other.kind == filter.kind;
    };
    std::erase_if(m_filters, isSameKind);
    m_filters.push_back(filter);
    rebuild();
    emit changed();
}

void FilterChips::remove(TraceFilter::Kind kind)
{
    std::erase_if(m_filters, [kind](const TraceFilter& filter) { return filter.kind == kind; });
    rebuild();
    emit changed();
}

void FilterChips::clear()
{
    if (m_filters.empty())
        return;
    m_filters.clear();
    rebuild();
    emit changed();
}

void FilterChips::applyTo(TraceQuestion& question) const
{
    for (const TraceFilter& filter : m_filters)
        (void)applyFilter(question, filter, m_basemap.get());
}

void FilterChips::rebuild()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->deleteLater(); // it may be the one that was clicked
        item->widget()->hide();
        delete item;
    }
    for (const TraceFilter& filter : m_filters) {
        auto* chip = new QToolButton;
        chip->setText(filterText(filter) + QStringLiteral("  ✕"));
        chip->setAccessibleName(tr("Remove the condition %1").arg(filterText(filter)));
        chip->setToolTip(chip->accessibleName());
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->installEventFilter(this);
        connect(chip, &QToolButton::clicked, this, [this, kind = filter.kind] { remove(kind); });
        m_chips->addWidget(chip, 0, Qt::AlignLeft);
    }
}

bool FilterChips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        auto* const chip = qobject_cast<QToolButton*>(watched);
        if (chip && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
            chip->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterChips::updateExample()
{
    const auto kind = TraceFilter::Kind(m_kind->currentData().toInt());
    m_value->setEnabled(kind != TraceFilter::Kind::OnSale);
    m_value->setPlaceholderText(filterExample(kind));
    m_value->setAccessibleName(filterTitle(kind));
}

void FilterChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilterChips::retranslate()
{
    for (int kind = 0; kind < TraceFilter::KindCount; ++kind)
        m_kind->setItemText(kind, filterTitle(TraceFilter::Kind(kind)));
    m_kind->setAccessibleName(tr("Further condition"));
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add the condition"));
    updateExample();
    rebuild();
}

} // namespace wardlight::ui
