#include "ui/common/command_palette.h"

#include "core/async/tasks.h"
#include "ui/common/palette_delegate.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

constexpr int PauseMs = 150;
constexpr int Width = 640;
constexpr int Height = 420;

} // namespace

CommandPalette::CommandPalette(const Theme& theme, QWidget* window) : QFrame(window), m_theme(theme)
{
    setProperty("panel", QStringLiteral("raised"));
    m_field = new QLineEdit;
    m_field->addAction(theme.icon(QStringLiteral("palette"), &Palette::muted),
                       QLineEdit::LeadingPosition);
    m_model = new PaletteModel(this);
    m_view = new QListView;
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PaletteDelegate(theme, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFocusPolicy(Qt::NoFocus); // the field keeps it; arrows move the choice

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, Spacing::Small);
    column->addWidget(m_field);
    column->addWidget(m_view, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CommandPalette::searchSources);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_view, &QListView::clicked, this, &CommandPalette::runCurrent);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    retranslate();
    hide();
}

void CommandPalette::setSources(std::vector<PaletteSource> sources)
{
    m_sources = std::move(sources);
}

void CommandPalette::open(const QList<QAction*>& commands)
{
    m_commands = QList<QPointer<QAction>>(commands.cbegin(), commands.cend());
    if (!isVisible())
        m_before = QApplication::focusWidget();
    place();
    m_field->clear();
    filter({});
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            hide();
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CommandPalette::place()
{
    const QSize window = parentWidget()->size();
    const int width = qMin(Width, window.width() - 2 * Spacing::Huge);
    const int height = qMin(Height, window.height() - 2 * Spacing::Banner);
    setGeometry((window.width() - width) / 2, 2 * Spacing::Banner, width, height);
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Find a patient or a command"));
    m_field->setAccessibleName(tr("Find a patient or a command"));
    m_view->setAccessibleName(tr("Matches"));
}

void CommandPalette::filter(const QString& text)
{
    QList<QAction*> commands;
    for (const auto& command : m_commands) {
        if (command)
            commands << command;
    }
    m_model->setItems(matchingCommands(text, commands));
    selectFirst();
    m_pause.start();
}

void CommandPalette::searchSources()
{
    const QString text = m_field->text();
    if (text.trimmed().isEmpty() || !isVisible())
        return;
    for (const PaletteSource& source : m_sources) {
        whenDone(source.search(text), this, [this, text, source](PaletteSource::Hits hits) {
            if (hits && isVisible() && text == m_field->text())
                addHits(source, std::move(*hits));
        });
    }
}

void CommandPalette::addHits(const PaletteSource& source, std::vector<PaletteHit> hits)
{
    std::vector<PaletteItem> items;
    for (PaletteHit& hit : hits) {
        PaletteItem item;
        item.text = std::move(hit.text);
        item.detail = std::move(hit.detail);
        item.icon = m_theme.icon(source.iconName);
        item.run = [open = source.open, key = std::move(hit.key)] { open(key); };
        items.push_back(std::move(item));
    }
    m_model->append(std::move(items));
    selectFirst();
}

void CommandPalette::selectFirst()
{
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0));
}

void CommandPalette::moveBy(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int next = (m_view->currentIndex().row() + rows + count) % count;
    m_view->setCurrentIndex(m_model->index(next));
}

void CommandPalette::runCurrent()
{
    const QModelIndex chosen = m_view->currentIndex();
    close();
    m_model->run(chosen);
}

void CommandPalette::close()
{
    if (m_before)
        m_before->setFocus(); // first: hiding the focus would send it to a neighbour
    hide();
}

} // namespace wardlight::ui
