#include "core/objects/s3/xml_element.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

#include <algorithm>

namespace wardlight::objects {

namespace {

constexpr std::size_t MaximumDepth = 32;

tl::unexpected<Error> notXml(const QString& detail)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("XmlElement",
                                            "The S3 server answered with something that is not "
                                            "understood. Is this the address of an S3 server?"),
                detail);
}

} // namespace

Result<XmlElement> XmlElement::parse(QByteArrayView document)
{
    QXmlStreamReader reader(document.toByteArray());
    reader.setEntityExpansionLimit(0);
    XmlElement root;
    std::vector<XmlElement*> open;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            if (open.size() == MaximumDepth)
                return notXml(QStringLiteral("nested too deep"));
            XmlElement* element = open.empty() ? &root : &open.back()->m_children.emplace_back();
            element->m_name = reader.name().toString();
            open.push_back(element);
            break;
        }
        case QXmlStreamReader::EndElement:
            open.pop_back();
            break;
        case QXmlStreamReader::Characters:
            if (!open.empty())
                open.back()->m_text += reader.text();
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return notXml(QStringLiteral("a document type or an entity"));
        default:
            break;
        }
    }
    if (reader.hasError() || root.m_name.isEmpty())
        return notXml(reader.errorString());
    return root;
}

const XmlElement* XmlElement::child(QStringView name) const
{
    const auto found = std::ranges::find_if(
        m_children, [name](const XmlElement& element) { return element.m_name == name; });
    return found == m_children.end() ? nullptr : &*found;
}

QString XmlElement::childText(QStringView name) const
{
    const XmlElement* found = child(name);
    return found ? found->m_text : QString();
}

std::vector<const XmlElement*> XmlElement::childrenNamed(QStringView name) const
{
    std::vector<const XmlElement*> found;
    for (const XmlElement& element : m_children) {
        if (element.m_name == name)
            found.push_back(&element);
    }
    return found;
}

} // namespace wardlight::objects
