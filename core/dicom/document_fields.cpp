#include "core/dicom/document_fields.h"

#include "core/dicom/values.h"

namespace wardlight::dicom {

namespace {

constexpr Tag ReferencedSopClass{0x0008, 0x1150};
constexpr Tag ReferencedSopInstance{0x0008, 0x1155};
constexpr Tag ReferencedFrames{0x0008, 0x1160};

} // namespace

QString DocumentFields::text(Tag tag) const
{
    const Element* element = m_dataset->findFilled(tag);
    if (!element)
        return {};
    const TextKind kind = element->vr == Vr::PN ? TextKind::PersonName : TextKind::Plain;
    return m_characterSet.decode(rawText(*element), kind).remove(QChar(u'\0')).trimmed();
}

QJsonValue DocumentFields::integer(Tag tag) const
{
    const auto value = firstInteger(*m_dataset, tag);
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue DocumentFields::number(Tag tag) const
{
    const auto value = firstNumber(*m_dataset, tag);
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonArray DocumentFields::numbers(Tag tag) const
{
    QJsonArray values;
    const Element* element = m_dataset->findFilled(tag);
    if (!element)
        return values;
    for (const std::optional<double>& value : dicom::numbers(*element, m_dataset->order))
        values.append(value ? QJsonValue(*value) : QJsonValue());
    return values;
}

QJsonArray DocumentFields::points(Tag tag, int coordinates) const
{
    const QJsonArray values = numbers(tag);
    QJsonArray points;
    if (values.size() % coordinates != 0)
        return points;
    for (qsizetype at = 0; at < values.size(); at += coordinates) {
        QJsonArray point;
        for (qsizetype i = 0; i < coordinates; ++i)
            point.append(values.at(at + i));
        points.append(point);
    }
    return points;
}

QJsonValue DocumentFields::code(Tag sequence) const
{
    const auto item = firstItem(sequence);
    if (!item)
        return {};
    return QJsonObject{{QStringLiteral("value"), item->text(tags::CodeValue)},
                       {QStringLiteral("scheme"), item->text(tags::CodingSchemeDesignator)},
                       {QStringLiteral("meaning"), item->text(tags::CodeMeaning)}};
}

QString DocumentFields::meaning(Tag sequence) const
{
    const auto item = firstItem(sequence);
    if (!item)
        return {};
    const QString meaning = item->text(tags::CodeMeaning);
    return meaning.isEmpty() ? item->text(tags::CodeValue) : meaning;
}

std::vector<DocumentFields> DocumentFields::items(Tag sequence) const
{
    std::vector<DocumentFields> fields;
    if (const Element* element = m_dataset->find(sequence)) {
        fields.reserve(element->items.size());
        for (const Dataset& item : element->items)
            fields.emplace_back(item, m_characterSet);
    }
    return fields;
}

std::optional<DocumentFields> DocumentFields::firstItem(Tag sequence) const
{
    const Dataset* item = m_dataset->firstItem(sequence);
    return item ? std::optional(DocumentFields(*item, m_characterSet)) : std::nullopt;
}

QJsonArray DocumentFields::references(Tag sequence) const
{
    QJsonArray references;
    for (const DocumentFields& item : items(sequence))
        references.append(
            QJsonObject{{QStringLiteral("sop_class"), item.text(ReferencedSopClass)},
                        {QStringLiteral("sop_instance"), item.text(ReferencedSopInstance)},
                        {QStringLiteral("frames"), item.numbers(ReferencedFrames)}});
    return references;
}

} // namespace wardlight::dicom
