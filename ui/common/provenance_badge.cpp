#include "ui/common/provenance_badge.h"

#include "ui/common/formats.h"
#include "ui/common/provenance_popup.h"
#include "ui/common/tinted_icon.h"

#include <QCoreApplication>
#include <QEvent>

namespace wardlight::ui {
namespace {

/// One line: the word and the one thing behind it.
QString oneLine(const Provenance& p)
{
    const QString word = provenanceWord(p.state);
    switch (p.state) {
    case ProvenanceState::Verified:
        return p.verifiedAt.isValid()
                   ? ProvenanceBadge::tr("%1, %2").arg(word, formatDateTime(p.verifiedAt))
                   : word;
    case ProvenanceState::Stale:
        return p.asOf.isValid()
                   ? ProvenanceBadge::tr("As of %1, not live").arg(formatDateTime(p.asOf))
                   : word;
    case ProvenanceState::Unverified:
    case ProvenanceState::Refused:
        return p.reason.isEmpty() ? word : ProvenanceBadge::tr("%1: %2").arg(word, p.reason);
    }
    return word;
}

QString compression(const Provenance& p)
{
    if (p.codec.isEmpty())
        return {};
    if (!p.lossyRatio)
        return p.codec;
    return ProvenanceBadge::tr("%1, lossy %2:1")
        .arg(p.codec, QLocale().toString(*p.lossyRatio, 'f', 1));
}

ProvenancePopup::Fields fieldsOf(const Provenance& p)
{
    const ProvenancePopup::Fields all = {
        {ProvenanceBadge::tr("Reason"), p.reason},
        {ProvenanceBadge::tr("Source"), p.sourceKey},
        {ProvenanceBadge::tr("SHA-256"), p.sha256},
        {ProvenanceBadge::tr("Size"), p.bytes ? formatBytes(*p.bytes) : QString()},
        {ProvenanceBadge::tr("Coding"), compression(p)},
        {ProvenanceBadge::tr("Verified"),
         p.verifiedAt.isValid() ? formatDateTime(p.verifiedAt) : QString()},
        {ProvenanceBadge::tr("Verified by"), p.verifiedBy},
        {ProvenanceBadge::tr("As of"), p.asOf.isValid() ? formatDateTime(p.asOf) : QString()},
    };
    ProvenancePopup::Fields known;
    for (const auto& field : all) {
        if (!field.second.isEmpty())
            known << field;
    }
    return known;
}

} // namespace

QString provenanceWord(ProvenanceState state)
{
    switch (state) {
    case ProvenanceState::Verified:
        return ProvenanceBadge::tr("Verified");
    case ProvenanceState::Unverified:
        return ProvenanceBadge::tr("Not verified");
    case ProvenanceState::Refused:
        return ProvenanceBadge::tr("Verification failed");
    case ProvenanceState::Stale:
        return ProvenanceBadge::tr("Not live");
    }
    return {};
}

QString provenanceIconName(ProvenanceState state)
{
    switch (state) {
    case ProvenanceState::Verified:
        return QStringLiteral("shield-verified");
    case ProvenanceState::Unverified:
        return QStringLiteral("shield-unverified");
    case ProvenanceState::Refused:
        return QStringLiteral("shield-refused");
    case ProvenanceState::Stale:
        return QStringLiteral("shield-stale");
    }
    return {};
}

QColor Palette::*provenanceColour(ProvenanceState state)
{
    switch (state) {
    case ProvenanceState::Verified:
        return &Palette::ok;
    case ProvenanceState::Unverified:
        return &Palette::muted;
    case ProvenanceState::Refused:
        return &Palette::failed;
    case ProvenanceState::Stale:
        return &Palette::stale;
    }
    return &Palette::muted;
}

ProvenanceBadge::ProvenanceBadge(const Theme& theme, Ground ground, QWidget* parent)
    : QToolButton(parent), m_theme(theme), m_ground(ground)
{
    setProperty("flat", true);
    setFocusPolicy(Qt::TabFocus);
    setIconSize(QSize(Spacing::Icon, Spacing::Icon));
    connect(this, &QToolButton::clicked, this, &ProvenanceBadge::showDetails);
    refresh();
}

void ProvenanceBadge::setProvenance(const Provenance& provenance)
{
    m_provenance = provenance;
    refresh();
}

QString ProvenanceBadge::summary() const
{
    QStringList lines{provenanceWord(m_provenance.state)};
    for (const auto& [label, value] : fieldsOf(m_provenance))
        lines << QStringLiteral("%1: %2").arg(label, value);
    return lines.join(QLatin1Char('\n'));
}

void ProvenanceBadge::showDetails()
{
    auto* popup =
        new ProvenancePopup(provenanceWord(m_provenance.state), fieldsOf(m_provenance), this);
    popup->adjustSize();
    const QPoint corner = mapToGlobal(QPoint(width(), 0));
    popup->move(corner - QPoint(popup->width(), popup->height() + Spacing::Tight));
    popup->show();
}

void ProvenanceBadge::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QToolButton::changeEvent(event);
}

void ProvenanceBadge::refresh()
{
    const QString name = provenanceIconName(m_provenance.state);
    const auto colour = provenanceColour(m_provenance.state);
    if (m_ground == Ground::Image) {
        static const auto onBlack = std::make_shared<const Palette>(paletteFor(ThemeKind::Dark));
        setIcon(tintedIcon(name, onBlack, colour));
    } else {
        setIcon(m_theme.icon(name, colour));
    }
    setToolTip(oneLine(m_provenance));
    setAccessibleName(tr("Provenance: %1").arg(oneLine(m_provenance)));
}

} // namespace wardlight::ui
