#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QIODevice>
#include <QString>

#include <optional>
#include <vector>

namespace wardlight::ingest::edf {

/// One signal of a header.
struct EdfSignal
{
    QString label;
    QString transducer;
    QString unit; ///< "physical dimension", as written
    double physicalMin = 0, physicalMax = 0;
    int digitalMin = 0, digitalMax = 0;
    QString prefilter;
    int samplesPerRecord = 0;

    [[nodiscard]] bool isAnnotations() const;
    /// Units a count; empty where the limits define none.
    [[nodiscard]] std::optional<double> gain() const;
};

enum class EdfKind
{
    Edf, ///< 16 bits
    Bdf, ///< BioSemi's 24 bits
    EdfPlus,
    BdfPlus
};

/// The header of an EDF, EDF+, BDF or BDF+ file.
struct EdfHeader
{
    EdfKind kind = EdfKind::Edf;
    bool isContinuous = true; ///< false: EDF+D, records have times of their own
    QString patient;          ///< as written; EDF+: code, sex, birth date, name
    QString recording;
    QDateTime start; ///< to the second, taken as UTC; null where the file gives none
    qint64 headerBytes = 0;
    qint64 recordCount = -1; ///< -1: unknown
    double recordSeconds = 0;
    std::vector<EdfSignal> channels; ///< annotation signals among them

    [[nodiscard]] bool isPlus() const
    {
        return kind == EdfKind::EdfPlus || kind == EdfKind::BdfPlus;
    }
    [[nodiscard]] int bytesPerSample() const
    {
        return kind == EdfKind::Bdf || kind == EdfKind::BdfPlus ? 3 : 2;
    }
    [[nodiscard]] qint64 bytesPerRecord() const;
};

/// Reads a header from the beginning of @p device, after the EDF and EDF+ specifications.
/// @return Error::Invalid, naming what is wrong: no EDF, numbers that are none, a record duration
///         of 0 with signals in it, samples of a record that no memory holds
[[nodiscard]] Result<EdfHeader> readHeader(QIODevice& device);

} // namespace wardlight::ingest::edf
