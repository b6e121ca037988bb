#include "app/ctl/output.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cwchar>
#include <mutex>
#include <unistd.h>

namespace wardlight::ctl {

namespace {

void write(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

/// Columns that text takes on a terminal: CJK characters take two.
int displayWidth(const QString& text)
{
    int width = 0;
    for (const char32_t character : text.toUcs4()) {
        const bool isWide = (character >= 0x1100 && character <= 0x115f) ||
                            (character >= 0x2e80 && character <= 0xa4cf) ||
                            (character >= 0xac00 && character <= 0xd7a3) ||
                            (character >= 0xf900 && character <= 0xfaff) ||
                            (character >= 0xfe30 && character <= 0xfe6f) ||
                            (character >= 0xff00 && character <= 0xff60) ||
                            (character >= 0x20000 && character <= 0x3fffd);
        width += isWide ? 2 : 1;
    }
    return width;
}

QString alignedLine(const QStringList& cells, const std::vector<int>& widths)
{
    QString line;
    for (int column = 0; column < cells.size(); ++column) {
        line += cells[column];
        if (column + 1 < cells.size())
            line += QString(widths[std::size_t(column)] - displayWidth(cells[column]) + 2, u' ');
    }
    return line;
}

std::atomic<bool> interrupted = false;

void onInterrupt(int)
{
    if (interrupted.exchange(true))
        ::_exit(130); // asked twice: do not wait for the work to wind up
}

void paintProgress(const Job::Progress& progress)
{
    const qint64 percent = progress.total > 0 ? progress.done * 100 / progress.total : 0;
    const QString bar = QString(int(percent / 5), u'#').leftJustified(20, u'.');
    write(stderr, QStringLiteral("\r[%1] %2 / %3  %4\x1b[K")
                      .arg(bar)
                      .arg(progress.done)
                      .arg(progress.total)
                      .arg(progress.step.left(40))
                      .toUtf8());
}

} // namespace

void Output::json(const QJsonObject& document)
{
    write(stdout, QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
}

void Output::json(const QJsonArray& document)
{
    write(stdout, QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
}

void Output::line(const QString& text)
{
    write(stdout, text.toUtf8() + '\n');
}

void Output::table(const QStringList& header, const std::vector<QStringList>& rows)
{
    std::vector<int> widths;
    for (const QString& title : header)
        widths.push_back(displayWidth(title));
    for (const QStringList& row : rows) {
        for (int column = 0; column < row.size(); ++column) {
            int& width = widths[std::size_t(column)];
            width = std::max(width, displayWidth(row[column]));
        }
    }
    line(alignedLine(header, widths));
    for (const QStringList& row : rows)
        line(alignedLine(row, widths));
}

void Output::error(const QString& message)
{
    write(stderr, message.toUtf8() + '\n');
}

ProgressLine::ProgressLine(JobPointer job) : m_job(std::move(job))
{
    interrupted = false;
    std::signal(SIGINT, onInterrupt);
    m_painter = std::jthread([job = m_job](const std::stop_token& stop) {
        const bool isTerminal = ::isatty(STDERR_FILENO) == 1;
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            if (interrupted)
                job->cancel();
            if (isTerminal)
                paintProgress(job->progress());
            wake.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; });
        }
        if (isTerminal)
            write(stderr, "\r\x1b[K");
    });
}

ProgressLine::~ProgressLine()
{
    m_painter.request_stop();
    m_painter.join();
    std::signal(SIGINT, SIG_DFL);
}

} // namespace wardlight::ctl
