#include "core/trace/codes/check_digits.h"
#include "core/trace/reference/reference_forms.h"
#include "core/trace/trace_rules.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace wardlight::trace {

namespace {

using Type = ReferenceColumn::Type;

constexpr qsizetype LongestText = 4000;

/// The context of this file's translations.
struct ReferenceTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReferenceTexts)
};

tl::unexpected<Error> invalid(const QString& message)
{
    return fail(ErrorCode::Invalid, message);
}

QStringList namesOf(const ReferenceColumn& column)
{
    return QString::fromUtf8(column.chinese).split(u'|') << QLatin1String(column.column);
}

QString firstName(const ReferenceColumn& column)
{
    return namesOf(column).constFirst();
}

Result<QString> checkNumber(const ReferenceColumn& column, const QString& text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return invalid(ReferenceTexts::tr("\"%1\" is no number; the column \"%2\" needs one.")
                           .arg(text.left(40), firstName(column)));
    const double limit = column.type == Type::Latitude ? 90 : 180;
    const bool isPlace = column.type == Type::Latitude || column.type == Type::Longitude;
    if (isPlace && std::abs(number) > limit)
        return invalid(ReferenceTexts::tr("%1 degrees do not exist; latitude goes to 90 and "
                                          "longitude to 180. Perhaps the two are swapped.")
                           .arg(text.left(40)));
    if (column.type == Type::Amount && number < 0)
        return invalid(
            ReferenceTexts::tr("The column \"%1\" must not be below 0.").arg(firstName(column)));
    return QString::number(number, 'g', 17);
}

Result<QString> checkProductCode(const QString& text)
{
    const bool isKnownLength = QList<qsizetype>{7, 8, 12, 13, 14}.contains(text.size());
    if (!isAllDigits(text) || !isKnownLength)
        return invalid(ReferenceTexts::tr("\"%1\" is no product code: 14 digits of a standard code "
                                          "or GTIN (8, 12 and 13 too), or 7 of trace codes.")
                           .arg(text.left(40)));
    if (text.size() == 7)
        return text;
    if (!hasValidMod10(text))
        return invalid(ReferenceTexts::tr("The check digit of %1 should be %2.")
                           .arg(text)
                           .arg(mod10CheckDigit(QStringView(text).chopped(1))));
    return text.rightJustified(14, u'0');
}

Result<QString> checkValue(const ReferenceColumn& column, const QString& text)
{
    if (text.isEmpty()) {
        if (column.isRequired)
            return invalid(
                ReferenceTexts::tr("The column \"%1\" is empty.").arg(firstName(column)));
        return text;
    }
    switch (column.type) {
    case Type::Text:
        if (text.size() > LongestText)
            return invalid(
                ReferenceTexts::tr("A field is longer than %1 characters.").arg(LongestText));
        return text;
    case Type::Code:
        return checkCode(text).map([&text] { return text; });
    case Type::ProductCode:
        return checkProductCode(text);
    case Type::Time:
        return parseTime(text).map(
            [](const RecordedTime& time) { return time.instant.toString(Qt::ISODateWithMs); });
    case Type::Level:
        if (text != QLatin1String("1") && text != QLatin1String("2") && text != QLatin1String("3"))
            return invalid(ReferenceTexts::tr("The packaging level is 1, 2 or 3, not \"%1\".")
                               .arg(text.left(40)));
        return text;
    case Type::Number:
    case Type::Amount:
    case Type::Latitude:
    case Type::Longitude:
        return checkNumber(column, text);
    }
    return text;
}

/// A row seen by its columns' names.
class NamedRow
{
public:
    NamedRow(const ReferenceForm& form, const QStringList& values) : m_form(form), m_values(values)
    {}

    [[nodiscard]] QString operator[](const char* column) const
    {
        for (std::size_t i = 0; i < m_form.columns.size(); ++i) {
            if (QLatin1String(m_form.columns[i].column) == QLatin1String(column))
                return m_values[qsizetype(i)];
        }
        return {};
    }
    /// Whether both are there and the second one comes before the first.
    [[nodiscard]] bool areReversed(const char* from, const char* to) const
    {
        const QString first = (*this)[from], last = (*this)[to];
        return !first.isEmpty() && !last.isEmpty() &&
               QDateTime::fromString(last, Qt::ISODateWithMs) <
                   QDateTime::fromString(first, Qt::ISODateWithMs);
    }

private:
    const ReferenceForm& m_form;
    const QStringList& m_values;
};

