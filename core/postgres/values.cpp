#include "core/postgres/values.h"

#include <QTimeZone>
#include <QtEndian>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <libpq-fe.h>
#include <stdexcept>

namespace wardlight::postgres {

namespace {

std::string arrayText(const QStringList& texts)
{
    std::string array = "{";
    for (const QString& text : texts) {
        if (array.size() > 1)
            array += ',';
        array += '"';
        for (const char c : text.toStdString()) {
            if (c == '"' || c == '\\')
                array += '\\';
            array += c;
        }
        array += '"';
    }
    return array + '}';
}

/// "2026-11-20T10:00:00.123Z", as QDateTime writes it, at a fifth of its time: bulk data consist
/// of little else.
std::string isoText(qint64 msSinceEpoch)
{
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds(msSinceEpoch)};
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss<milliseconds> time(instant - day);
    const int year = int(date.year());
    if (year < 1 || year > 9999)
        return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC)
            .toString(Qt::ISODateWithMs)
            .toStdString();
    std::string text = "0000-00-00T00:00:00.000Z";
    const auto put = [&text](std::size_t end, qint64 number) { // its last digit stands before end
        for (; number > 0; number /= 10)
            text[--end] = char('0' + number % 10);
    };
    put(4, year);
    put(7, unsigned(date.month()));
    put(10, unsigned(date.day()));
    put(13, time.hours().count());
    put(16, time.minutes().count());
    put(19, time.seconds().count());
    put(23, time.subseconds().count());
    return text;
}

/// From which PostgreSQL counts in binary form.
const QDate Epoch(2000, 1, 1);

QDateTime binaryInstant(qint64 microseconds)
{
    if (microseconds == std::numeric_limits<qint64>::max() ||
        microseconds == std::numeric_limits<qint64>::min())
        return {}; // infinity
    // Down to the millisecond, before the epoch too, as the text form is cut.
    const qint64 ms = microseconds / 1000 - (microseconds % 1000 < 0 ? 1 : 0);
    return QDateTime(Epoch, QTime(0, 0), Qt::UTC).addMSecs(ms);
}

} // namespace

Param::Param(const QString& text)
{
    const QByteArray bytes =
        text.contains(QChar(u'\0'))
            ? QString(text).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)).toUtf8()
            : text.toUtf8();
    m_text.emplace(bytes.constData(), std::size_t(bytes.size()));
}

Param::Param(double value)
{
    if (std::isnan(value)) {
        m_text = "NaN";
    } else if (std::isinf(value)) {
        m_text = value > 0 ? "Infinity" : "-Infinity";
    } else {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        m_text = std::string(digits.data(), end.ptr);
    }
}

Param::Param(const QDateTime& instant)
{
    if (instant.isValid())
        m_text = isoText(instant.toMSecsSinceEpoch());
}

Param::Param(const QDate& date)
{
    if (date.isValid())
        m_text = date.toString(Qt::ISODate).toStdString();
}

Param::Param(const QTime& time)
{
    if (time.isValid())
        m_text = time.toString(Qt::ISODateWithMs).toStdString();
}

Param::Param(const QStringList& texts) : m_text(arrayText(texts))
{}

QByteArrayView Field::view() const
{
    return QByteArrayView(m_data, qsizetype(m_size));
}

QString Field::text() const
{
    return QString::fromUtf8(m_data, qsizetype(m_size));
}

void Field::requireSize(std::size_t size) const
{
    if (m_size != size)
        throw std::logic_error("a binary value of another type");
}

qint64 Field::binaryInteger() const
{
    switch (m_size) {
    case 2:
        return qFromBigEndian<qint16>(m_data);
    case 4:
        return qFromBigEndian<qint32>(m_data);
    default:
        requireSize(8);
        return qFromBigEndian<qint64>(m_data);
    }
}

qint64 Field::int64() const
{
    if (m_isBinary)
        return m_isNull ? 0 : binaryInteger();
    qint64 value = 0;
    std::from_chars(m_data, m_data + m_size, value);
    return value;
}

double Field::number() const
{
    if (m_isNull)
        return 0;
    if (!m_isBinary)
        return view().toDouble();
    if (m_size == 4)
        return double(qFromBigEndian<float>(m_data));
    requireSize(8);
    return qFromBigEndian<double>(m_data);
}

