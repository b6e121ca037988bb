#include "app/ctl/terminal.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace wardlight::ctl {

namespace {

/// Shows nothing of what is typed while it lives.
class Silence
{
public:
    Silence()
    {
        m_isSet = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_isSet)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence()
    {
        if (m_isSet)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    termios m_before = {};
    bool m_isSet = false;
};

} // namespace

bool canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

Result<QByteArray> askLine(const QString& prompt)
{
    std::fputs(prompt.toUtf8().constData(), stderr);
    std::fflush(stderr);
    std::string line;
    if (!std::getline(std::cin, line))
        return fail(ErrorCode::Cancelled, QCoreApplication::translate(
                                              "Terminal", "Nothing was typed; nothing was done."));
    return QByteArray::fromStdString(line);
}

Result<QByteArray> askSecret(const QString& prompt)
{
    Result<QByteArray> typed = [&prompt] {
        const Silence silence;
        return askLine(prompt);
    }();
    std::fputc('\n', stderr); // the typed one was not shown
    return typed;
}

} // namespace wardlight::ctl
