#include "core/ingest/edf/header_bytes.h"

#include <QLocale>

#include <functional>

namespace wardlight::ingest::edf {

namespace {

QByteArray padded(const QByteArray& text, int width)
{
    return text.left(width).leftJustified(width, ' ');
}

/// Never half a character of UTF-8.
QByteArray field(const QString& text, int width)
{
    QString fits = text;
    while (fits.toUtf8().size() > width)
        fits.chop(1);
    return padded(fits.toUtf8(), width);
}

QByteArray field(qint64 number, int width)
{
    return padded(QByteArray::number(number), width);
}

QByteArray version(EdfKind kind)
{
    const bool isBdf = kind == EdfKind::Bdf || kind == EdfKind::BdfPlus;
    return isBdf ? QByteArray("\xff") + "BIOSEMI" : padded("0", 8);
}

QByteArray reserved(const EdfHeader& header)
{
    switch (header.kind) {
    case EdfKind::Edf:
        return {};
    case EdfKind::Bdf:
        return "24BIT";
    case EdfKind::EdfPlus:
        return header.isContinuous ? "EDF+C" : "EDF+D";
    case EdfKind::BdfPlus:
        return header.isContinuous ? "BDF+C" : "BDF+D";
    }
    return {};
}

} // namespace

QByteArray eightCharacters(double value)
{
    constexpr int Width = 8;
    QByteArray nearest = QByteArray::number(value, 'f', 0);
    double least = std::abs(nearest.toDouble() - value);
    for (int decimals = 1; decimals < Width; ++decimals) {
        const QByteArray text = QByteArray::number(value, 'f', decimals);
        const double error = std::abs(text.toDouble() - value);
        if (text.size() <= Width && error < least) {
            nearest = text;
            least = error;
        }
    }
    return nearest;
}

QByteArray headerBytes(const EdfHeader& header)
{
    const QDateTime start =
        header.start.isValid() ? header.start.toUTC() : QDateTime({1985, 1, 1}, {0, 0}, Qt::UTC);
    QByteArray bytes = version(header.kind);
    bytes += field(header.patient, 80) + field(header.recording, 80);
    bytes += field(start.toString(QStringLiteral("dd.MM.yy")), 8);
    bytes += field(start.toString(QStringLiteral("HH.mm.ss")), 8);
    bytes += field(qint64(256) * (qint64(header.channels.size()) + 1), 8);
    bytes += padded(reserved(header), 44) + field(header.recordCount, 8);
    bytes += padded(eightCharacters(header.recordSeconds), 8);
    bytes += field(qint64(header.channels.size()), 4);
    const auto each = [&](const std::function<QByteArray(const EdfSignal&)>& write) {
        for (const EdfSignal& signal : header.channels)
            bytes += write(signal);
    };
    each([](const EdfSignal& signal) { return field(signal.label, 16); });
    each([](const EdfSignal& signal) { return field(signal.transducer, 80); });
    each([](const EdfSignal& signal) { return field(signal.unit, 8); });
    each([](const EdfSignal& signal) { return padded(eightCharacters(signal.physicalMin), 8); });
    each([](const EdfSignal& signal) { return padded(eightCharacters(signal.physicalMax), 8); });
    each([](const EdfSignal& signal) { return field(signal.digitalMin, 8); });
    each([](const EdfSignal& signal) { return field(signal.digitalMax, 8); });
    each([](const EdfSignal& signal) { return field(signal.prefilter, 80); });
    each([](const EdfSignal& signal) { return field(signal.samplesPerRecord, 8); });
    each([](const EdfSignal&) { return padded({}, 32); });
    return bytes;
}

} // namespace wardlight::ingest::edf
