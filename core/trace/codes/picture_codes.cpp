#include "core/trace/codes/picture_codes.h"

#include "core/sandbox/worker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <chrono>

namespace wardlight::trace {

namespace {

constexpr qint64 LargestFile = qint64(64) << 20U;
constexpr std::chrono::seconds Deadline{20};
constexpr qsizetype MostSymbols = 16;

/// The context of this file's translations.
struct PictureTexts
{
    Q_DECLARE_TR_FUNCTIONS(PictureTexts)
};

Error refusal(const QByteArray& word)
{
    if (word == "!size")
        return {ErrorCode::Limit,
                PictureTexts::tr("The picture is too large; 50 million pixels are the most.")};
    return {ErrorCode::Invalid,
            PictureTexts::tr("This is no picture that can be read; PNG and JPEG can.")};
}

/// What the reader answered, which is not trusted to keep to its form.
Result<QStringList> codesOf(const QByteArray& answer)
{
    if (!answer.startsWith("codes:"))
        return tl::unexpected(refusal(answer));
    const QByteArray found = answer.mid(6);
    if (found.startsWith('!'))
        return tl::unexpected(refusal(found));
    QStringList codes;
    for (const QByteArray& record : found.split(0x1e)) {
        if (!record.isEmpty() && codes.size() < MostSymbols)
            codes << QString::fromUtf8(record);
    }
    if (codes.isEmpty())
        return fail(ErrorCode::NotFound,
                    PictureTexts::tr("No barcode was found in the picture. Take it from nearer, "
                                     "straight on, and without glare."));
    return codes;
}

} // namespace

Result<QStringList> readPictureCodes(const QString& path, const QString& program)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    PictureTexts::tr("The picture cannot be read: %1").arg(file.errorString()));
    if (file.size() > LargestFile)
        return fail(ErrorCode::Limit,
                    PictureTexts::tr("The picture is larger than 64 MB; nothing of it was read."));
    const QString reader = program.isEmpty() ? QDir(QCoreApplication::applicationDirPath())
                                                   .filePath(QStringLiteral("wardlight-barcodes"))
                                             : program;
    auto worker = sandbox::Worker::start({{reader, {}}, "wardlight-barcodes 1"});
    if (!worker)
        return propagate(worker);
    const auto answer = (*worker)->ask("scan", file.handle(), Deadline);
    if (!answer)
        return propagate(answer);
    return codesOf(answer->bytes);
}

} // namespace wardlight::trace
