#pragma once

#include "core/async/job.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <thread>
#include <vector>

namespace wardlight::ctl {

/// Where a command's answer goes: one JSON document, or lines for a person, on stdout.
/// Messages and progress go to stderr, so that a pipe carries data alone.
class Output
{
public:
    enum class Format
    {
        Text,
        Json
    };

    explicit Output(Format format) : m_format(format) {}

    /// Whether the person asked for JSON; then nothing but json() may write.
    [[nodiscard]] bool isJson() const { return m_format == Format::Json; }
    void json(const QJsonObject& document);
    void json(const QJsonArray& document);
    /// One line of text.
    void line(const QString& text);
    /// Columns under a header, aligned by display width.
    void table(const QStringList& header, const std::vector<QStringList>& rows);

    /// A message for the person, on stderr.
    static void error(const QString& message);

private:
    Format m_format;
};

/// Shows a job's progress on stderr while it lives, when stderr is a terminal, and cancels the job
/// on Ctrl+C. One at a time.
class ProgressLine
{
public:
    explicit ProgressLine(JobPointer job);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    JobPointer m_job;
    std::jthread m_painter;
};

} // namespace wardlight::ctl
