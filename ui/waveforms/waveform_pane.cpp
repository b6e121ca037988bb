#include "ui/waveforms/waveform_pane.h"

#include "ui/common/formats.h"
#include "ui/common/provenance_badge.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/waveforms/calibration_dialog.h"
#include "ui/waveforms/waveform_strip.h"
#include "ui/waveforms/waveform_words.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

namespace wardlight::ui {
namespace {

const QString SpeedKey = QStringLiteral("waveforms/speed");
const QString GainKey = QStringLiteral("waveforms/gain");
const QString StackedKey = QStringLiteral("waveforms/stacked");
constexpr int CustomaryChoice = 1; ///< 25 mm/s, 10 mm/mV

template <std::size_t Count>
std::size_t checkedIndex(const std::array<QAction*, Count>& choice)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (choice[i]->isChecked())
            return i;
    }
    return CustomaryChoice;
}

Provenance provenanceOf(const objects::Provenance& source)
{
    Provenance shown;
    shown.sourceKey = source.key;
    shown.sha256 = source.sha256.toHex();
    shown.bytes = source.bytes;
    const bool isVerified = source.state == objects::Provenance::State::Verified;
    shown.state = isVerified ? ProvenanceState::Verified : ProvenanceState::Unverified;
    if (isVerified) {
        shown.verifiedAt = source.checkedAt;
        shown.verifiedBy = QStringLiteral("Wardlight " WARDLIGHT_VERSION);
    }
    return shown;
}

bool isRefusal(const Error& error)
{
    return error.code == ErrorCode::Integrity || error.code == ErrorCode::Limit ||
           error.code == ErrorCode::Invalid;
}

} // namespace

WaveformPane::WaveformPane(Dependencies dependencies, QWidget* parent)
    : PagePart(parent), m_with(std::move(dependencies)), m_presenter(m_with.store, m_with.pools),
      m_actions(makeWaveformActions(m_with.theme, this)), m_title(new QLabel),
      m_remarks(new QLabel), m_badge(new ProvenanceBadge(m_with.theme)),
      m_speed(makeMenuButton({m_actions.speeds.begin(), m_actions.speeds.end()})),
      m_gain(makeMenuButton({m_actions.gains.begin(), m_actions.gains.end()})),
      m_import(new QPushButton), m_strip(new WaveformStrip(m_with.theme)),
      m_surface(new StateSurface(m_with.theme, m_strip))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_surface, 1);
    connect(&m_presenter, &WaveformPresenter::changed, this, &WaveformPane::updateAll);
    connect(&m_presenter, &WaveformPresenter::momentChanged, this, &WaveformPane::updateTitle);
    connect(m_surface, &StateSurface::actionRequested, &m_presenter,
            &WaveformPresenter::acceptUnverified);
    connect(m_import, &QPushButton::clicked, this, &WaveformPane::importRequested);
    connect(m_surface, &StateSurface::retryRequested, &m_presenter, &WaveformPresenter::refresh);
    connectActions();
    restore();
    retranslate();
}

WaveformPane::~WaveformPane() = default;

QWidget* WaveformPane::makeHeader()
{
    setTextRole(m_title, TextRole::Strong);
    setTextRole(m_remarks, TextRole::Muted);
    // what is too long is cut at its end; the whole stands in the tool tip
    for (QLabel* label : {m_title, m_remarks})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* header = new QWidget;
    m_line = new QHBoxLayout(header);
    m_line->setContentsMargins(Spacing::Small, Spacing::Tight, Spacing::Small, Spacing::Tight);
    m_line->setSpacing(Spacing::Small);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_title);
    texts->addWidget(m_remarks);
    m_line->addLayout(texts, 1);
    m_line->addWidget(m_import);
    m_line->addWidget(makeTools());
    m_line->addWidget(m_badge);
    return header;
}

void WaveformPane::setSwitch(QWidget* widget)
{
    m_line->insertWidget(0, widget);
}

QWidget* WaveformPane::makeTools()
{
    m_tools = new QWidget;
    auto* line = new QHBoxLayout(m_tools);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Spacing::Small);
    line->addWidget(m_speed);
    line->addWidget(m_gain);
    for (QAction* action : {m_actions.stacked, m_actions.nextGroup, m_actions.measure}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        line->addWidget(button);
    }
    return m_tools;
}

