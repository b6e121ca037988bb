#pragma once

#include "ui/common/theme.h"
#include "ui/waveforms/strip_layout.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// A recording on millimetre paper. Scrolls by whole millimetres in time; a drag measures time and
/// voltage.
class WaveformStrip final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit WaveformStrip(const Theme& theme, QWidget* parent = nullptr);

    /// Shows a record from its start; null shows empty paper.
    void setRecord(std::shared_ptr<const waveforms::WaveformRecord> record);
    void setScale(const PaperScale& scale);
    void setArrangement(StripArrangement arrangement);
    void setGroup(int group);

    [[nodiscard]] const PaperScale& scale() const { return m_view.scale; }
    [[nodiscard]] int group() const { return m_view.group; }
    [[nodiscard]] const StripLayout& layoutOnPaper() const { return m_layout; }
    [[nodiscard]] double fromSeconds() const { return m_view.fromSeconds; }

    /// What is measured now: from one corner to the other.
    struct Measure
    {
        QPointF from; ///< px on the paper
        QPointF to;
    };
    [[nodiscard]] const std::optional<Measure>& measure() const { return m_measure; }
    /// The measured time, s, and voltage, mV; upwards is positive.
    [[nodiscard]] double measuredSeconds() const;
    [[nodiscard]] double measuredMillivolts() const;
    /// Puts a measure of 200 ms and 1 mV into the middle, to be moved by the keyboard.
    void startMeasure();
    void clearMeasure();

signals:
    void measureChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void update();
    void updateScrollBars();
    [[nodiscard]] QPointF paperPoint(const QPointF& viewportPoint) const;
    [[nodiscard]] bool usesKey(const QKeyEvent& key) const;
    [[nodiscard]] bool moveMeasure(int key);
    void drawMeasure(QPainter& painter);
    void drawLegend(QPainter& painter);

    const Theme& m_theme;
    std::shared_ptr<const waveforms::WaveformRecord> m_record;
    StripView m_view;
    StripLayout m_layout;
    std::optional<Measure> m_measure;
    bool m_isDragging = false;
};

} // namespace wardlight::ui
