#pragma once

#include "core/base/clock.h"
#include "ui/common/page.h"
#include "ui/imaging/imaging_actions.h"
#include "ui/imaging/stack_source.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class QLabel;
class QSplitter;
class QToolButton;
class QTreeView;

namespace wardlight::imaging {
class ImagingStore;
class RoiStore;
} // namespace wardlight::imaging

namespace wardlight::ui {

class ImagingInspector;
class PageHeader;
class RoiPresenter;
class Settings;
class StackPresenter;
class StackView;
class StateSurface;
class StudiesPresenter;
class Theme;

/// The reading room: the open patient's studies and series at the left, one stack of images on
/// black, the tools in one row above it.
///
/// Nothing is read while the page is hidden; with a patient open, becoming visible lists the
/// studies and opens the newest.
class ImagingPage final : public Page
{
    Q_OBJECT

public:
    /// What the page works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<imaging::ImagingStore> store;
        std::unique_ptr<StackSource> stack;
        ThumbnailSource thumbnails;
        std::shared_ptr<const Clock> clock;
        Pools& pools;
        const Theme& theme;
        Settings& settings;
        std::shared_ptr<imaging::RoiStore> rois = {}; ///< null: nothing can be measured
    };

    explicit ImagingPage(Dependencies dependencies, QWidget* parent = nullptr);
    ~ImagingPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("imaging"); }
    [[nodiscard]] QString title() const override { return tr("Imaging"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("imaging"); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QList<QAction*> commands() override { return m_actions.all(); }
    void activate() override;
    void refresh() override;
    void setPatient(const PatientId& patient) override;
    [[nodiscard]] bool isSettled() const override;
    void showForTour() override;

    /// Opens a study of the open patient, now or once the studies are read; one that there is not
    /// changes nothing.
    void showStudy(const QString& studyUid);

signals:
    /// The person wants to choose a patient.
    void patientListRequested();
    /// The person wants to bring images in.
    void importRequested();
    /// The person wants to see a recording of the open patient.
    void waveformRequested(const QString& sopInstanceUid);
    /// How many objects of the open series are verified by now; 0 of 0 when none is open.
    void verifiedChanged(int verified, int total);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeWork(const Theme& theme);
    [[nodiscard]] QWidget* makeSeriesList(const Theme& theme);
    void makeTools();
    void connectPresenters();
    void retranslate();
    void updateSurface();
    void updateCounts();
    void updateActions();
    void updateInspector();
    void openSeriesAt(const QModelIndex& index);
    void goToWantedStudy();
    void openFirstSeries(const QString& studyUid);
    void selectSeries(int step);
    void actOnSurface();

    Settings& m_settings;
    std::unique_ptr<StudiesPresenter> m_studies;
    std::unique_ptr<StackPresenter> m_stack;
    std::unique_ptr<RoiPresenter> m_rois;
    PatientId m_patient;   ///< open in the window; read when the page is seen
    QString m_wantedStudy; ///< asked for, not there yet
    ImagingActions m_actions;
    PageHeader* m_header;
    QLabel* m_counts;
    QWidget* m_tools; ///< there while there is something to use them on
    QToolButton* m_presetButton;
    StateSurface* m_surface;
    QTreeView* m_list;
    QSplitter* m_splitter;
    StackView* m_view;
    QPointer<ImagingInspector> m_inspector; ///< the pane may have taken it
    QTimer m_inspectorRest;                 ///< the inspector follows once the scrolling rests
};

} // namespace wardlight::ui
