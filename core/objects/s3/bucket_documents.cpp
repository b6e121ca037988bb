#include "core/objects/s3/bucket_documents.h"

#include "core/objects/s3/xml_element.h"

#include <QBuffer>
#include <QXmlStreamWriter>

#include <algorithm>

namespace wardlight::objects {

namespace {

const QString Namespace = QStringLiteral("http://s3.amazonaws.com/doc/2006-03-01/");
const QString Enabled = QStringLiteral("Enabled");
const QString Disabled = QStringLiteral("Disabled");

/// Writes one document; the elements are the caller's.
class Document
{
public:
    explicit Document(const QString& root) : m_writer(&m_bytes)
    {
        m_writer.writeStartElement(root);
        m_writer.writeDefaultNamespace(Namespace);
    }

    Document& open(const char* name)
    {
        m_writer.writeStartElement(QLatin1String(name));
        return *this;
    }
    Document& close()
    {
        m_writer.writeEndElement();
        return *this;
    }
    Document& text(const char* name, const QString& value)
    {
        m_writer.writeTextElement(QLatin1String(name), value);
        return *this;
    }
    Document& number(const char* name, int value) { return text(name, QString::number(value)); }

    [[nodiscard]] QByteArray finish()
    {
        m_writer.writeEndDocument();
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
};

Result<XmlElement> parseDocument(const QByteArray& document, QStringView root)
{
    auto parsed = XmlElement::parse(document);
    if (parsed && parsed->name() != root)
        return unexpectedAnswer(parsed->name() + QStringLiteral(" instead of ") + root.toString());
    return parsed;
}

QString statusText(bool isEnabled)
{
    return isEnabled ? Enabled : Disabled;
}

LifecycleRule parseRule(const XmlElement& element)
{
    LifecycleRule rule;
    rule.id = element.childText(u"ID");
    rule.isEnabled = element.childText(u"Status") == Enabled;
    rule.prefix = element.childText(u"Prefix");
    if (const XmlElement* filter = element.child(u"Filter"); filter && rule.prefix.isEmpty())
        rule.prefix = filter->childText(u"Prefix");
    for (const XmlElement* transition : element.childrenNamed(u"Transition")) {
        rule.transitions.push_back(
            {transition->childText(u"Days").toInt(), transition->childText(u"StorageClass")});
    }
    std::ranges::sort(rule.transitions, {}, &LifecycleRule::Transition::days);
    if (const XmlElement* expiration = element.child(u"Expiration")) {
        if (const XmlElement* days = expiration->child(u"Days"))
            rule.expirationDays = days->text().toInt();
    }
    return rule;
}

} // namespace

bool isXmlText(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return c >= u' ' ? c != QChar(0xFFFE) && c != QChar(0xFFFF) : c == u'\t' || c == u'\n';
    });
}

QByteArray lifecycleDocument(const std::vector<LifecycleRule>& rules)
{
    Document document(QStringLiteral("LifecycleConfiguration"));
    for (const LifecycleRule& rule : rules) {
        document.open("Rule").text("ID", rule.id).text("Prefix", rule.prefix);
        document.text("Status", statusText(rule.isEnabled));
        for (const LifecycleRule::Transition& transition : rule.transitions) {
            document.open("Transition")
                .number("Days", transition.days)
                .text("StorageClass", transition.storageClass)
                .close();
        }
        if (rule.expirationDays)
            document.open("Expiration").number("Days", *rule.expirationDays).close();
        document.close();
    }
    return document.finish();
}

Result<std::vector<LifecycleRule>> parseLifecycle(const QByteArray& document)
{
    const auto root = parseDocument(document, u"LifecycleConfiguration");
    if (!root)
        return propagate(root);
    std::vector<LifecycleRule> rules;
    for (const XmlElement* element : root->childrenNamed(u"Rule"))
        rules.push_back(parseRule(*element));
    return rules;
}

QByteArray versioningDocument(Versioning versioning)
{
    Document document(QStringLiteral("VersioningConfiguration"));
    document.text("Status",
                  versioning == Versioning::Enabled ? Enabled : QStringLiteral("Suspended"));
    return document.finish();
}

