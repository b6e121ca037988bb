#pragma once

#include <QAction>
#include <QList>

#include <array>

class QWidget;

namespace wardlight::ui {

/// What can be done with a stored recording; every one has a key that works anywhere in the pane.
struct RecordingActions
{
    static constexpr int Unfiltered = 0, Monitor = 1, Diagnostic = 2;

    QAction* choose = nullptr;
    QAction* channels = nullptr;
    std::array<QAction*, 3> bands = {}; ///< one is checked
    std::array<QAction*, 2> mains = {}; ///< 50 and 60 Hz; one at most is checked
    QAction* earlier = nullptr;
    QAction* later = nullptr;
    QAction* pageEarlier = nullptr;
    QAction* pageLater = nullptr;
    QAction* zoomIn = nullptr;
    QAction* zoomOut = nullptr;
    QAction* start = nullptr;
    QAction* end = nullptr;
    QAction* whole = nullptr;
    QAction* nextMark = nullptr;
    QAction* previousMark = nullptr;
    QAction* align = nullptr; ///< checked: shows the time that the charts show
    QAction* beats = nullptr;

    [[nodiscard]] QList<QAction*> all() const;
};

/// Makes them and adds them to @p pane, which owns them.
[[nodiscard]] RecordingActions makeRecordingActions(QWidget* pane);
void translateRecordingActions(const RecordingActions& actions);

} // namespace wardlight::ui
