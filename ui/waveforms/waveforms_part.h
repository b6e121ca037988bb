#pragma once

#include "ui/waveforms/recording_pane.h"
#include "ui/waveforms/waveform_pane.h"

#include <QStackedWidget>

#include <array>

namespace wardlight::ui {

/// What lies below the charts: the electrocardiogram on paper, or the stored recordings. Shows the
/// one that has something; of two, the one that the person chose last.
class WaveformsPart final : public PagePart
{
    Q_OBJECT

public:
    /// What the part works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<waveforms::WaveformStore> objects;
        std::shared_ptr<waveforms::SegmentStore> segments;
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    explicit WaveformsPart(Dependencies dependencies, QWidget* parent = nullptr);

    [[nodiscard]] RecordingPane& recordings() { return *m_recordings; }

    void setPatient(const PatientId& patient) override;
    void lookAt(const QDateTime& moment);
    void setChartSpan(const QDateTime& from, const QDateTime& to);
    /// Shows an electrocardiogram.
    void showRecord(const QString& recordId);
    void refresh() override;
    [[nodiscard]] QList<QAction*> commands() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString help() const override;
    [[nodiscard]] QStringList tourViews() const override;
    void showTourView(const QString& view) override;

signals:
    /// The person wants to bring electrocardiograms in.
    void importRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeSwitch();
    void showPane(int pane);
    void toggle();
    void chooseFull();
    void fitRoom();
    void retranslate();

    Settings& m_settings;
    WaveformPane* m_paper;
    RecordingPane* m_recordings;
    QStackedWidget* m_panes;
    std::array<QAction*, 2> m_choices = {}; ///< one is checked
    QAction* m_toggle;
    bool m_isChoosing = false; ///< which pane, for a patient just opened
};

} // namespace wardlight::ui
