#include "app/desktop/import_summary_dialog.h"

#include "app/desktop/rejected_files_model.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextRole;

QString importSentence(const ImportSummary& summary)
{
    if (summary.rejected.isEmpty())
        return QCoreApplication::translate("ImportSummaryDialog", "%1 added, %2 unchanged.")
            .arg(summary.added)
            .arg(summary.unchanged);
    return QCoreApplication::translate("ImportSummaryDialog",
                                       "%1 added, %2 unchanged, %3 rejected.")
        .arg(summary.added)
        .arg(summary.unchanged)
        .arg(summary.rejected.size());
}

ImportSummaryDialog::ImportSummaryDialog(const ImportSummary& summary, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import"));
    resize(820, 460);
    auto* title = new QLabel(importSentence(summary));
    ui::setTextRole(title, TextRole::Title);
    auto* explanation = new QLabel(tr("Rejected files were not stored; everything else was."));
    ui::setTextRole(explanation, TextRole::Muted);

    auto* model = new RejectedFilesModel(summary.rejected, this);
    auto* table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(tr("Rejected files"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTextElideMode(Qt::ElideMiddle);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Spacing::DenseRow);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->resizeSection(0, 340);
    table->horizontalHeader()->setStretchLastSection(true);

    auto* buttons = new QDialogButtonBox;
    auto* copy = buttons->addButton(tr("Copy list"), QDialogButtonBox::ActionRole);
    auto* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    copy->setAutoDefault(false);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this,
            [model] { QGuiApplication::clipboard()->setText(model->toText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Small);
    for (QWidget* widget : std::initializer_list<QWidget*>{title, explanation, table, buttons})
        column->addWidget(widget);
}

} // namespace wardlight::desktop
