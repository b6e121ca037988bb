#pragma once

#include "ui/common/page_part.h"
#include "ui/waveforms/recording_actions.h"
#include "ui/waveforms/recording_presenter.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace wardlight::ui {

class RecordingStrip;
class StateSurface;
class Theme;

/// A patient's stored recordings: which there are, and the one that is looked at, at any zoom, with
/// its gaps, beats and notes.
class RecordingPane final : public PagePart
{
    Q_OBJECT

public:
    /// What the pane works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<waveforms::SegmentStore> store;
        Pools& pools;
        const Theme& theme;
    };

    explicit RecordingPane(Dependencies dependencies, QWidget* parent = nullptr);
    ~RecordingPane() override;

    /// Puts a widget at the beginning of the pane's first line.
    void setSwitch(QWidget* widget);
    void setPatient(const PatientId& patient) override;
    /// The moment of the charts' crosshair; null when there is none.
    void lookAt(const QDateTime& moment);
    /// What the charts show (UTC).
    void setChartSpan(const QDateTime& from, const QDateTime& to);
    void refresh() override;
    /// Beats, notes or quality of this recording are others now.
    void refreshMarks(const waveforms::RecordId& id);

    [[nodiscard]] QList<QAction*> commands() const override { return m_actions.all(); }
    [[nodiscard]] bool isSettled() const override { return m_presenter.isSettled(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] RecordingPresenter::State state() const { return m_presenter.state(); }

signals:
    /// The person wants to bring recordings in.
    void importRequested();
    /// The person wants to know where the beats are.
    void analysisRequested(const wardlight::waveforms::StoredRecord& record);
    /// There is something to show, or no more; maximumHeight() says how much room it takes.
    void roomChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QToolButton* makeButton(QAction* action);
    void connectActions();
    void connectPresenter();
    void retranslate();
    void updateAll();
    void updateSurface();
    void updateList();
    void updateSpan();
    void updateReading();
    void updateChannels();
    void addMontages(const waveforms::StoredRecord& record);
    void addChannels(const waveforms::StoredRecord& record);
    void takeChannels();
    void applyFilters();
    void applyAlignment();
    void chooseRow(int row);

    const Theme& m_theme;
    RecordingPresenter m_presenter;
    RecordingActions m_actions;
    QHBoxLayout* m_line = nullptr; ///< of the header
    QComboBox* m_list;
    QLabel* m_span;
    QWidget* m_tools = nullptr; ///< there while there is a recording
    QToolButton* m_channelButton = nullptr;
    QToolButton* m_filterButton = nullptr;
    QMenu* m_channelMenu;
    QMenu* m_filterMenu;
    QList<QAction*> m_channelChoices; ///< one for each channel of the menu
    QPushButton* m_import;            ///< where there is no recording
    RecordingStrip* m_strip;
    StateSurface* m_surface;
    QDateTime m_chartsFrom;
    QDateTime m_chartsTo;
};

} // namespace wardlight::ui
