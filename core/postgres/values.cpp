#include "core/postgres/values.h"

#include "core/postgres/rows_data.h"

#include <QTimeZone>

#include <charconv>
#include <cmath>
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

} // namespace

Param::Param(const QString& text)
    : m_text(QString(text).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)).toStdString())
{}

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
        m_text = instant.toUTC().toString(Qt::ISODateWithMs).toStdString();
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

Param::Param(const QByteArray& bytes) : m_text("\\x" + bytes.toHex().toStdString())
{}

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

qint64 Field::int64() const
{
    qint64 value = 0;
    std::from_chars(m_data, m_data + m_size, value);
    return value;
}

double Field::number() const
{
    return m_isNull ? 0 : view().toDouble();
}

QUuid Field::uuid() const
{
    return QUuid::fromString(QLatin1StringView(m_data, qsizetype(m_size)));
}

QDateTime Field::instant() const
{
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
    return QDate::fromString(text(), Qt::ISODate);
}

QTime Field::time() const
{
    return QTime::fromString(text().first(std::min<qsizetype>(12, qsizetype(m_size))),
                             Qt::ISODateWithMs);
}

QByteArray Field::bytes() const
{
    return m_size < 2 ? QByteArray()
                      : QByteArray::fromHex(QByteArray(m_data + 2, qsizetype(m_size) - 2));
}

QStringList Field::texts() const
{
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

int Rows::size() const
{
    return static_cast<int>(m_data->result.size());
}

int Rows::affectedRows() const
{
    return static_cast<int>(m_data->result.affected_rows());
}

Field Row::operator[](const char* column) const
{
    const auto index = m_rows->m_data->result.column_number(column);
    return (*this)[static_cast<int>(index)];
}

Field Row::operator[](int column) const
{
    if (m_index < 0 || m_index >= m_rows->size())
        throw std::out_of_range("row of an empty result");
    const auto row = m_rows->m_data->result[static_cast<pqxx::result::size_type>(m_index)];
    const auto field = row[static_cast<pqxx::row::size_type>(column)];
    return Field(field.c_str(), field.size(), field.is_null());
}

} // namespace wardlight::postgres