/// What one column alone cannot tell.
Result<> checkTogether(const ReferenceForm& form, const QStringList& values)
{
    const NamedRow row(form, values);
    const char* const spans[][2] = {{"licensed_from", "licensed_to"},
                                    {"valid_from", "valid_to"},
                                    {"in_force_from", "in_force_to"},
                                    {"packed_at", "unpacked_at"}};
    for (const auto& [from, to] : spans) {
        if (row.areReversed(from, to))
            return invalid(ReferenceTexts::tr("It ends before it begins."));
    }
    switch (form.kind) {
    case ReferenceKind::Recalls:
        if (row["code"].isEmpty() && row["batch"].isEmpty())
            return invalid(ReferenceTexts::tr("A recall must name a code or a batch."));
        return {};
    case ReferenceKind::Sites: {
        const QString latitude = row["latitude_deg"], longitude = row["longitude_deg"];
        if (latitude.isEmpty() != longitude.isEmpty())
            return invalid(ReferenceTexts::tr("Latitude and longitude must come together."));
        if (latitude.isEmpty())
            return {};
        return parsePlace(QStringLiteral("%1:%2")
                              .arg(latitude.toDouble(), 0, 'f', 9)
                              .arg(longitude.toDouble(), 0, 'f', 9))
            .map([](const auto&) {});
    }
    case ReferenceKind::DrugMaster: {
        const QString lowest = row["lowest_celsius"], highest = row["highest_celsius"];
        if (!lowest.isEmpty() && !highest.isEmpty() && lowest.toDouble() > highest.toDouble())
            return invalid(ReferenceTexts::tr("The lowest temperature is above the highest one."));
        return {};
    }
    case ReferenceKind::Readings:
        if (row["celsius"].toDouble() < -273.15)
            return invalid(ReferenceTexts::tr("There is no temperature below −273.15 °C."));
        return {};
    case ReferenceKind::Packing:
        if (row["child"] == row["parent"])
            return invalid(ReferenceTexts::tr("A pack cannot be inside itself."));
        return {};
    case ReferenceKind::Approvals:
    case ReferenceKind::Stock:
        return {};
    }
    return {};
}

} // namespace

Result<ReferenceColumns> ReferenceColumns::ofHeader(const ReferenceForm& form,
                                                    const QStringList& header)
{
    ReferenceColumns columns;
    columns.m_form = &form;
    columns.m_header = header;
    for (const ReferenceColumn& column : form.columns) {
        int found = -1;
        for (const QString& name : namesOf(column)) {
            const auto at = int(header.indexOf(name));
            if (at < 0)
                continue;
            if (found >= 0 || header.count(name) > 1)
                return invalid(ReferenceTexts::tr("The column \"%1\" stands in the header more "
                                                  "than once; nothing of this file can be taken.")
                                   .arg(firstName(column)));
            found = at;
        }
        if (found < 0 && column.isRequired)
            return invalid(ReferenceTexts::tr("The first line must name the columns, and \"%1\" "
                                              "(%2) is missing; nothing of this file can be taken.")
                               .arg(firstName(column), QLatin1String(column.column)));
        columns.m_fields.push_back(found);
    }
    return columns;
}

Result<ReferenceRow> ReferenceColumns::row(const QStringList& record) const
{
    if (record.size() != m_header.size())
        return invalid(ReferenceTexts::tr("The line has %1 columns instead of %2.")
                           .arg(record.size())
                           .arg(m_header.size()));
    ReferenceRow row;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto value = checkValue(m_form->columns[i],
                                      m_fields[i] < 0 ? QString() : record[m_fields[i]].trimmed());
        if (!value)
            return propagate(value);
        row.values << *value;
    }
    if (const auto checked = checkTogether(*m_form, row.values); !checked)
        return propagate(checked);
    for (int i = 0; i < int(m_header.size()); ++i) {
        const bool isKnown = std::find(m_fields.cbegin(), m_fields.cend(), i) != m_fields.cend();
        if (!isKnown && !m_header[i].isEmpty() && !record[i].isEmpty())
            row.extension.insert(m_header[i], record[i]);
    }
    return row;
}

} // namespace wardlight::trace
