#include "ui/trace/trace_search.h"

#include "core/trace/trace_rules.h"
#include "ui/common/theme.h"
#include "ui/trace/filter_chips.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::ui {

TraceSearch::TraceSearch(QWidget* parent) : QWidget(parent)
{
    m_name = new QLineEdit;
    m_category = new QComboBox;
    m_maker = new QLineEdit;
    m_code = new QLineEdit;
    m_producedFrom = new QLineEdit;
    m_producedTo = new QLineEdit;
    m_chips = new FilterChips;
    m_clear = new QPushButton;
    m_clear->setProperty("link", true);
    m_dateProblem = new QLabel;
    m_dateProblem->setWordWrap(true);
    setTextRole(m_dateProblem, TextRole::Failed);

    auto* dates = new QHBoxLayout;
    dates->setSpacing(Spacing::Small);
    dates->addWidget(m_producedFrom);
    dates->addWidget(m_producedTo);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_name);
    column->addWidget(m_category);
    column->addWidget(m_maker);
    column->addWidget(m_code);
    column->addLayout(dates);
    column->addWidget(m_dateProblem);
    column->addWidget(m_chips);
    column->addWidget(m_clear, 0, Qt::AlignLeft);

    for (QLineEdit* field : {m_name, m_maker, m_code, m_producedFrom, m_producedTo}) {
        field->setClearButtonEnabled(true);
        field->setMaxLength(200);
        connect(field, &QLineEdit::textChanged, this, &TraceSearch::queryChanged);
    }
    connect(m_producedFrom, &QLineEdit::textChanged, this, &TraceSearch::markDates);
    connect(m_producedTo, &QLineEdit::textChanged, this, &TraceSearch::markDates);
    connect(m_category, &QComboBox::currentIndexChanged, this, &TraceSearch::queryChanged);
    connect(m_chips, &FilterChips::changed, this, &TraceSearch::queryChanged);
    connect(m_clear, &QPushButton::clicked, this, &TraceSearch::clear);
    m_category->addItem({});
    retranslate();
    markDates();
}

void TraceSearch::setCategories(const QStringList& categories)
{
    const QString chosen = m_category->currentIndex() > 0 ? m_category->currentText() : QString();
    const QSignalBlocker blocker(m_category);
    while (m_category->count() > 1)
        m_category->removeItem(1);
    m_category->addItems(categories);
    m_category->setCurrentIndex(std::max(0, m_category->findText(chosen)));
}

void TraceSearch::setBasemap(const trace::BasemapPointer& basemap)
{
    m_chips->setBasemap(basemap);
}

void TraceSearch::addFilter(const TraceFilter& filter)
{
    m_chips->add(filter);
}

TraceQuestion TraceSearch::question() const
{
    TraceQuestion question{query(), std::nullopt};
    const trace::ItemQuery typed = question.query;
    m_chips->applyTo(question);
    const auto isAboutPlace = [](const TraceFilter& filter) {
        return filter.kind == TraceFilter::Kind::Near || filter.kind == TraceFilter::Kind::OnSale;
    };
    const auto& filters = m_chips->filters();
    const bool isPlaceAlone = std::all_of(filters.begin(), filters.end(), isAboutPlace) &&
                              typed.maker.isEmpty() && typed.code.isEmpty() &&
                              !typed.producedFrom.isValid() && !typed.producedTo.isValid();
    if (!question.query.within || typed.name.isEmpty() || !isPlaceAlone)
        return question;
    question.nearby = trace::NearbyQuery{.name = typed.name,
                                         .category = typed.category,
                                         .centre = question.query.within->centre,
                                         .radiusMetres = question.query.within->metres,
                                         .isOnSale = question.query.isOnSale};
    return question;
}

trace::ItemQuery TraceSearch::query() const
{
    trace::ItemQuery query;
    query.name = m_name->text().trimmed();
    query.category = m_category->currentIndex() > 0 ? m_category->currentText() : QString();
    query.maker = m_maker->text().trimmed();
    query.code = m_code->text().trimmed();
    query.producedFrom = dateOf(*m_producedFrom);
    query.producedTo = dateOf(*m_producedTo);
    if (query.producedTo.isValid()) // the day as a whole
        query.producedTo = query.producedTo.addDays(1).addMSecs(-1);
    return query;
}

QDateTime TraceSearch::dateOf(const QLineEdit& field) const
{
    const auto time = trace::parseTime(field.text());
    return time ? time->instant : QDateTime();
}

void TraceSearch::markDates()
{
    const bool isGood = trace::parseTime(m_producedFrom->text()).has_value() &&
                        trace::parseTime(m_producedTo->text()).has_value();
    m_dateProblem->setVisible(!isGood);
}

void TraceSearch::clear()
{
    for (QLineEdit* field : {m_name, m_maker, m_code, m_producedFrom, m_producedTo})
        field->clear();
    m_category->setCurrentIndex(0);
    m_chips->clear();
    focusName();
}

void TraceSearch::narrow(trace::Dimension dimension, const QString& value)
{
    using Kind = TraceFilter::Kind;
    switch (dimension) {
    case trace::Dimension::Category:
        m_category->setCurrentIndex(std::max(0, m_category->findText(value)));
        return;
    case trace::Dimension::Name:
        m_name->setText(value);
        return;
    case trace::Dimension::Maker:
        m_maker->setText(value);
        return;
    case trace::Dimension::Batch:
        addFilter({Kind::Batch, value});
        return;
    case trace::Dimension::Status:
        addFilter({Kind::Status, value});
        return;
    case trace::Dimension::Link:
        addFilter({Kind::Link, value});
        return;
    }
}

void TraceSearch::focusName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void TraceSearch::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TraceSearch::retranslate()
{
    const auto setHint = [](QLineEdit* field, const QString& hint) {
        field->setPlaceholderText(hint);
        field->setAccessibleName(hint);
    };
    setHint(m_name, tr("Part of the name"));
    setHint(m_maker, tr("Part of the maker's name"));
    setHint(m_code, tr("Trace code"));
    setHint(m_producedFrom, tr("Produced from"));
    setHint(m_producedTo, tr("Produced to"));
    m_category->setItemText(0, tr("All categories"));
    m_category->setAccessibleName(tr("Category"));
    m_clear->setText(tr("Clear all conditions"));
    m_dateProblem->setText(tr("Write dates like 2019-01-31."));
}

} // namespace wardlight::ui
