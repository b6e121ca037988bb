#include "ui/trace/trace_inspector.h"

#include "ui/common/field_list.h"
#include "ui/common/formats.h"
#include "ui/trace/trace_words.h"
#include "ui/trace/verdict_card.h"

#include <QLabel>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

QString dayText(const trace::RecordedTime& time)
{
    return time.instant.isValid() ? formatDate(time.instant.toUTC().date()) : QString();
}

QList<Field> stateFields(const trace::Item& item, int eventCount)
{
    if (!item.stateTime.isValid())
        return {{{}, TraceInspector::tr("No event was recorded yet"), TextRole::Muted}};
    return {{TraceInspector::tr("Stage"), item.link},
            {TraceInspector::tr("Status"), item.status},
            {TraceInspector::tr("Since"), formatDateTime(item.stateTime.toLocalTime())},
            {TraceInspector::tr("Place"), placeText(item.place)},
            {TraceInspector::tr("Events"), QString::number(eventCount)}};
}

QList<Field> masterFields(const trace::Item& item)
{
    QList<Field> fields{{TraceInspector::tr("Trace code"), item.code},
                        {TraceInspector::tr("Category"), item.category}};
    if (!item.hasMasterData)
        return fields << Field{{},
                               TraceInspector::tr("Its master data was not imported; the drug is "
                                                  "known from its events alone."),
                               TextRole::Muted};
    return fields << Field{TraceInspector::tr("Maker"), item.maker}
                  << Field{TraceInspector::tr("Produced"), dayText(item.produced)}
                  << Field{TraceInspector::tr("Expires"), dayText(item.expires)};
}

QList<Field> extensionFields(const trace::Item& item)
{
    QList<Field> fields;
    for (auto field = item.extension.cbegin(); field != item.extension.cend(); ++field) {
        if (field.value() != item.maker)
            fields << Field{field.key(), field.value()};
    }
    return fields;
}

} // namespace

TraceInspector::TraceInspector(QWidget* parent) : QWidget(parent)
{
    m_verdict = new VerdictCard;
    m_message = new QLabel;
    m_name = new QLabel;
    for (QLabel* label : {m_message, m_name}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setTextRole(m_message, TextRole::Muted);
    setTextRole(m_name, TextRole::Title);
    m_state = new FieldList;
    m_master = new FieldList;
    m_extension = new FieldList;

    auto* head = new QVBoxLayout;
    head->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    head->addWidget(m_message);
    head->addWidget(m_name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, Spacing::Medium);
    column->setSpacing(Spacing::Tight);
    column->addWidget(m_verdict);
    column->addLayout(head);
    for (FieldList* block : {m_state, m_master, m_extension})
        column->addWidget(block);
    column->addStretch();
    setMessage({});
}

void TraceInspector::setItem(const trace::Item& item, int eventCount)
{
    m_message->hide();
    m_name->setText(item.name);
    m_name->show();
    m_state->setFields(tr("Latest state"), stateFields(item, eventCount));
    m_master->setFields(tr("Master data"), masterFields(item));
    m_extension->setFields(tr("Recorded besides"), extensionFields(item));
}

void TraceInspector::setMessage(const QString& message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_name->hide();
    for (FieldList* block : {m_state, m_master, m_extension})
        block->setFields({}, {});
}

} // namespace wardlight::ui
