#pragma once

#include "ui/common/page_part.h"
#include "ui/waveforms/waveform_actions.h"
#include "ui/waveforms/waveform_presenter.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace wardlight::ui {

class ProvenanceBadge;
class Settings;
class StateSurface;
class Theme;
class WaveformStrip;

/// The recording nearest to the moment that is looked at, on paper, with what it is, when it was
/// taken, how far that is away, and where it comes from. Stands below the charts of a patient.
class WaveformPane final : public PagePart
{
    Q_OBJECT

public:
    /// What the pane works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<waveforms::WaveformStore> store;
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    explicit WaveformPane(Dependencies dependencies, QWidget* parent = nullptr);
    ~WaveformPane() override;

    /// Puts a widget at the beginning of the pane's first line.
    void setSwitch(QWidget* widget);
    void setPatient(const PatientId& patient) override;
    /// The moment of the charts' crosshair; null when there is none.
    void lookAt(const QDateTime& moment);
    /// Shows one recording of the patient, until another moment is looked at.
    void showRecord(const QString& recordId);
    void refresh() override;

    [[nodiscard]] QList<QAction*> commands() const override { return m_actions.all(); }
    [[nodiscard]] bool isSettled() const override { return m_presenter.isSettled(); }
    [[nodiscard]] QString help() const override;

signals:
    /// The person wants to bring recordings in.
    void importRequested();
    /// There is something to show, or no more; maximumHeight() says how much room it takes.
    void roomChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeTools();
    [[nodiscard]] QToolButton* makeMenuButton(const QList<QAction*>& choices);
    void connectActions();
    void restore();
    void applyScale();
    void applyArrangement();
    void nextGroup();
    void calibrate();
    void retranslate();
    void updateAll();
    void updateSurface();
    void updateTitle();
    void updateBadge();
    void updateTools();
    [[nodiscard]] QString absence() const;
    [[nodiscard]] QString calibrationKey() const;
    [[nodiscard]] double pxPerMm() const;

    Dependencies m_with;
    WaveformPresenter m_presenter;
    WaveformActions m_actions;
    QHBoxLayout* m_line = nullptr; ///< of the header
    QLabel* m_title;
    QLabel* m_remarks;
    ProvenanceBadge* m_badge;
    QToolButton* m_speed;
    QToolButton* m_gain;
    QWidget* m_tools = nullptr; ///< there while there is a recording
    QPushButton* m_import;      ///< where there is no recording
    WaveformStrip* m_strip;
    StateSurface* m_surface;
};

} // namespace wardlight::ui
