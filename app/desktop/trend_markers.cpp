#include "app/desktop/trend_markers.h"

#include "core/alerts/alert_store.h"
#include "core/imaging/imaging_store.h"

#include <QCoreApplication>

namespace wardlight::desktop {

namespace {

using Markers = std::vector<ui::TrendMarker>;

constexpr int MostStudies = 1000;
constexpr int MostAlerts = 5000;

/// The context of this file's translations.
struct TrendMarkers
{
    Q_DECLARE_TR_FUNCTIONS(TrendMarkers)
};

QString studyText(const imaging::Study& study)
{
    const QString modalities = study.modalities.join(QStringLiteral(", "));
    if (study.description.isEmpty())
        return modalities.isEmpty() ? TrendMarkers::tr("Images") : modalities;
    return QStringLiteral("%1 %2").arg(modalities, study.description).trimmed();
}

Result<> addStudies(imaging::ImagingStore& store, const PatientId& patient, Markers& markers)
{
    const auto page = store.studies({.patient = patient, .limit = MostStudies});
    if (!page)
        return propagate(page);
    for (const imaging::Study& study : page->studies) {
        if (!study.date)
            continue;
        const QDateTime local(*study.date, study.time.value_or(QTime(12, 0)));
        markers.push_back(
            {ui::TrendMarker::Kind::Image, local.toUTC(), studyText(study), study.studyUid});
    }
    return {};
}

Result<> addAlerts(alerts::AlertStore& store, const PatientId& patient, Markers& markers)
{
    const auto page = store.list({.patient = patient, .limit = MostAlerts});
    if (!page)
        return propagate(page);
    for (const alerts::Alert& alert : page->alerts) {
        const QDateTime began = alerts::began(alert);
        if (began.isValid())
            markers.push_back({ui::TrendMarker::Kind::Alert, began, alerts::headline(alert),
                               alert.id.toString()});
    }
    return {};
}

} // namespace

ui::TrendMarkerLoader trendMarkers(const services::Services& services)
{
    return [imaging = services.imaging,
            alerts = services.alerts](const PatientId& patient, const QDateTime& from,
                                      const QDateTime& to) -> Result<Markers> {
        Markers markers;
        const auto read = addStudies(*imaging, patient, markers).and_then([&] {
            return addAlerts(*alerts, patient, markers);
        });
        if (!read)
            return propagate(read);
        std::erase_if(markers, [&](const ui::TrendMarker& marker) {
            return marker.at < from || marker.at >= to;
        });
        return markers;
    };
}

} // namespace wardlight::desktop
