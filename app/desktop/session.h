#pragma once

#include "app/services/services.h"
#include "core/async/pools.h"
#include "core/ingest/import_report.h"
#include "core/patients/patient_store.h"
#include "ui/common/command_palette.h"

#include <QObject>

#include <functional>
#include <optional>

namespace wardlight::waveforms {
struct StoredRecord;
} // namespace wardlight::waveforms

namespace wardlight::ui {
class AlertsPage;
class ImagingPage;
class Page;
class Settings;
class Theme;
class TracePage;
class VitalsPage;
class WaveformsPart;
struct TrendMarker;
} // namespace wardlight::ui

namespace wardlight::desktop {

class MainWindow;

/// An open workspace in the window: its pages, the open patient, imports.
///
/// Pages know nothing of each other; what leads from one to another is connected here.
class Session final : public QObject
{
    Q_OBJECT

public:
    /// What outlives every session.
    struct Surroundings
    {
        MainWindow& window;
        Pools& pools;
        ui::Theme& theme;
        ui::Settings& settings;
    };

    Session(services::Services services, const Surroundings& surroundings,
            QObject* parent = nullptr);
    ~Session() override;

    /// Shows a patient in the banner and on every page, once the summary is read.
    void openPatient(const PatientId& id);
    /// Opens the patient whose images make the best picture, if there is any, and calls @p then.
    void openTourPatient(std::function<void()> then);
    void closePatient();
    /// Imports files and folders, each as what it is, as a job of the status bar.
    void importPaths(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] std::vector<ui::Page*> makePages();
    [[nodiscard]] ui::Page* makePatientsPage();
    [[nodiscard]] ui::Page* makeAlertsPage();
    [[nodiscard]] ui::Page* makeVitalsPage();
    void addWaveforms();
    /// Asks for recordings of the open patient and imports them.
    void chooseRecordings();
    void importRecordings(const PatientId& patient, const QStringList& paths);
    /// Looks for beats, rhythm and quality of a recording, as a job of the status bar.
    void analyseRecording(const waveforms::StoredRecord& record);
    [[nodiscard]] ui::Page* makeImagingPage();
    [[nodiscard]] ui::Page* makeTracePage();
    [[nodiscard]] ui::PaletteSource patientSource();
    [[nodiscard]] ui::PaletteSource drugSource();
    void readPatient(const PatientId& id, std::function<void(bool isOpen)> then);
    /// Opens a patient's vitals at an instant.
    void openMoment(const PatientId& id, const QDateTime& moment, const QString& measurementType);
    void showConnection(bool isLive);
    /// Keeps the status bar saying how old what a standby answered may be.
    void watchReadAge();
    void showPatient();
    /// Opens what a scanned or pasted code names on the Trace page.
    void openScanned(const QString& text);
    void goToMarker(const ui::TrendMarker& marker);
    void showImported(int jobId, const ingest::ImportReport& report);

    services::Services m_services;
    ui::AlertsPage* m_alertsPage = nullptr; ///< the window's, as the next ones
    ui::TracePage* m_tracePage = nullptr;
    ui::VitalsPage* m_vitalsPage = nullptr;
    ui::ImagingPage* m_imagingPage = nullptr;
    ui::WaveformsPart* m_waveforms = nullptr; ///< part of the page of vitals
    MainWindow& m_window;
    Pools& m_pools;
    ui::Theme& m_theme;
    ui::Settings& m_settings;
    PatientId m_wanted; ///< asked for last; answers for another are dropped
    std::optional<patients::PatientSummary> m_patient;
};

} // namespace wardlight::desktop
