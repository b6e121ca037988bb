#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

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
    QColor ecg, spo2, pressure, respiration, temperature;
    QColor imageGround; ///< pure black in both themes
    QColor imageText;   ///< corner texts on it
};

/// Distances, px at 96 dpi.
struct Spacing
{
    static constexpr int Tight = 4, Small = 8, Medium = 12, Large = 16, Huge = 24;
    static constexpr int DenseRow = 26, Row = 34, Corner = 4, Line = 1;
    static constexpr int Rail = 64, Banner = 44, StatusBar = 26;
};

enum class TextSize
{
    Small = 9,
    Body = 10,
    Title = 12,
    Heading = 16,
    Display = 24
}; ///< pt

/// The one theme of the program; applies palette and style sheet to the application.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    [[nodiscard]] const Palette& colours() const { return m_palette; }
    /// The interface font; @p weight 400 or 600.
    [[nodiscard]] QFont font(TextSize size, int weight = 400) const;
    /// Sets the application's palette, style sheet, fonts and icon theme.
    void apply(ThemeKind kind);

signals:
    void changed();

private:
    ThemeKind m_kind = ThemeKind::Dark;
    Palette m_palette;
};

} // namespace wardlight::ui
