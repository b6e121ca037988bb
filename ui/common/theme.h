#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

#include <memory>

namespace wardlight::ui {

enum class ThemeKind
{
    Dark,
    Light
};

/// Every colour, by its meaning. Pages name no colour themselves.
struct Palette
{
    QColor ground, surface, raised, line, text, muted, accent;
    QColor high, medium, low;
    QColor ok, failed, stale;
    QColor production, test; ///< which kind of place one works on
    QColor ecg, spo2, pressure, respiration, temperature;
    QColor imageGround; ///< pure black in both themes
    QColor imageText;   ///< corner texts on it
    QColor selection;   ///< ground of selected rows; text stays readable on it
    QColor hover;       ///< ground of the row or button under the pointer
    QColor onAccent;    ///< text on an accent ground
};

/// The tokens of a theme, as the table in ui/common/README.md has them.
[[nodiscard]] Palette paletteFor(ThemeKind kind);

/// Distances, px at 96 dpi.
struct Spacing
{
    static constexpr int Tight = 4, Small = 8, Medium = 12, Large = 16, Huge = 24;
    static constexpr int DenseRow = 26, Row = 34, Corner = 4, Line = 1;
    static constexpr int Rail = 64, Banner = 44, StatusBar = 26;
    static constexpr int SmallIcon = 16, Icon = 20, LargeIcon = 48;
    static constexpr int Inspector = 320; ///< its width until the person drags it
};

enum class TextSize
{
    Small = 9,
    Body = 10,
    Title = 12,
    Heading = 16,
    Display = 24
}; ///< pt

/// What a label says, from which the style sheet takes size, weight and colour.
enum class TextRole
{
    Body,
    Muted,
    Small, ///< small and muted
    Strong,
    Title,
    Heading,
    Display,
    Ok,
    Failed,
    Stale
};

/// Gives @p widget the look of @p role; it follows every later change of theme.
void setTextRole(QWidget* widget, TextRole role);

/// The one theme of the program; applies palette and style sheet to the application.
///
/// GUI thread only. Widgets that paint take their colours from colours() while painting; what
/// keeps a colour listens to changed().
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    [[nodiscard]] const Palette& colours() const { return *m_palette; }
    /// The interface font; @p weight 400 or 600.
    [[nodiscard]] QFont font(TextSize size, int weight = 400) const;
    /// An icon by name: ours (resources/icons) in @p colour, else the icon theme's. Ours follow a
    /// change of theme by themselves; disabled ones are muted.
    [[nodiscard]] QIcon icon(const QString& name, QColor Palette::*colour = &Palette::text) const;
    /// Sets the application's palette, style sheet, fonts and icon theme.
    void apply(ThemeKind kind);

signals:
    void changed();

private:
    ThemeKind m_kind = ThemeKind::Dark;
    std::shared_ptr<Palette> m_palette; ///< shared with the icons, which outlive nobody's paint
};

} // namespace wardlight::ui
