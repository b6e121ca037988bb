#include "core/security/audit_file.h"

#include "core/base/platform/durable_file.h"
#include "core/base/platform/unique_fd.h"
#include "core/base/uuid.h"
#include "core/security/audit_heads.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <tuple>
#include <unistd.h>

namespace wardlight::security {

namespace {

const QString TimeFormat = QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ");

QString uuidText(const QUuid& uuid)
{
    return uuid.toString(QUuid::WithoutBraces);
}

QJsonValue uuidJson(const std::optional<QUuid>& uuid)
{
    return uuid ? QJsonValue(uuidText(*uuid)) : QJsonValue();
}

QByteArray lineOf(const AuditRow& row)
{
    const QJsonObject json{{QStringLiteral("writer"), uuidText(row.writer)},
                           {QStringLiteral("seq"), row.seq},
                           {QStringLiteral("occurred_at"), row.occurredAt.toString(TimeFormat)},
                           {QStringLiteral("person"), row.person},
                           {QStringLiteral("station"), row.station},
                           {QStringLiteral("program"), row.program},
                           {QStringLiteral("action"), row.action},
                           {QStringLiteral("patient_id"), uuidJson(row.patient)},
                           {QStringLiteral("target"), row.target},
                           {QStringLiteral("detail"), row.detail},
                           {QStringLiteral("prev_hash"), row.previousHash.toHex()},
                           {QStringLiteral("hash"), row.hash.toHex()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

/// An empty row for a line that is none.
AuditRow rowOf(const QByteArray& line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const auto text = [&json](const char* name) {
        return json.value(QLatin1String(name)).toString();
    };
    const auto digest = [&text](const char* name) {
        return Sha256Digest::fromHex(text(name)).value_or(Sha256Digest());
    };
    AuditRow row;
    row.writer = QUuid::fromString(text("writer"));
    row.seq = json.value(QLatin1String("seq")).toInteger();
    row.occurredAt = QDateTime::fromString(text("occurred_at"), Qt::ISODateWithMs).toUTC();
    row.person = text("person");
    row.station = text("station");
    row.program = text("program");
    row.action = text("action");
    if (const QString patient = text("patient_id"); !patient.isEmpty())
        row.patient = QUuid::fromString(patient);
    row.target = text("target");
    row.detail = text("detail");
    row.previousHash = digest("prev_hash");
    row.hash = digest("hash");
    return row;
}

/// The file's last whole line, and where it ends. Rows are far shorter than what is read.
struct Tail
{
    QByteArray line; ///< empty in a new file
    qint64 end = 0;
};

Result<Tail> readTail(int fd, const QString& path)
{
    constexpr qint64 LongestRow = qint64(1024) * 1024;
    const qint64 size = ::lseek(fd, 0, SEEK_END);
    const qint64 from = std::max<qint64>(0, size - 2 * LongestRow);
    QByteArray bytes(size - from, Qt::Uninitialized);
    const ssize_t got = ::pread(fd, bytes.data(), std::size_t(bytes.size()), from);
    if (size < 0 || got < 0)
        return tl::unexpected(fileError(errno, path));
    bytes.resize(got);
    const qsizetype end = bytes.lastIndexOf('\n') + 1;
    const qsizetype begin = end > 1 ? bytes.lastIndexOf('\n', end - 2) + 1 : 0;
    return Tail{bytes.mid(begin, end - begin), from + end};
}

Result<> appendLine(int fd, qint64 end, const QByteArray& line, const QString& path)
{
    if (::ftruncate(fd, end) != 0) // what a killed writer left of a row
        return tl::unexpected(fileError(errno, path));
    const ssize_t written = ::pwrite(fd, line.constData(), std::size_t(line.size()), end);
    if (written == line.size() && ::fdatasync(fd) == 0)
        return {};
    const int failure = written >= 0 && written < line.size() ? ENOSPC : errno;
    std::ignore = ::ftruncate(fd, end); // else the next writer cuts it
    return tl::unexpected(fileError(failure, path));
}

} // namespace

AuditFile::AuditFile(const QString& folder, AuditContext context,
                     std::shared_ptr<const Clock> clock)
    : m_path(folder + QStringLiteral("/audit.jsonl")), m_context(std::move(context)),
      m_clock(std::move(clock))
{}

Result<> AuditFile::record(const AuditEntry& entry) const
{
    const auto row = append(entry);
    if (!row)
        return propagate(row);
    if (m_context.heads)
        m_context.heads->keep({row->writer, row->seq, row->hash});
    return {};
}

Result<AuditRow> AuditFile::append(const AuditEntry& entry) const
{
    const UniqueFd fd(
        ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!fd.isOpen() || ::flock(fd.get(), LOCK_EX) != 0)
        return tl::unexpected(fileError(errno, m_path));
    const auto tail = readTail(fd.get(), m_path);
    if (!tail)
        return propagate(tail);
    AuditRow last;
    if (tail->line.isEmpty())
        last.writer = newUuidV7();
    else
        last = rowOf(tail->line);
    AuditRow row = nextRow(last, entry);
    if (auto appended = appendLine(fd.get(), tail->end, lineOf(row), m_path); !appended)
        return propagate(appended);
    return row;
}

AuditRow AuditFile::nextRow(const AuditRow& last, const AuditEntry& entry) const
{
    AuditRow row;
    row.writer = last.writer;
    row.seq = last.seq + 1;
    row.occurredAt = m_clock->now().toUTC();
    row.person = m_context.person;
    row.station = m_context.station;
    row.program = m_context.program;
    row.action = entry.action;
    if (entry.patient)
        row.patient = entry.patient->uuid();
    row.target = entry.target;
    row.detail = QString::fromUtf8(QJsonDocument(entry.detail).toJson(QJsonDocument::Compact));
    row.previousHash = last.hash;
    row.hash = auditRowHash(row);
    return row;
}

Result<> AuditFile::visit(const std::function<Result<>(const AuditRow&)>& visit) const
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(EACCES, m_path));
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break; // being written now, or left by a killed writer
        if (auto visited = visit(rowOf(line)); !visited)
            return visited;
    }
    return {};
}

} // namespace wardlight::security
