#include "ui/trace/comparison_strip.h"

#include "ui/common/dense_table.h"
#include "ui/trace/trace_event_model.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace wardlight::ui {

namespace {

/// px, until the person drags them.
constexpr int ColumnWidths[TraceEventModel::ColumnCount] = {48, 190, 70, 70, 180, 80};
constexpr int MarkSide = 18; ///< px

/// The mark of a pack as the map has it: its letter in a ring of its colour.
QPixmap markPicture(const Theme& theme, const BesideMark& mark, double ratio)
{
    QPixmap picture(QSize(MarkSide, MarkSide) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colours().*mark.colour, 2));
    painter.setBrush(theme.colours().surface);
    const QRectF ring = QRectF(0, 0, MarkSide, MarkSide).adjusted(1, 1, -1, -1);
    painter.drawEllipse(ring);
    painter.setPen(theme.colours().text);
    painter.setFont(theme.font(TextSize::Small, 600));
    painter.drawText(ring, Qt::AlignCenter, mark.letter);
    return picture;
}

} // namespace

BesideMark besideMark(std::size_t index)
{
    constexpr BesideMark Marks[] = {
        {u'B', &Palette::ecg}, {u'C', &Palette::temperature}, {u'D', &Palette::respiration}};
    return Marks[index % std::size(Marks)];
}

ComparisonStrip::ComparisonStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme)
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    connect(&m_theme, &Theme::changed, this, [this] { setPacks(std::vector(m_packs)); });
    hide();
}

void ComparisonStrip::setPacks(const std::vector<Pack>& packs)
{
    for (const Column& column : m_columns) {
        column.widget->hide();
        column.widget->deleteLater(); // its button may be the one that was pressed
    }
    m_columns.clear();
    m_packs = packs;
    for (const Pack& pack : m_packs) {
        m_columns.push_back(makeColumn(pack));
        m_splitter->addWidget(m_columns.back().widget);
    }
    setVisible(!m_packs.empty());
    showMoment(m_moment);
}

ComparisonStrip::Column ComparisonStrip::makeColumn(const Pack& pack)
{
    Column made;
    made.widget = new QWidget;
    made.events = new TraceEventModel(made.widget);
    if (pack.path)
        made.events->setEvents(pack.path->events);
    made.table = makeDenseTable(*made.events);
    for (int column = 0; column + 1 < TraceEventModel::ColumnCount; ++column)
        made.table->setColumnWidth(column, ColumnWidths[column]);
    made.table->setAccessibleName(tr("Events of %1").arg(pack.code));
    auto* column = new QVBoxLayout(made.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead(pack));
    column->addWidget(made.table, 1);
    return made;
}

QWidget* ComparisonStrip::makeHead(const Pack& pack)
{
    auto* head = new QWidget;
    auto* mark = new QLabel;
    mark->setPixmap(markPicture(m_theme, pack.mark, devicePixelRatioF()));
    mark->setAccessibleName(pack.mark.letter);
    auto* text = new QLabel(pack.path ? pack.code + QStringLiteral(" · ") + pack.path->item.name
                            : pack.problem.isEmpty() ? pack.code
                                                     : pack.problem);
    text->setTextFormat(Qt::PlainText);
    text->setToolTip(text->text());
    text->setMinimumWidth(1); // a long one is cut, the lists stay side by side
    auto* open = new QToolButton;
    open->setText(tr("Open"));
    open->setAccessibleName(tr("Open %1").arg(pack.code));
    auto* remove = new QToolButton;
    remove->setText(QStringLiteral("✕"));
    remove->setAccessibleName(tr("Take %1 from beside").arg(pack.code));
    remove->setToolTip(remove->accessibleName());
    connect(open, &QToolButton::clicked, this,
            [this, code = pack.code] { emit openRequested(code); });
    connect(remove, &QToolButton::clicked, this,
            [this, code = pack.code] { emit removeRequested(code); });
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(Spacing::Small, Spacing::Tight, Spacing::Small, Spacing::Tight);
    row->setSpacing(Spacing::Small);
    row->addWidget(mark);
    row->addWidget(text, 1);
    row->addWidget(open);
    row->addWidget(remove);
    return head;
}

void ComparisonStrip::showMoment(const QDateTime& moment)
{
    m_moment = moment;
    for (const Column& column : m_columns) {
        const auto& events = column.events->events();
        int newest = -1;
        for (int i = 0; moment.isValid() && i < int(events.size()); ++i) {
            if (events[std::size_t(i)].time <= moment)
                newest = i;
        }
        if (newest < 0)
            column.table->clearSelection();
        else
            column.table->selectRow(newest);
    }
}

void ComparisonStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setPacks(std::vector(m_packs));
    QWidget::changeEvent(event);
}

} // namespace wardlight::ui
