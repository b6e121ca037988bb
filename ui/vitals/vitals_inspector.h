#pragma once

#include "core/vitals/news2.h"
#include "core/vitals/vitals_store.h"
#include "ui/common/time_view.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace wardlight::ui {

class FieldList;

/// What the charts say in words: the values at the crosshair or the newest ones, how many readings
/// are in view and where they come from, and the early warning score with its parts.
class VitalsInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit VitalsInspector(QWidget* parent = nullptr);

    /// Only a sentence: nothing is there to tell.
    void setMessage(const QString& message);
    /// @param crosshairMs  none: the newest values
    void setReadings(const std::vector<vitals::Envelope>& envelopes, const TimeView& view,
                     std::optional<qint64> crosshairMs);
    void setScore(const std::optional<vitals::News2>& score, const QDateTime& at,
                  const vitals::LatestSamples& latest);

private:
    QLabel* m_message;
    FieldList* m_values;
    FieldList* m_counts;
    FieldList* m_score;
    FieldList* m_source;
};

} // namespace wardlight::ui