QToolButton* WaveformPane::makeMenuButton(const QList<QAction*>& choices)
{
    auto* button = new QToolButton;
    auto* menu = new QMenu(button);
    menu->addActions(choices);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

void WaveformPane::connectActions()
{
    for (QAction* action : m_actions.speeds)
        connect(action, &QAction::toggled, this, &WaveformPane::applyScale);
    for (QAction* action : m_actions.gains)
        connect(action, &QAction::toggled, this, &WaveformPane::applyScale);
    connect(m_actions.stacked, &QAction::toggled, this, &WaveformPane::applyArrangement);
    connect(m_actions.nextGroup, &QAction::triggered, this, &WaveformPane::nextGroup);
    connect(m_actions.measure, &QAction::triggered, m_strip, &WaveformStrip::startMeasure);
    connect(m_actions.clearMeasure, &QAction::triggered, m_strip, &WaveformStrip::clearMeasure);
    connect(m_actions.calibrate, &QAction::triggered, this, &WaveformPane::calibrate);
    connect(m_strip, &WaveformStrip::measureChanged, m_actions.clearMeasure,
            [this] { m_actions.clearMeasure->setEnabled(m_strip->measure().has_value()); });
    m_actions.clearMeasure->setEnabled(false);
}

void WaveformPane::restore()
{
    const auto index = [this](const QString& key, std::size_t count) {
        const int kept = m_with.settings.value(key, CustomaryChoice).toInt();
        return std::size_t(kept >= 0 && std::size_t(kept) < count ? kept : CustomaryChoice);
    };
    // read before the first change, which keeps all of them
    const std::size_t speed = index(SpeedKey, PaperSpeeds.size());
    const std::size_t gain = index(GainKey, PaperGains.size());
    m_actions.stacked->setChecked(m_with.settings.value(StackedKey).toBool());
    m_actions.speeds[speed]->setChecked(true);
    m_actions.gains[gain]->setChecked(true);
    applyScale();
    applyArrangement();
}

void WaveformPane::setPatient(const PatientId& patient)
{
    m_presenter.setPatient(patient);
}

void WaveformPane::lookAt(const QDateTime& moment)
{
    m_presenter.lookAt(moment);
}

void WaveformPane::showRecord(const QString& recordId)
{
    m_presenter.show(recordId);
}

void WaveformPane::refresh()
{
    m_presenter.refresh();
}

QString WaveformPane::calibrationKey() const
{
    return QStringLiteral("waveforms/pxPerMm/%1").arg(screen()->name());
}

double WaveformPane::pxPerMm() const
{
    const QVariant kept = m_with.settings.value(calibrationKey());
    const auto measured = kept.isValid() ? std::optional(kept.toDouble()) : std::nullopt;
    return screenRuler(screen()->physicalDotsPerInch(), measured).pxPerMm;
}

void WaveformPane::applyScale()
{
    const std::size_t speed = checkedIndex(m_actions.speeds);
    const std::size_t gain = checkedIndex(m_actions.gains);
    m_with.settings.setValue(SpeedKey, int(speed));
    m_with.settings.setValue(GainKey, int(gain));
    m_strip->setScale({pxPerMm(), PaperSpeeds[speed], PaperGains[gain]});
    updateTools();
}

void WaveformPane::applyArrangement()
{
    const bool isStacked = m_actions.stacked->isChecked();
    m_with.settings.setValue(StackedKey, isStacked);
    m_strip->setArrangement(isStacked ? StripArrangement::Stacked : StripArrangement::Standard);
}

void WaveformPane::nextGroup()
{
    const auto record = m_presenter.record();
    if (record && !record->groups.empty())
        m_strip->setGroup((m_strip->group() + 1) % int(record->groups.size()));
}

void WaveformPane::calibrate()
{
    auto* dialog = new CalibrationDialog(m_with.theme, pxPerMm(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_with.settings.setValue(calibrationKey(), dialog->pxPerMm());
        applyScale();
    });
    dialog->open();
}

void WaveformPane::updateAll()
{
    m_strip->setRecord(m_presenter.record());
    updateSurface();
    updateTitle();
    updateBadge();
    updateTools();
    emit roomChanged();
}

void WaveformPane::updateSurface()
{
    using State = WaveformPresenter::State;
    const bool hasPaper =
        m_presenter.state() != State::NoPatient && m_presenter.state() != State::Empty;
    m_surface->setVisible(hasPaper);
    setMaximumHeight(hasPaper ? QWIDGETSIZE_MAX : sizeHint().height()); // room for the charts
    switch (m_presenter.state()) {
    case State::NoPatient:
    case State::Empty:
        return; // the header says so
    case State::Loading:
        return m_surface->showLoading(Spacing::Row);
    case State::Ready:
        return m_surface->showContent();
    case State::NeedsConsent:
        return m_surface->showEmpty(
            {tr("Not verified"),
             tr("Nobody recorded a hash for this recording, so Wardlight cannot tell whether it "
                "is what was acquired. You can look at it all the same; a badge will say that it "
                "is not verified."),
             tr("Show the unverified recording")});
    case State::Failed:
        return m_surface->showError(tr("The recording is not shown"), *m_presenter.error());
    }
}

void WaveformPane::updateTitle()
{
    const auto& summary = m_presenter.summary();
    QStringList parts;
    if (summary) {
        parts << (summary->description.isEmpty() ? tr("Recording") : summary->description);
        parts << (summary->start.isValid() ? formatDateTime(summary->start) : tr("time not known"));
        if (summary->start.isValid() && m_presenter.lookedAt().isValid())
            parts << distanceText(summary->start, m_presenter.lookedAt());
    }
    m_title->setText(summary ? parts.join(QStringLiteral(" · ")) : tr("Waveforms"));
    const auto record = m_presenter.record();
    m_remarks->setText(record ? remarksText(*record) : absence());
    m_remarks->setToolTip(m_remarks->text());
    m_remarks->setVisible(!m_remarks->text().isEmpty());
}

/// What would be here; empty where something is.
QString WaveformPane::absence() const
{
    switch (m_presenter.state()) {
    case WaveformPresenter::State::NoPatient:
        return tr("No patient is open. The open patient's electrocardiogram would be here.");
    case WaveformPresenter::State::Empty:
        return tr("No electrocardiogram of this patient. The recording nearest to the crosshair "
                  "would be here once its DICOM file is imported.");
    case WaveformPresenter::State::Loading:
    case WaveformPresenter::State::Ready:
    case WaveformPresenter::State::NeedsConsent:
    case WaveformPresenter::State::Failed:
        break;
    }
    return {};
}

void WaveformPane::updateBadge()
{
    std::optional<Provenance> shown;
    if (const objects::Provenance* source = m_presenter.provenance()) {
        shown = provenanceOf(*source);
    } else if (m_presenter.state() == WaveformPresenter::State::Failed &&
               isRefusal(*m_presenter.error())) {
        shown.emplace();
        shown->state = ProvenanceState::Refused;
        shown->reason = m_presenter.error()->message;
    }
    m_badge->setVisible(shown.has_value());
    if (shown)
        m_badge->setProvenance(*shown);
}

void WaveformPane::updateTools()
{
    m_speed->setText(m_actions.speeds[checkedIndex(m_actions.speeds)]->text());
    m_gain->setText(m_actions.gains[checkedIndex(m_actions.gains)]->text());
    const auto record = m_presenter.record();
    m_actions.nextGroup->setEnabled(record && record->groups.size() > 1);
    m_actions.measure->setEnabled(record != nullptr);
    m_import->setVisible(m_presenter.state() == WaveformPresenter::State::Empty);
    m_tools->setVisible(record != nullptr);
    m_actions.stacked->setEnabled(record && hasTwelveLeads(*record, m_strip->group()));
}

void WaveformPane::retranslate()
{
    translateWaveformActions(m_actions);
    setAccessibleName(tr("Waveforms"));
    m_speed->setAccessibleName(tr("Paper speed"));
    m_gain->setAccessibleName(tr("Gain"));
    m_import->setText(tr("Import…"));
    updateAll();
}

void WaveformPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString WaveformPane::help() const
{
    return tr("<p><b>The strip.</b> Below the charts stands the recording nearest to the "
              "crosshair, with its own time and how far away it is. The paper is true: a small "
              "square is a millimetre on this screen. If it is not, measure the screen once "
              "(Alt+K).</p>") +
           tr("<p><b>Keys of the strip.</b> Alt+1, 2, 3: 12.5, 25, 50 mm/s. Alt+4, 5, 6: 5, 10, 20 "
              "mm/mV. Alt+L: every lead in its own row, or the standard form. Alt+G: the next "
              "group, such as the median beat. Left and Right, Page Up and Page Down, Home and "
              "End go through the recording.</p>") +
           tr("<p><b>Measuring.</b> Drag over the paper, or press Alt+M and move the corner with "
              "Shift and the arrow keys: milliseconds, rate and millivolts are shown. Hatched "
              "stretches were not recorded.</p>");
}

} // namespace wardlight::ui
