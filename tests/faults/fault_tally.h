#pragma once

#include <QFile>
#include <QString>

#include <random>

namespace wardlight::test {

/// What a fault test tried and what came of it; a line of the table that `packaging/test --label
/// faults` prints at its end (the file that WARDLIGHT_FAULT_TABLE names).
class FaultTally
{
public:
    explicit FaultTally(QString fault) : m_fault(std::move(fault)) {}
    ~FaultTally()
    {
        const QByteArray line = QStringLiteral("%1\t%2\t%3\t%4\n")
                                    .arg(m_fault)
                                    .arg(tried)
                                    .arg(survived)
                                    .arg(lost)
                                    .toUtf8();
        qInfo("%s", line.trimmed().constData());
        const QString path = qEnvironmentVariable("WARDLIGHT_FAULT_TABLE");
        QFile table(path);
        if (!path.isEmpty() && table.open(QIODevice::Append))
            table.write(line);
    }
    FaultTally(const FaultTally&) = delete;
    FaultTally& operator=(const FaultTally&) = delete;

    int tried = 0;    ///< faults played
    int survived = 0; ///< after which work went on, with nothing lost
    int lost = 0;     ///< acknowledged writes that are missing or there twice, over all

private:
    const QString m_fault;
};

/// Whether the long version was asked for (`packaging/test --label faults`).
[[nodiscard]] inline bool isFullRun()
{
    return qEnvironmentVariable("WARDLIGHT_FAULTS") == QLatin1String("full");
}

/// @return @p full in the long version, else @p few
[[nodiscard]] inline int rounds(int few, int full)
{
    return isFullRun() ? full : few;
}

/// Random moments that can be had again: WARDLIGHT_TEST_SEED, else a new seed, which is printed.
[[nodiscard]] inline std::mt19937 seededRandom()
{
    const QString given = qEnvironmentVariable("WARDLIGHT_TEST_SEED");
    const quint32 seed = given.isEmpty() ? std::random_device()() : given.toUInt();
    qInfo("WARDLIGHT_TEST_SEED=%u", seed);
    return std::mt19937(seed);
}

} // namespace wardlight::test
