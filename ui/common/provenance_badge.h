#pragma once

#include "ui/common/theme.h"

#include <QDateTime>
#include <QToolButton>

#include <optional>

namespace wardlight::ui {

enum class ProvenanceState
{
    Verified,   ///< filled shield: bytes match their recorded SHA-256
    Unverified, ///< outlined: there is no recorded hash
    Refused,    ///< broken: the check failed; nothing of it is shown
    Stale       ///< with a clock: verified, but no longer live
};

/// Where something on the screen comes from. Fields that are not known stay empty.
struct Provenance
{
    ProvenanceState state = ProvenanceState::Unverified;
    QString sourceKey;                ///< object key or table and id
    QString sha256;                   ///< lower-case hex
    std::optional<qint64> bytes;      ///< size of the object
    QString codec;                    ///< "JPEG-LS Lossless"
    std::optional<double> lossyRatio; ///< 10 means 10:1; empty for lossless
    QDateTime verifiedAt;
    QString verifiedBy; ///< program and version
    QString reason;     ///< for Refused and Unverified: why, translated
    QDateTime asOf;     ///< for Stale
};

/// "Verified" / "核验通过": the word that goes with the shield.
[[nodiscard]] QString provenanceWord(ProvenanceState state);
/// Name of the shield icon of a state.
[[nodiscard]] QString provenanceIconName(ProvenanceState state);
/// The colour token of a state.
[[nodiscard]] QColor Palette::*provenanceColour(ProvenanceState state);

/// The shield that says whether what is shown was checked; a click tells everything about it,
/// to be copied.
class ProvenanceBadge final : public QToolButton
{
    Q_OBJECT

public:
    enum class Ground
    {
        Panel, ///< on the theme's own surfaces
        Image  ///< on black, in both themes
    };

    explicit ProvenanceBadge(const Theme& theme, Ground ground = Ground::Panel,
                             QWidget* parent = nullptr);

    void setProvenance(const Provenance& provenance);
    [[nodiscard]] const Provenance& provenance() const { return m_provenance; }
    /// Everything known, a line each, as the popup's copy button puts it on the clipboard.
    [[nodiscard]] QString summary() const;
    /// Opens the popup, as a click does.
    void showDetails();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    const Theme& m_theme;
    Ground m_ground;
    Provenance m_provenance;
};

} // namespace wardlight::ui
