#include "app/ctl/import_output.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using ingest::ImportReport;
using ingest::Rejection;

void print(Output& out, const ImportReport& report, Counted counted)
{
    for (const Rejection& rejection : report.rejected)
        out.line(QStringLiteral("%1: %2").arg(rejection.where, rejection.reason));
    for (const QString& note : report.notes)
        out.line(note);
    const QString summary =
        counted == Counted::Files
            ? QCoreApplication::translate("ImportCommand",
                                          "Files read: %1. Added: %2. Unchanged: %3. Rejected: %4.")
            : QCoreApplication::translate(
                  "ImportCommand", "Lines read: %1. Added: %2. Unchanged: %3. Rejected: %4.");
    out.line(summary.arg(report.read)
                 .arg(report.added)
                 .arg(report.unchanged)
                 .arg(report.rejected.size()));
}

} // namespace

QJsonObject toJson(const ImportReport& report)
{
    QJsonArray rejected;
    for (const Rejection& rejection : report.rejected)
        rejected.append(QJsonObject{{QStringLiteral("where"), rejection.where},
                                    {QStringLiteral("reason"), rejection.reason}});
    QJsonObject json{{QStringLiteral("read"), report.read},
                     {QStringLiteral("added"), report.added},
                     {QStringLiteral("unchanged"), report.unchanged},
                     {QStringLiteral("rejected"), rejected},
                     {QStringLiteral("ids"), QJsonArray::fromStringList(report.ids)}};
    if (!report.notes.isEmpty())
        json.insert(QStringLiteral("notes"), QJsonArray::fromStringList(report.notes));
    return json;
}

ExitCode finish(Output& out, const ImportReport& report, Counted counted)
{
    if (out.isJson())
        out.json(toJson(report));
    else
        print(out, report, counted);
    if (report.stopped)
        Output::error(report.stopped->message);
    else if (!report.tookAnything())
        Output::error(
            QCoreApplication::translate("ImportCommand", "Nothing there could be imported."));
    return report.tookAnything() ? ExitCode::Done : ExitCode::Failed;
}

} // namespace wardlight::ctl