QUuid Field::uuid() const
{
    if (m_isBinary) {
        requireSize(m_isNull ? 0 : 16);
        return QUuid::fromRfc4122(view());
    }
    return QUuid::fromString(QLatin1StringView(m_data, qsizetype(m_size)));
}

QDateTime Field::instant() const
{
    if (m_isBinary)
        return m_isNull ? QDateTime() : binaryInstant(binaryInteger());
    // "2026-11-20 10:00:00.123456+00": the transaction's zone is UTC, its style ISO.
    const QLatin1StringView all(m_data, qsizetype(m_size));
    if (all.size() < 19 || all.endsWith(QLatin1StringView("BC")))
        return {};
    const QDate day = QDate::fromString(QString(all.first(10)), Qt::ISODate);
    const qsizetype zone = all.indexOf(QLatin1Char('+'), 19);
    const QLatin1StringView clock =
        all.sliced(11, std::min<qsizetype>(12, (zone < 0 ? all.size() : zone) - 11));
    const QTime time = QTime::fromString(QString(clock), Qt::ISODateWithMs);
    return day.isValid() && time.isValid() ? QDateTime(day, time, Qt::UTC) : QDateTime();
}

QDate Field::date() const
{
    if (m_isBinary)
        return m_isNull ? QDate() : Epoch.addDays(binaryInteger());
    return QDate::fromString(text(), Qt::ISODate);
}

QTime Field::time() const
{
    if (m_isBinary)
        return m_isNull ? QTime() : QTime::fromMSecsSinceStartOfDay(int(binaryInteger() / 1000));
    return QTime::fromString(text().first(std::min<qsizetype>(12, qsizetype(m_size))),
                             Qt::ISODateWithMs);
}

QByteArray Field::bytes() const
{
    if (m_isBinary)
        return view().toByteArray();
    return m_size < 2 ? QByteArray()
                      : QByteArray::fromHex(QByteArray(m_data + 2, qsizetype(m_size) - 2));
}

QStringList Field::texts() const
{
    if (m_isBinary)
        throw std::logic_error("arrays are read in text form");
    QStringList texts;
    QByteArray item;
    bool quoted = false;
    bool started = false;
    const auto finishItem = [&] {
        if (started)
            texts.append(QString::fromUtf8(item));
        item.clear();
        started = false;
    };
    for (std::size_t i = 1; i + 1 < m_size; ++i) {
        const char c = m_data[i];
        if (c == '"') {
            quoted = !quoted;
            started = true;
        } else if (c == ',' && !quoted) {
            finishItem();
        } else {
            item += c == '\\' ? m_data[++i] : c;
            started = true;
        }
    }
    finishItem();
    return texts;
}

std::optional<QString> Field::maybeText() const
{
    return m_isNull ? std::nullopt : std::optional(text());
}

std::optional<qint64> Field::maybeInt64() const
{
    return m_isNull ? std::nullopt : std::optional(int64());
}

std::optional<int> Field::maybeInteger() const
{
    return m_isNull ? std::nullopt : std::optional(integer());
}

std::optional<double> Field::maybeNumber() const
{
    return m_isNull ? std::nullopt : std::optional(number());
}

std::optional<QDate> Field::maybeDate() const
{
    return m_isNull ? std::nullopt : std::optional(date());
}

std::optional<QTime> Field::maybeTime() const
{
    return m_isNull ? std::nullopt : std::optional(time());
}

Rows::Rows(pg_result* answer) : m_answer(answer, PQclear)
{}

int Rows::size() const
{
    return PQntuples(m_answer.get());
}

int Rows::affectedRows() const
{
    return QByteArrayView(PQcmdTuples(m_answer.get())).toInt();
}

Field Row::operator[](const char* column) const
{
    return (*this)[PQfnumber(m_rows->m_answer.get(), column)];
}

Field Row::operator[](int column) const
{
    const PGresult* answer = m_rows->m_answer.get();
    if (m_index < 0 || m_index >= PQntuples(answer) || column < 0 || column >= PQnfields(answer))
        throw std::out_of_range("no such row or column in the result");
    const auto form = PQfformat(answer, column) == 1 ? Field::Form::Binary : Field::Form::Text;
    return Field(PQgetvalue(answer, m_index, column),
                 std::size_t(PQgetlength(answer, m_index, column)),
                 PQgetisnull(answer, m_index, column) == 1, form);
}

} // namespace wardlight::postgres
