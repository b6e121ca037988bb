#include "ui/common/theme.h"

#include "ui/common/tinted_icon.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

// Q_INIT_RESOURCE must stand outside every namespace.
static void initThemeResources()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(themes);
}

namespace wardlight::ui {
namespace {

constexpr auto TextRoleProperty = "textRole";

/// @p share of @p over laid on @p under.
QColor blend(const QColor& under, const QColor& over, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()),
            mix(under.blue(), over.blue())};
}

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Palette darkPalette()
{
    Palette p;
    p.ground = rgb(0x14171a);
    p.surface = rgb(0x1b1f23);
    p.raised = rgb(0x242a30);
    p.line = rgb(0x333b43);
    p.text = rgb(0xe6eaee);
    p.muted = rgb(0x9aa6b2);
    p.accent = rgb(0x4aa3ff);
    p.high = rgb(0xff4d4f);
    p.medium = rgb(0xffc53d);
    p.low = rgb(0x36cfc9);
    p.ok = rgb(0x52c41a);
    p.failed = rgb(0xff7a45);
    p.stale = rgb(0xb37feb);
    p.production = rgb(0x9aa8ff);
    p.test = rgb(0xf48fc1);
    p.ecg = rgb(0x3ddc84);
    p.spo2 = rgb(0x40c4ff);
    p.pressure = rgb(0xff6e6e);
    p.respiration = rgb(0xffe082);
    p.temperature = rgb(0xce93d8);
    p.selection = blend(p.surface, p.accent, 0.25);
    p.onAccent = p.ground;
    return p;
}

Palette lightPalette()
{
    const Palette dark = darkPalette();
    const auto darker = [](const QColor& curve) { return blend(curve, Qt::black, 0.4); };
    Palette p;
    p.ground = rgb(0xf4f6f8);
    p.surface = rgb(0xffffff);
    p.raised = rgb(0xffffff);
    p.line = rgb(0xd5dbe1);
    p.text = rgb(0x1a2127);
    p.muted = rgb(0x5a6672);
    p.accent = rgb(0x0b63c5);
    p.high = rgb(0xcf1322);
    p.medium = rgb(0x874d00);
    p.low = rgb(0x006d75);
    p.ok = rgb(0x237804);
    p.failed = rgb(0xad2102);
    p.stale = rgb(0x722ed1);
    p.production = rgb(0x3538b5);
    p.test = rgb(0x9e1a68);
    p.ecg = darker(dark.ecg);
    p.spo2 = darker(dark.spo2);
    p.pressure = darker(dark.pressure);
    p.respiration = darker(dark.respiration);
    p.temperature = darker(dark.temperature);
    p.selection = blend(p.surface, p.accent, 0.15);
    p.onAccent = p.surface;
    return p;
}

QPalette applicationPalette(const Palette& p)
{
    QPalette q;
    q.setColor(QPalette::Window, p.ground);
    q.setColor(QPalette::WindowText, p.text);
    q.setColor(QPalette::Base, p.surface);
    q.setColor(QPalette::AlternateBase, p.surface);
    q.setColor(QPalette::Text, p.text);
    q.setColor(QPalette::PlaceholderText, p.muted);
    q.setColor(QPalette::Button, p.surface);
    q.setColor(QPalette::ButtonText, p.text);
    q.setColor(QPalette::BrightText, p.text);
    q.setColor(QPalette::ToolTipBase, p.raised);
    q.setColor(QPalette::ToolTipText, p.text);
    q.setColor(QPalette::Highlight, p.selection);
    q.setColor(QPalette::HighlightedText, p.text);
    q.setColor(QPalette::Link, p.accent);
    q.setColor(QPalette::LinkVisited, p.accent);
    q.setColor(QPalette::Light, p.line);
    q.setColor(QPalette::Midlight, p.line);
    q.setColor(QPalette::Mid, p.line);
    q.setColor(QPalette::Dark, p.line);
    q.setColor(QPalette::Shadow, p.ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, blend(p.surface, p.muted, 0.6));
    return q;
}

/// The style sheet with every "@token@" replaced.
QString styleSheet(const Palette& p)
{
    QFile file(QStringLiteral(":/themes/wardlight.qss"));
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // compiled into the program
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> tokens[] = {
        {"ground", p.ground},
        {"surface", p.surface},
        {"raised", p.raised},
        {"line", p.line},
        {"text", p.text},
        {"muted", p.muted},
        {"accent", p.accent},
        {"ok", p.ok},
        {"failed", p.failed},
        {"stale", p.stale},
        {"production", p.production},
        {"test", p.test},
        {"hover", p.hover},
        {"selection", p.selection},
        {"onAccent", p.onAccent},
        {"faint", blend(p.surface, p.muted, 0.6)},
        {"handle", blend(p.surface, p.muted, 0.45)},
    };
    for (const auto& [name, colour] : tokens)
        sheet.replace(QLatin1Char('@') + QLatin1String(name) + QLatin1Char('@'), colour.name());
    return sheet;
}

const char* textRoleName(TextRole role)
{
    switch (role) {
    case TextRole::Body:
        return "body";
    case TextRole::Muted:
        return "muted";
    case TextRole::Small:
        return "small";
    case TextRole::Strong:
        return "strong";
    case TextRole::Title:
        return "title";
    case TextRole::Heading:
        return "heading";
    case TextRole::Display:
        return "display";
    case TextRole::Ok:
        return "ok";
    case TextRole::Failed:
        return "failed";
    case TextRole::Stale:
        return "stale";
    }
    return "body";
}

} // namespace

Palette paletteFor(ThemeKind kind)
{
    Palette p = kind == ThemeKind::Dark ? darkPalette() : lightPalette();
    p.hover = blend(p.surface, p.muted, 0.12);
    p.imageGround = Qt::black;
    p.imageText = rgb(0xd0d7de);
    return p;
}

void setTextRole(QWidget* widget, TextRole role)
{
    widget->setProperty(TextRoleProperty, QLatin1String(textRoleName(role)));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

Theme::Theme(QObject* parent)
    : QObject(parent), m_palette(std::make_shared<Palette>(paletteFor(m_kind)))
{
    initThemeResources();
}

QFont Theme::font(TextSize size, int weight) const
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"),
                      QStringLiteral("DejaVu Sans")});
    font.setPointSize(static_cast<int>(size));
    font.setWeight(weight >= 600 ? QFont::DemiBold : QFont::Normal);
    return font;
}

QIcon Theme::icon(const QString& name, QColor Palette::*colour) const
{
    const QIcon own = tintedIcon(name, m_palette, colour);
    return own.isNull() ? QIcon::fromTheme(name) : own;
}

void Theme::apply(ThemeKind kind)
{
    m_kind = kind;
    *m_palette = paletteFor(kind);
    // Without a desktop (offscreen) Qt looks nowhere.
    QIcon::setThemeSearchPaths({QStringLiteral(":/icons"), QStringLiteral("/usr/share/icons")});
    QIcon::setThemeName(kind == ThemeKind::Dark ? QStringLiteral("breeze-dark")
                                                : QStringLiteral("breeze"));
    if (QApplication::style()->name() != QLatin1String("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(font(TextSize::Body));
    QApplication::setPalette(applicationPalette(*m_palette));
    qApp->setStyleSheet(styleSheet(*m_palette));
    emit changed();
}

} // namespace wardlight::ui
