#include "ui/trace/trace_table.h"

#include <QAbstractItemModel>
#include <QCoreApplication>

namespace wardlight::ui {

namespace {

/// The context of this file's translations.
struct TraceTableTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceTableTexts)
};

QString dayText(const trace::RecordedTime& time)
{
    return time.instant.isValid() ? time.instant.toUTC().date().toString(Qt::ISODate) : QString();
}

QString degreesText(const std::optional<trace::Coordinates>& place,
                    double trace::Coordinates::*which)
{
    return place ? QString::number((*place).*which, 'f', 6) : QString();
}

} // namespace

trace::ItemTable tableOf(const QAbstractItemModel& model)
{
    trace::ItemTable table;
    for (int column = 0; column < model.columnCount(); ++column)
        table.header << model.headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < model.columnCount(); ++column)
            fields << model.index(row, column).data().toString();
        table.rows.push_back(fields);
    }
    return table;
}

trace::ItemTable tableOf(const std::vector<trace::Item>& items)
{
    trace::ItemTable table;
    table.header = {TraceTableTexts::tr("Category"),   TraceTableTexts::tr("Name"),
                    TraceTableTexts::tr("Trace code"), TraceTableTexts::tr("Maker"),
                    TraceTableTexts::tr("Produced"),   TraceTableTexts::tr("Expires"),
                    TraceTableTexts::tr("Stage"),      TraceTableTexts::tr("Status"),
                    TraceTableTexts::tr("Latitude"),   TraceTableTexts::tr("Longitude")};
    for (const trace::Item& item : items)
        table.rows.push_back({item.category, item.name, item.code, item.maker,
                              dayText(item.produced), dayText(item.expires), item.link, item.status,
                              degreesText(item.place, &trace::Coordinates::latitude),
                              degreesText(item.place, &trace::Coordinates::longitude)});
    return table;
}

} // namespace wardlight::ui
