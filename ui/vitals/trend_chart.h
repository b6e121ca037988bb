#pragma once

#include "ui/common/theme.h"
#include "ui/vitals/trend_painter.h"

#include <QtCharts/QChartView>

class QLineSeries;
class QValueAxis;

namespace wardlight::ui {

/// One chart of the stack: Qt Charts gives the frame and the value grid, a layer of our own draws
/// the curves, for a line series can neither leave gaps nor show what lies between its points.
///
/// Its plot begins and ends where those of the other charts do.
class TrendChart final : public QChartView
{
    Q_OBJECT

public:
    static constexpr int LeftGutter = TimeGutters::Left;   ///< px, for the marks of the value axis
    static constexpr int RightGutter = TimeGutters::Right; ///< px, for the values
    static constexpr int LeastHeight = 92;

    explicit TrendChart(const Theme& theme, QWidget* parent = nullptr);

    void setPanel(const TrendPanel& panel);
    [[nodiscard]] const TrendPanel& panel() const { return m_panel; }
    /// Replaces what is shown, at once.
    void setTrends(const TimeView& view, const std::vector<vitals::Envelope>& envelopes,
                   const std::vector<TimeTick>& ticks);
    void setMarkers(const std::vector<TrendMarker>& markers);
    void setCrosshair(std::optional<qint64> ms);
    /// px of the stack's width that are not the chart's: a scroll bar takes them from the gutter.
    void setHiddenGutter(int px);

    [[nodiscard]] const TrendPicture& picture() const { return m_picture; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Layer;
    void place();
    void retranslate();
    void applyTheme();
    void describe();

    const Theme& m_theme;
    TrendPanel m_panel;
    TrendPicture m_picture;
    int m_hiddenGutter = 0; ///< px
    QValueAxis* m_values;
    QValueAxis* m_times;
    Layer* m_layer;
};

} // namespace wardlight::ui