Result<Versioning> parseVersioning(const QByteArray& document)
{
    const auto root = parseDocument(document, u"VersioningConfiguration");
    if (!root)
        return propagate(root);
    const QString status = root->childText(u"Status");
    if (status.isEmpty())
        return Versioning::Off;
    return status == Enabled ? Versioning::Enabled : Versioning::Suspended;
}

QByteArray replicationDocument(const Replication& replication)
{
    Document document(QStringLiteral("ReplicationConfiguration"));
    document.text("Role", replication.role);
    for (const ReplicationRule& rule : replication.rules) {
        document.open("Rule").text("ID", rule.id).number("Priority", rule.priority);
        document.open("Filter").text("Prefix", {}).close();
        document.text("Status", statusText(rule.isEnabled));
        document.open("DeleteMarkerReplication").text("Status", Disabled).close();
        document.open("Destination").text("Bucket", rule.destination);
        if (rule.timeMinutes) {
            for (const auto& [part, limit] :
                 {std::pair("ReplicationTime", "Time"), std::pair("Metrics", "EventThreshold")}) {
                document.open(part).text("Status", Enabled);
                document.open(limit).number("Minutes", *rule.timeMinutes).close().close();
            }
        }
        document.close().close();
    }
    return document.finish();
}

Result<Replication> parseReplication(const QByteArray& document)
{
    const auto root = parseDocument(document, u"ReplicationConfiguration");
    if (!root)
        return propagate(root);
    Replication replication{root->childText(u"Role"), {}};
    for (const XmlElement* element : root->childrenNamed(u"Rule")) {
        ReplicationRule rule;
        rule.id = element->childText(u"ID");
        rule.priority = element->childText(u"Priority").toInt();
        rule.isEnabled = element->childText(u"Status") == Enabled;
        if (const XmlElement* destination = element->child(u"Destination")) {
            rule.destination = destination->childText(u"Bucket");
            const XmlElement* time = destination->child(u"ReplicationTime");
            if (const XmlElement* limit = time ? time->child(u"Time") : nullptr)
                rule.timeMinutes = limit->childText(u"Minutes").toInt();
        }
        replication.rules.push_back(std::move(rule));
    }
    return replication;
}

QByteArray objectLockDocument(const ObjectLock& lock)
{
    Document document(QStringLiteral("ObjectLockConfiguration"));
    document.text("ObjectLockEnabled", Enabled);
    if (lock.mode != ObjectLock::Mode::None) {
        const QString mode = lock.mode == ObjectLock::Mode::Compliance
                                 ? QStringLiteral("COMPLIANCE")
                                 : QStringLiteral("GOVERNANCE");
        document.open("Rule").open("DefaultRetention").text("Mode", mode);
        document.number("Days", lock.days).close().close();
    }
    return document.finish();
}

Result<ObjectLock> parseObjectLock(const QByteArray& document)
{
    const auto root = parseDocument(document, u"ObjectLockConfiguration");
    if (!root)
        return propagate(root);
    const XmlElement* rule = root->child(u"Rule");
    const XmlElement* retention = rule ? rule->child(u"DefaultRetention") : nullptr;
    if (!retention)
        return ObjectLock{};
    constexpr int DaysPerYear = 365;
    ObjectLock lock;
    lock.mode = retention->childText(u"Mode") == QStringLiteral("COMPLIANCE")
                    ? ObjectLock::Mode::Compliance
                    : ObjectLock::Mode::Governance;
    lock.days = retention->childText(u"Days").toInt() +
                retention->childText(u"Years").toInt() * DaysPerYear;
    return lock;
}

QByteArray bucketDocument(const QString& region)
{
    Document document(QStringLiteral("CreateBucketConfiguration"));
    document.text("LocationConstraint", region);
    return document.finish();
}

QByteArray deleteDocument(std::span<const QString> keys)
{
    Document document(QStringLiteral("Delete"));
    document.text("Quiet", QStringLiteral("true"));
    for (const QString& key : keys)
        document.open("Object").text("Key", key).close();
    return document.finish();
}

QByteArray restoreDocument(int days)
{
    Document document(QStringLiteral("RestoreRequest"));
    document.number("Days", days);
    document.open("GlacierJobParameters").text("Tier", QStringLiteral("Standard")).close();
    return document.finish();
}

} // namespace wardlight::objects
