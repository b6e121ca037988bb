#include "app/services/read_age.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace wardlight::services {

namespace {

using std::chrono::milliseconds;

/// A standby that has replayed nothing yet cannot tell its age.
constexpr milliseconds UnknownAge = std::chrono::hours(24 * 365);

QString translated(const char* text)
{
    return QCoreApplication::translate("ReadAge", text);
}

/// Seconds, rounded up, for a promise is kept by the larger number.
QString seconds(milliseconds time)
{
    return QLocale().toString(std::ceil(double(time.count()) / 100) / 10, 'f', 1);
}

} // namespace

void ReadAge::note(const postgres::Freshness& freshness)
{
    const std::lock_guard lock(m_mutex);
    m_last = freshness.isStandby ? Lag(freshness.lagAtMost) : std::nullopt;
    if (m_last)
        m_worst = std::max(m_worst.value_or(milliseconds(0)), *m_last);
}

ReadAge::Lag ReadAge::last() const
{
    const std::lock_guard lock(m_mutex);
    return m_last;
}

ReadAge::Lag ReadAge::worst() const
{
    const std::lock_guard lock(m_mutex);
    return m_worst;
}

QString standbySentence(milliseconds lagAtMost)
{
    if (lagAtMost > UnknownAge)
        return translated(QT_TRANSLATE_NOOP(
            "ReadAge", "A standby answered, which cannot say how old its data are."));
    return translated(QT_TRANSLATE_NOOP("ReadAge", "A standby answered: what was saved in the last "
                                                   "%1 s may be missing."))
        .arg(seconds(lagAtMost));
}

QString standbyWords(milliseconds lagAtMost)
{
    if (lagAtMost > UnknownAge)
        return translated(QT_TRANSLATE_NOOP("ReadAge", "from a standby, of unknown age"));
    return translated(QT_TRANSLATE_NOOP("ReadAge", "from a standby, up to %1 s old"))
        .arg(seconds(lagAtMost));
}

} // namespace wardlight::services
