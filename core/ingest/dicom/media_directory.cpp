#include "core/ingest/dicom/media_directory.h"

#include "core/imaging/file_set.h"
#include "core/objects/ingest_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QJsonDocument>
#include <QSet>

namespace wardlight::ingest {

namespace {

const QString DirectoryName = QStringLiteral("DICOMDIR");
/// Far above the largest medium's.
constexpr qint64 LargestDirectoryBytes = qint64(256) * 1024 * 1024;

bool isDirectory(const QString& path)
{
    return QFileInfo(path).fileName().startsWith(DirectoryName, Qt::CaseInsensitive);
}

/// Finds files by the names that a table of contents gives them.
class MediumFolder
{
public:
    explicit MediumFolder(QString root) : m_root(std::move(root)) {}

    /// What a file should be called, for the person.
    [[nodiscard]] QString expectedPath(const QStringList& names) const
    {
        return m_root + u'/' + names.join(u'/');
    }

    /// Empty when there is no such file, or the names lead elsewhere.
    [[nodiscard]] std::optional<QString> find(const QStringList& names)
    {
        QString path = m_root;
        for (const QString& name : names) {
            const std::optional<QString> entry = entryOf(path, name);
            if (!entry)
                return std::nullopt;
            path += u'/' + *entry;
        }
        return QFileInfo(path).isFile() ? std::optional(path) : std::nullopt;
    }

private:
    /// A name as media and the systems that mount them write it, to be compared.
    static QString key(const QString& name)
    {
        const qsizetype version = name.lastIndexOf(u';');
        QString bare = (version > 0 ? name.first(version) : name).toLower();
        if (bare.endsWith(u'.') && bare.size() > 1)
            bare.chop(1);
        return bare;
    }

    std::optional<QString> entryOf(const QString& folder, const QString& name)
    {
        const bool isPlain = !name.isEmpty() && !name.contains(u'/') &&
                             !name.contains(QChar(u'\0')) && name != QLatin1String(".") &&
                             name != QLatin1String("..");
        if (!isPlain)
            return std::nullopt;
        auto known = m_entries.find(folder);
        if (known == m_entries.end()) {
            known = m_entries.insert(folder, {});
            const QStringList names = QDir(folder).entryList(
                QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
            for (const QString& entry : names)
                known->insert(key(entry), entry);
            for (const QString& entry : names)
                known->insert(entry, entry); // the exact name wins
        }
        const auto exact = known->constFind(name);
        const auto found = exact != known->cend() ? exact : known->constFind(key(name));
        return found == known->cend() ? std::nullopt : std::optional(*found);
    }

    QString m_root;
    QHash<QString, QHash<QString, QString>> m_entries; ///< by folder and name
};

Result<std::vector<QStringList>> readDirectory(const QString& path, const imaging::Decoder& decoder)
{
    const Result<objects::IngestedFile> file = objects::ingestFile(path, LargestDirectoryBytes);
    if (!file)
        return propagate(file);
    const Result<QByteArray> tags = decoder.tagsJson(file->bytes, path);
    if (!tags)
        return propagate(tags);
    return imaging::filesOfDirectory(QJsonDocument::fromJson(*tags).object());
}

/// One import's tables of contents, and what they add to its files.
class DirectoryFollower
{
public:
    DirectoryFollower(WalkedFiles& walked, const imaging::Decoder& decoder)
        : m_walked(walked), m_decoder(decoder)
    {}

    void run()
    {
        const QStringList paths = std::exchange(m_walked.files, {});
        QStringList directories;
        for (const QString& path : paths) {
            if (isDirectory(path)) {
                directories.append(path);
                continue;
            }
            m_walked.files.append(path);
            m_known.insert(path);
        }
        for (const QString& path : directories)
            follow(path);
    }

private:
    void follow(const QString& path)
    {
        const auto listed = readDirectory(path, m_decoder);
        if (!listed) {
            m_walked.skipped.push_back({path, listed.error().message});
            return;
        }
        MediumFolder folder(QFileInfo(path).absolutePath());
        for (const QStringList& names : *listed)
            add(folder, names);
    }

    void add(MediumFolder& folder, const QStringList& names)
    {
        const std::optional<QString> path = folder.find(names);
        if (!path) {
            miss(folder.expectedPath(names));
            return;
        }
        if (isDirectory(*path) || m_known.contains(*path))
            return;
        m_known.insert(*path);
        m_walked.files.append(*path);
    }

    void miss(const QString& path)
    {
        if (m_missed.contains(path))
            return;
        m_missed.insert(path);
        m_walked.skipped.push_back(
            {path, QCoreApplication::translate(
                       "DicomImport", "The medium's table of contents (DICOMDIR) lists this file, "
                                      "but it is not there. Ask for a complete copy.")});
    }

    WalkedFiles& m_walked;
    const imaging::Decoder& m_decoder;
    QSet<QString> m_known;
    QSet<QString> m_missed;
};

} // namespace

void followDirectories(WalkedFiles& walked, const imaging::Decoder& decoder)
{
    DirectoryFollower(walked, decoder).run();
}

} // namespace wardlight::ingest
