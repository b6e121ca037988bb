#include "app/ctl/commands.h"
#include "core/base/platform/durable_file.h"
#include "core/security/audit_file.h"
#include "core/security/audit_log.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <deque>

namespace wardlight::ctl {

namespace {

using security::AuditRow;

QString translated(const char* text)
{
    return QCoreApplication::translate("AuditCommands", text);
}

struct ListOptions
{
    int limit = 100;
};

struct ExportOptions
{
    std::string file;
};

QJsonObject toJson(const AuditRow& row)
{
    const auto orNull = [](const std::optional<QUuid>& id) {
        return id ? QJsonValue(id->toString(QUuid::WithoutBraces)) : QJsonValue();
    };
    return {{QStringLiteral("writer"), row.writer.toString(QUuid::WithoutBraces)},
            {QStringLiteral("seq"), row.seq},
            {QStringLiteral("occurred_at"), row.occurredAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("person"), row.person},
            {QStringLiteral("station"), row.station},
            {QStringLiteral("program"), row.program},
            {QStringLiteral("action"), row.action},
            {QStringLiteral("patient_id"), orNull(row.patient)},
            {QStringLiteral("target"), row.target},
            {QStringLiteral("detail"), QJsonDocument::fromJson(row.detail.toUtf8()).object()},
            {QStringLiteral("operation_id"), orNull(row.operation)},
            {QStringLiteral("hash"), row.hash.toHex()}};
}

/// An audit log, wherever it is.
struct Log
{
    std::shared_ptr<security::AuditFile> file; ///< null where it is in the database
    std::optional<services::Services> services;

    [[nodiscard]] const security::AuditHeads* heads() const
    {
        return file ? file->heads() : services->audit.heads.get();
    }
    [[nodiscard]] Result<> visit(const security::AuditVisitor& visit) const
    {
        return file ? file->visit(visit) : security::visitAuditLog(*services->database, visit);
    }
};

Result<Log> openLog(Context& context)
{
    auto file = services::openAuditFile(context.serviceOptions());
    if (!file)
        return propagate(file);
    if (*file)
        return Log{std::move(*file), {}};
    auto services = context.services();
    if (!services)
        return propagate(services);
    return Log{nullptr, std::move(*services)};
}

/// Newest first.
Result<std::vector<AuditRow>> newestRows(const Log& log, int limit)
{
    if (!log.file)
        return security::readAuditLog(*log.services->database, {}, limit);
    std::deque<AuditRow> newest;
    const auto visited = log.file->visit([&](const AuditRow& row) -> Result<> {
        newest.push_front(row);
        if (newest.size() > std::size_t(limit))
            newest.pop_back();
        return {};
    });
    if (!visited)
        return propagate(visited);
    return std::vector<AuditRow>(newest.begin(), newest.end());
}

Result<ExitCode> list(Context& context, const ListOptions& options)
{
    const auto log = openLog(context);
    if (!log)
        return propagate(log);
    const auto rows = newestRows(*log, options.limit);
    if (!rows)
        return propagate(rows);
    if (context.out().isJson()) {
        QJsonArray json;
        for (const AuditRow& row : *rows)
            json.append(toJson(row));
        context.out().json(json);
        return ExitCode::Done;
    }
    std::vector<QStringList> cells;
    for (const AuditRow& row : *rows)
        cells.push_back({row.occurredAt.toString(Qt::ISODate), row.person, row.program, row.action,
                         row.target});
    context.out().table({translated(QT_TRANSLATE_NOOP("AuditCommands", "When")),
                         translated(QT_TRANSLATE_NOOP("AuditCommands", "Who")),
                         translated(QT_TRANSLATE_NOOP("AuditCommands", "With")),
                         translated(QT_TRANSLATE_NOOP("AuditCommands", "What")),
                         translated(QT_TRANSLATE_NOOP("AuditCommands", "On"))},
                        cells);
    return ExitCode::Done;
}

QJsonValue toJson(const std::optional<security::AuditVerification::Break>& firstBad)
{
    if (!firstBad)
        return {};
    return QJsonObject{{QStringLiteral("writer"), firstBad->writer.toString(QUuid::WithoutBraces)},
                       {QStringLiteral("seq"), firstBad->seq},
                       {QStringLiteral("reason"), firstBad->reason}};
}

Result<ExitCode> verify(Context& context)
{
    const auto log = openLog(context);
    if (!log)
        return propagate(log);
    const auto checked = security::verifyAuditRows(
        [&log](const security::AuditVisitor& visit) { return log->visit(visit); }, log->heads());
    if (!checked)
        return propagate(checked);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("rows"), checked->rows},
                                       {QStringLiteral("ok"), checked->isIntact()},
                                       {QStringLiteral("first_bad"), toJson(checked->firstBad)}});
    else if (checked->isIntact())
        context.out().line(
            translated(
                QT_TRANSLATE_NOOP("AuditCommands", "The audit log is whole: %1 rows were checked."))
                .arg(checked->rows));
    if (checked->isIntact())
        return ExitCode::Done;
    Output::error(
        translated(QT_TRANSLATE_NOOP("AuditCommands",
                                     "The audit log is not what it was, from row %1 of writer %2 "
                                     "on: %3"))
            .arg(checked->firstBad->seq)
            .arg(checked->firstBad->writer.toString(QUuid::WithoutBraces),
                 checked->firstBad->reason));
    return ExitCode::IntegrityFailed;
}

/// Every row as one JSON line, writer by writer.
Result<qint64> writeRows(const Log& log, DurableFile& file)
{
    qint64 count = 0;
    const auto visited = log.visit([&](const AuditRow& row) {
        ++count;
        const QByteArray line = QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact) + '\n';
        return file.write(std::as_bytes(std::span(line)));
    });
    if (!visited)
        return propagate(visited);
    return count;
}

Result<ExitCode> exportLog(Context& context, const ExportOptions& options)
{
    const auto log = openLog(context);
    if (!log)
        return propagate(log);
    auto file = DurableFile::create(toQString(options.file));
    if (!file)
        return propagate(file);
    const auto count = writeRows(*log, *file);
    if (!count)
        return propagate(count);
    if (const auto done = file->commit(); !done)
        return propagate(done);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("rows"), *count},
                                       {QStringLiteral("file"), toQString(options.file)}});
    else
        context.out().line(translated(QT_TRANSLATE_NOOP("AuditCommands", "%1 rows are in %2."))
                               .arg(*count)
                               .arg(toQString(options.file)));
    return ExitCode::Done;
}

} // namespace

void addAuditCommands(CommandLine& line)
{
    CLI::App* group =
        line.group("audit", translated(QT_TRANSLATE_NOOP("AuditCommands", "Who did and saw what")));
    auto listOptions = std::make_shared<ListOptions>();
    line.command(group, "list", translated(QT_TRANSLATE_NOOP("AuditCommands", "The newest rows")),
                 [listOptions](Context& context) { return list(context, *listOptions); })
        ->add_option("--limit", listOptions->limit)
        ->check(CLI::Range(1, 100'000));
    line.command(
        group, "verify",
        translated(QT_TRANSLATE_NOOP("AuditCommands", "Check that no row was changed or removed")),
        verify);
    auto exportOptions = std::make_shared<ExportOptions>();
    line.command(group, "export",
                 translated(QT_TRANSLATE_NOOP("AuditCommands",
                                              "Write all rows to a file, one JSON a line")),
                 [exportOptions](Context& context) { return exportLog(context, *exportOptions); })
        ->add_option("file", exportOptions->file)
        ->required()
        ->type_name("FILE");
}

} // namespace wardlight::ctl
