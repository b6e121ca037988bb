#pragma once

#include <QDialog>
#include <QList>

namespace wardlight::desktop {

/// A file that was not taken, and why.
struct RejectedFile
{
    QString where;
    QString reason; ///< translated
};

/// How an import went.
struct ImportSummary
{
    qint64 read = 0;
    qint64 added = 0;
    qint64 unchanged = 0;
    QList<RejectedFile> rejected;
};

/// "138 added, 2 unchanged, 1 rejected."
[[nodiscard]] QString importSentence(const ImportSummary& summary);

/// What an import rejected, file by file; to be copied for whoever sent them.
class ImportSummaryDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ImportSummaryDialog(const ImportSummary& summary, QWidget* parent = nullptr);
};

} // namespace wardlight::desktop
