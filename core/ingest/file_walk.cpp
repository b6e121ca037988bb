#include "core/ingest/file_walk.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace wardlight::ingest {

namespace {

namespace fs = std::filesystem;

QString say(const std::error_code& error)
{
    if (error == std::errc::permission_denied)
        return QCoreApplication::translate("FileWalk",
                                           "You have no right to read this. Ask its owner.");
    if (error == std::errc::no_such_file_or_directory)
        return QCoreApplication::translate("FileWalk", "There is no such file or folder.");
    return QCoreApplication::translate("FileWalk", "This cannot be read: %1.")
        .arg(QString::fromLocal8Bit(error.message().c_str()));
}

class Walk
{
public:
    explicit Walk(const Job& job) : m_job(job) {}

    void visit(const fs::path& path)
    {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (error || !fs::exists(status))
            skip(path,
                 say(error ? error : std::make_error_code(std::errc::no_such_file_or_directory)));
        else if (fs::is_directory(status))
            m_folders.push_back(path);
        else if (fs::is_regular_file(status))
            m_found.files.append(text(path));
        else
            skip(path, QCoreApplication::translate(
                           "FileWalk", "This is no file (a pipe, a socket or a device)."));
    }

    /// Enters what visit() left for later; without recursion, however deep folders nest.
    void enterFolders()
    {
        while (!m_folders.empty() && !m_job.isCancelled()) {
            const fs::path folder = std::move(m_folders.back());
            m_folders.pop_back();
            enter(folder);
        }
    }

    WalkedFiles take() { return std::move(m_found); }

private:
    static QString text(const fs::path& path)
    {
        return QFile::decodeName(QByteArray::fromStdString(path.string()));
    }

    void skip(const fs::path& path, const QString& reason)
    {
        m_found.skipped.push_back({text(path), reason});
    }

    void enter(const fs::path& folder)
    {
        std::error_code error;
        const fs::path canonical = fs::canonical(folder, error);
        if (error) {
            skip(folder, say(error));
            return;
        }
        if (!m_entered.insert(canonical).second) {
            skip(folder, QCoreApplication::translate(
                             "FileWalk", "This leads to a folder that was read already."));
            return;
        }
        std::vector<fs::path> entries;
        for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
             it.increment(error))
            entries.push_back(it->path());
        if (error)
            skip(folder, say(error));
        visitAll(std::move(entries));
    }

    void visitAll(std::vector<fs::path> entries)
    {
        std::sort(entries.begin(), entries.end());
        const std::size_t before = m_folders.size();
        for (const fs::path& entry : entries)
            visit(entry);
        std::reverse(m_folders.begin() + std::ptrdiff_t(before), m_folders.end());
    }

    const Job& m_job;
    WalkedFiles m_found;
    std::vector<fs::path> m_folders; ///< a stack
    std::set<fs::path> m_entered;    ///< canonical
};

} // namespace

WalkedFiles walkFiles(const QStringList& paths, const Job& job)
{
    Walk walk(job);
    for (const QString& path : paths) {
        std::error_code error;
        const fs::path given(QFile::encodeName(path).toStdString());
        const fs::path absolute = fs::absolute(given, error);
        walk.visit(error ? given : absolute.lexically_normal());
        walk.enterFolders();
    }
    return walk.take();
}

} // namespace wardlight::ingest
