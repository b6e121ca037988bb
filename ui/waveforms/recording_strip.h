#pragma once

#include "ui/common/theme.h"
#include "ui/waveforms/recording_painter.h"

#include <QAbstractScrollArea>

#include <optional>

namespace wardlight::ui {

/// A stored recording, a row for each channel, on the time axis of the charts above it. Dragging
/// pans, the wheel zooms where the pointer is; so do the arrow keys, + and - while the focus is
/// here. Paints what is at hand and never reads.
class RecordingStrip final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr double ZoomStep = 2;
    static constexpr double PanStep = 0.25;

    explicit RecordingStrip(const Theme& theme, QWidget* parent = nullptr);

    /// Null clears the strip.
    void setRecord(std::shared_ptr<const waveforms::StoredRecord> record);
    void setReading(std::shared_ptr<const RecordingReading> reading);
    void setSpan(const RecordingSpan& span);
    /// @param marks  outlives the strip, or the next call
    void setMarks(const std::vector<RecordingMark>& marks);
    /// Null: there is none.
    void setCrosshair(const QDateTime& moment);

    /// Columns that the curves have room for, in the screen's own pixels.
    [[nodiscard]] int columns() const;
    [[nodiscard]] const RecordingPicture& picture() const { return m_picture; }

    void pan(double share);
    void zoom(double factor);
    void showStart();
    void showEnd();
    void showAll();
    /// To the next mark behind the middle, or the previous one before it.
    void showNextMark();
    void showPreviousMark();

signals:
    void spanWanted(const wardlight::ui::RecordingSpan& span);
    void columnsChanged(int columns);

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
    void layOut();
    void retranslate();
    void zoomAt(double factor, double seconds);
    [[nodiscard]] bool move(int key, bool isFar);

    const Theme& m_theme;
    std::shared_ptr<const waveforms::StoredRecord> m_record;
    QDateTime m_crosshair;
    RecordingPicture m_picture;
    std::optional<double> m_pressedX; ///< where a drag began
    RecordingSpan m_pressedSpan;
};

} // namespace wardlight::ui
