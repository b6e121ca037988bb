#include "core/ingest/wfdb/header_text.h"

#include <QLocale>

namespace wardlight::ingest::wfdb {

namespace {

/// As few digits as give the same number again.
QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString rateText(double rate)
{
    // programs of others read no exponents here
    const QString text = numberText(rate);
    return text.contains(u'e') ? QString::number(rate, 'f', 6) : text;
}

QString formatText(const SignalLine& line)
{
    QString text = QString::number(int(line.format));
    if (line.samplesPerFrame != 1)
        text += u'x' + QString::number(line.samplesPerFrame);
    if (line.skewFrames != 0)
        text += u':' + QString::number(line.skewFrames);
    return text;
}

QString lineText(const SignalLine& line)
{
    const QStringList words = {line.file,
                               formatText(line),
                               QStringLiteral("%1(%2)/%3")
                                   .arg(numberText(line.gain), numberText(line.baseline),
                                        QString(line.unit).replace(u' ', u'_')),
                               QString::number(line.resolutionBits),
                               QString::number(line.zero),
                               QString::number(line.initialValue),
                               QString::number(qint16(line.checksum.value_or(0))),
                               QString::number(line.blockSize),
                               line.description.simplified()};
    return words.join(u' ').trimmed();
}

QString recordText(const WfdbHeader& header)
{
    QString rates = rateText(header.framesPerSecond);
    if (header.counterFrequency > 0)
        rates += u'/' + rateText(header.counterFrequency);
    if (header.counterFrequency > 0 && header.baseCounter != 0)
        rates += u'(' + numberText(header.baseCounter) + u')';
    QStringList words = {header.record, QString::number(header.lines.size()), rates,
                         QString::number(header.frames)};
    const QTime time = header.time.value_or(QTime(0, 0));
    if (header.time || header.date)
        words << time.toString(time.msec() == 0 ? QStringLiteral("HH:mm:ss")
                                                : QStringLiteral("HH:mm:ss.zzz"));
    if (header.date)
        words << header.date->toString(QStringLiteral("dd/MM/yyyy"));
    return words.join(u' ');
}

} // namespace

QByteArray headerText(const WfdbHeader& header)
{
    QStringList lines = {recordText(header)};
    for (const SignalLine& line : header.lines)
        lines << lineText(line);
    for (const QString& comment : header.comments)
        lines << u'#' + QString(comment).replace(u'\n', u' ').replace(u'\r', u' ');
    return (lines.join(u'\n') + u'\n').toUtf8();
}

} // namespace wardlight::ingest::wfdb
