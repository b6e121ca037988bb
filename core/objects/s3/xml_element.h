#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace wardlight::objects {

/// An element of a small XML document, with all that is in it. Namespaces are left out: servers
/// differ in them.
class XmlElement
{
public:
    /// Reads a document. Entities other than XML's own five are refused.
    /// @return Error::Invalid for what is no XML, or nested more than 32 deep
    [[nodiscard]] static Result<XmlElement> parse(QByteArrayView document);

    [[nodiscard]] const QString& name() const { return m_name; }
    /// The text directly inside, as it stands.
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const std::vector<XmlElement>& children() const { return m_children; }

    /// The first child of this name; null when there is none.
    [[nodiscard]] const XmlElement* child(QStringView name) const;
    /// The text of the first child of this name; empty when there is none.
    [[nodiscard]] QString childText(QStringView name) const;
    [[nodiscard]] std::vector<const XmlElement*> childrenNamed(QStringView name) const;

private:
    QString m_name;
    QString m_text;
    std::vector<XmlElement> m_children;
};

} // namespace wardlight::objects
