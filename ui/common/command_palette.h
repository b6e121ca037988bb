#pragma once

#include "core/base/result.h"
#include "ui/common/palette_model.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QFuture>
#include <QTimer>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;

namespace wardlight::ui {

/// Something besides commands that the palette can find. Searches run as tasks.
struct PaletteSource
{
    using Hits = Result<std::vector<PaletteHit>>;

    QString iconName;
    /// Starts a search; must not block. Its answer is dropped when the text has changed meanwhile.
    std::function<QFuture<Hits>(const QString& text)> search;
    /// Opens what was chosen.
    std::function<void(const QString& key)> open;
};

/// Ctrl+K: a field over the window that finds commands and whatever sources offer. Arrows choose,
/// Enter does it, Esc closes.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(const Theme& theme, QWidget* window);

    /// What is searched besides commands; replaces earlier sources.
    void setSources(std::vector<PaletteSource> sources);
    /// Opens over the window with @p commands to choose from.
    void open(const QList<QAction*>& commands);

    [[nodiscard]] const PaletteModel& model() const { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void place();
    void retranslate();
    void filter(const QString& text);
    void searchSources();
    void addHits(const PaletteSource& source, std::vector<PaletteHit> hits);
    void runCurrent();
    void moveBy(int rows);
    void selectFirst();
    void close();

    const Theme& m_theme;
    QLineEdit* m_field;
    QListView* m_view;
    PaletteModel* m_model;
    QList<QPointer<QAction>> m_commands;
    std::vector<PaletteSource> m_sources;
    QPointer<QWidget> m_before; ///< had the focus, and gets it back
    QTimer m_pause;             ///< searches begin when typing pauses
};

} // namespace wardlight::ui
