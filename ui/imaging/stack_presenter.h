#pragma once

#include "core/imaging/roi.h"
#include "ui/imaging/corner_texts.h"
#include "ui/imaging/stack_source.h"
#include "ui/imaging/viewport_tile.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>

#include <memory>
#include <optional>

namespace wardlight::ui {

/// The rules of looking through one series: which image is on, how its values become grey, what
/// the texts say. Holds no widget.
///
/// While the image asked for is still loading, the one before stays with its own texts: picture
/// and words always belong together.
class StackPresenter : public QObject
{
    Q_OBJECT

public:
    explicit StackPresenter(std::unique_ptr<StackSource> stack, QObject* parent = nullptr);

    void open(const imaging::Study& study, const imaging::SeriesContents& series);
    void close();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QString seriesUid() const { return m_isOpen ? m_series.seriesUid : QString(); }

    /// @param images  onwards; negative: back. Stops at either end, and ends a cine.
    void step(int images);
    void goTo(int position);
    /// The position asked for, 0-based.
    [[nodiscard]] int position() const { return m_wanted; }
    [[nodiscard]] int count() const { return m_stack->size(); }
    /// True while the image asked for is not there yet and another may be on.
    [[nodiscard]] bool isWaiting() const { return count() > 0 && m_shown != m_wanted; }

    void dragWindow(const QPointF& by);
    /// @param number  0-based, of presets(); one that does not exist changes nothing
    void applyPreset(int number);
    [[nodiscard]] std::vector<imaging::NamedWindow> presets() const;
    void toggleInversion();
    /// The marks that a file brings on its images.
    void setOverlaysShown(bool shown);
    [[nodiscard]] bool isInverted() const { return m_isInverted; }
    /// Back to the object's own window, not inverted.
    void resetWindow();

    void setCineRunning(bool isRunning);
    [[nodiscard]] bool isCineRunning() const { return m_cine.isActive(); }
    /// Texts in the language of the moment.
    void retranslate();
    /// The tile's button.
    void actOnTile();

    /// Empty when no picture is to be shown.
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    /// Height of a pixel over its width.
    [[nodiscard]] double pixelAspect() const;
    [[nodiscard]] std::optional<std::array<double, 6>> orientation() const;
    [[nodiscard]] const std::optional<ViewportTile>& tile() const { return m_tile; }
    /// The report that is on; null: none.
    [[nodiscard]] const std::shared_ptr<const QJsonObject>& report() const { return m_report; }
    /// What a ROI on the picture that is on says; none without a picture.
    [[nodiscard]] std::optional<imaging::RoiFigures> measure(const imaging::Roi& roi) const;
    /// Without a picture nothing about how it is shown.
    /// @param zoom  device pixels for the width of an image column
    [[nodiscard]] CornerTexts texts(double zoom) const;
    [[nodiscard]] imaging::SeriesLoader::Counters counters() const { return m_stack->counters(); }
    /// What is on: its place in the stack, its instance, and where its bytes are from. None while
    /// nothing is on.
    [[nodiscard]] const imaging::StackImage* shownImage() const;
    [[nodiscard]] const imaging::Instance* shownInstance() const;
    [[nodiscard]] bool isSettled() const;

signals:
    /// Another image, a tile, or nothing is on now.
    void shown();
    /// The same image looks different.
    void pictureChanged();
    void waitingChanged();
    void countersChanged();
    void cineChanged(bool isRunning);
    /// The person wants to see the recording that stands where a picture would be.
    void waveformRequested(const QString& sopInstanceUid);

private:
    void lookAt(int position);
    void updateShown(int position);
    void showPicture();
    void showTile(ViewportTile tile);
    void showReport(const imaging::StackImage& image);
    void forgetPicture();
    void acceptAll();
    [[nodiscard]] imaging::VoiWindow effectiveWindow();
    [[nodiscard]] Result<> map();
    [[nodiscard]] QImage* freshBuffer();
    void remap();
    void advanceCine();

    std::unique_ptr<StackSource> m_stack;
    bool m_isOpen = false;
    imaging::Study m_study;
    imaging::Series m_series;
    int m_wanted = 0;
    int m_shown = -1;          ///< position that is on, with a picture or a tile; -1: none
    bool m_isAccepted = false; ///< the person confirmed objects without a hash in this series

    imaging::DicomHeader m_header;         ///< of what is on, as it holds for its frame
    std::optional<imaging::Frame> m_frame; ///< of the picture that is on
    std::optional<imaging::PixelMapping> m_mapping;
    std::optional<imaging::VoiWindow> m_window;       ///< what m_picture was made with
    std::optional<imaging::VoiWindow> m_chosenWindow; ///< the person's
    std::optional<imaging::VoiWindow> m_seriesWindow; ///< where the objects bring none
    bool m_isInverted = false;
    bool m_areOverlaysShown = true;
    QImage m_picture;
    QImage m_spare; ///< the buffer before, used again once nobody shows it
    std::optional<ViewportTile> m_tile;
    std::shared_ptr<const QJsonObject> m_report;

    QTimer m_cine;
    QElapsedTimer m_cineTime;
    int m_cineStart = 0;
};

} // namespace wardlight::ui
