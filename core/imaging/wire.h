#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

namespace wardlight::imaging {

/// Writes values one after the other, little-endian, without padding. See WireReader.
class WireWriter
{
public:
    static constexpr bool IsReader = false;
    /// Longer strings and lists are cut, so that the longest header fits one message; DICOM allows
    /// 64 characters for all that goes into one.
    static constexpr qsizetype MaxString = 256;
    static constexpr std::size_t MaxList = 32;

    template <class... Values>
    void operator()(const Values&... values)
    {
        (put(values), ...);
    }

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    void put(const QString& text);
    void put(bool value) { putBits(value ? 1 : 0, 1); }
    void put(double value);

    template <class Number>
    requires(std::is_integral_v<Number>) void put(Number value)
    {
        putBits(static_cast<std::uint64_t>(value), sizeof value);
    }
    template <class Enum>
    requires(std::is_enum_v<Enum>) void put(Enum value)
    {
        put(static_cast<std::underlying_type_t<Enum>>(value));
    }
    template <class Value, std::size_t Size>
    void put(const std::array<Value, Size>& values)
    {
        for (const Value& value : values)
            put(value);
    }
    template <class Value>
    void put(const std::optional<Value>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    void putBits(std::uint64_t bits, std::size_t bytes);

    QByteArray m_bytes;
};

/// Reads what a WireWriter of another, possibly hostile process wrote.
///
/// Never reads past the end, never allocates more than the message is long. After the first
/// violation (short message, string or list too long, NaN, infinity, unknown enum value, anything
/// but 0 and 1 for a bool) isValid() stays false and every value read is its default.
class WireReader
{
public:
    static constexpr bool IsReader = true;

    explicit WireReader(QByteArrayView bytes) : m_bytes(bytes) {}

    template <class... Values>
    void operator()(Values&... values)
    {
        (get(values), ...);
    }

    [[nodiscard]] bool isValid() const { return m_isValid; }
    /// Whether everything was read and nothing is left over.
    [[nodiscard]] bool isComplete() const { return m_isValid && m_bytes.isEmpty(); }
    void invalidate() { m_isValid = false; }

private:
    void get(QString& text);
    void get(bool& value);
    void get(double& value);

    template <class Number>
    requires(std::is_integral_v<Number>) void get(Number& value)
    {
        value = static_cast<Number>(getBits(sizeof value));
    }
    template <class Enum>
    requires(std::is_enum_v<Enum>) void get(Enum& value)
    {
        std::underlying_type_t<Enum> number{};
        get(number);
        // Every enum on the wire ends with the value that lastOf() names.
        if (number < 0 || number > static_cast<std::underlying_type_t<Enum>>(lastOf(value)))
            invalidate();
        else
            value = static_cast<Enum>(number);
    }
    template <class Value, std::size_t Size>
    void get(std::array<Value, Size>& values)
    {
        for (Value& value : values)
            get(value);
    }
    template <class Value>
    void get(std::optional<Value>& value)
    {
        bool isPresent = false;
        get(isPresent);
        if (isPresent)
            get(value.emplace());
    }
    std::uint64_t getBits(std::size_t bytes);

    QByteArrayView m_bytes;
    bool m_isValid = true;
};

} // namespace wardlight::imaging
