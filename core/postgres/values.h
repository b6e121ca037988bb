#pragma once

#include "core/base/ids.h"
#include "core/base/sha256.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QTime>

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

struct pg_result;

namespace wardlight::postgres {

/// One value for a `$n` placeholder, or SQL NULL. Converts from the types that rows are made of.
class Param
{
public:
    Param(std::nullptr_t) {}
    /// A null QString is the empty text; use std::optional or nullptr for NULL. PostgreSQL's text
    /// holds no U+0000: U+FFFD takes its place.
    Param(const QString& text);
    /// A real bool only, so that no pointer slips in.
    template <std::same_as<bool> Bool>
    Param(Bool value) : m_text(value ? "t" : "f")
    {}
    Param(int value) : m_text(std::to_string(value)) {}
    Param(qint64 value) : m_text(std::to_string(value)) {}
    /// Round-trips exactly; NaN and infinities as PostgreSQL spells them.
    Param(double value);
    Param(const QUuid& uuid) : m_text(uuid.toString(QUuid::WithoutBraces).toStdString()) {}
    template <class Tag>
    Param(const Id<Tag>& id) : Param(id.uuid())
    {}
    /// To the millisecond; an invalid one is NULL.
    Param(const QDateTime& instant);
    Param(const QDate& date);
    Param(const QTime& time);
    /// bytea; crosses as it is, not as hexadecimal digits.
    Param(const QByteArray& bytes) : m_text(bytes.toStdString()), m_isBytes(true) {}
    Param(const Sha256Digest& digest) : Param(digest.toBytes()) {}
    /// text[]
    Param(const QStringList& texts);
    template <class T>
    Param(const std::optional<T>& value)
    {
        if (value)
            *this = Param(*value);
    }
    Param(const char*) = delete;

    /// Null for NULL. Text as PostgreSQL reads it, or bytes.
    [[nodiscard]] const char* data() const { return m_text ? m_text->c_str() : nullptr; }
    [[nodiscard]] std::size_t size() const { return m_text ? m_text->size() : 0; }
    [[nodiscard]] bool isBytes() const { return m_isBytes; }

private:
    std::optional<std::string> m_text;
    bool m_isBytes = false;
};

/// One value of a result row; valid as long as its Rows. Reading NULL gives the type's empty value.
///
/// Values that came in binary form (Transaction::execBinary) are told from their size: integers,
/// floating point, boolean, text, bytea, uuid, timestamptz, date, time. Reading another type, or as
/// another one, is our bug and ends the transaction with Error::Internal.
class Field
{
public:
    enum class Form
    {
        Text,
        Binary
    };

    Field(const char* data, std::size_t size, bool isNull, Form form = Form::Text)
        : m_data(data), m_size(size), m_isNull(isNull), m_isBinary(form == Form::Binary)
    {}

    [[nodiscard]] bool isNull() const { return m_isNull; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] qint64 int64() const;
    [[nodiscard]] int integer() const { return static_cast<int>(int64()); }
    [[nodiscard]] double number() const;
    [[nodiscard]] bool boolean() const
    {
        return m_size > 0 && (m_isBinary ? *m_data != 0 : *m_data == 't');
    }
    [[nodiscard]] QUuid uuid() const;
    template <class IdType>
    [[nodiscard]] IdType id() const
    {
        return IdType(uuid());
    }
    /// timestamptz, UTC, to the millisecond; invalid for NULL and ±infinity.
    [[nodiscard]] QDateTime instant() const;
    [[nodiscard]] QDate date() const;
    [[nodiscard]] QTime time() const;
    [[nodiscard]] QByteArray bytes() const;
    /// text[] of one dimension
    [[nodiscard]] QStringList texts() const;

    [[nodiscard]] std::optional<QString> maybeText() const;
    [[nodiscard]] std::optional<qint64> maybeInt64() const;
    [[nodiscard]] std::optional<int> maybeInteger() const;
    [[nodiscard]] std::optional<double> maybeNumber() const;
    [[nodiscard]] std::optional<QDate> maybeDate() const;
    [[nodiscard]] std::optional<QTime> maybeTime() const;

private:
    [[nodiscard]] QByteArrayView view() const;
    /// A number in network byte order, of the sizes that PostgreSQL's integers have.
    [[nodiscard]] qint64 binaryInteger() const;
    void requireSize(std::size_t size) const;

    const char* m_data;
    std::size_t m_size;
    bool m_isNull;
    bool m_isBinary;
};

class Rows;

/// One row of a result; valid as long as its Rows.
class Row
{
public:
    Row(const Rows* rows, int index) : m_rows(rows), m_index(index) {}
    /// By name; an unknown name is our bug and ends the transaction with Error::Internal.
    [[nodiscard]] Field operator[](const char* column) const;
    [[nodiscard]] Field operator[](int column) const;

private:
    const Rows* m_rows;
    int m_index;
};

/// The result of one statement; cheap to copy.
class Rows
{
public:
    class Iterator
    {
    public:
        Iterator(const Rows* rows, int index) : m_rows(rows), m_index(index) {}
        Row operator*() const { return Row(m_rows, m_index); }
        Iterator& operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return m_index != other.m_index; }

    private:
        const Rows* m_rows;
        int m_index;
    };

    [[nodiscard]] int size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] int affectedRows() const;
    [[nodiscard]] Row operator[](int index) const { return Row(this, index); }
    [[nodiscard]] Row first() const { return Row(this, 0); }
    [[nodiscard]] Iterator begin() const { return Iterator(this, 0); }
    [[nodiscard]] Iterator end() const { return Iterator(this, size()); }

private:
    friend class Database;
    friend class Transaction;
    friend class Row;
    /// @param answer  of libpq, becomes the object's own
    explicit Rows(pg_result* answer);
    std::shared_ptr<pg_result> m_answer;
};

} // namespace wardlight::postgres
