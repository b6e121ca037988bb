#include "ui/common/page_part.h"
#include "ui/vitals/vitals_page.h"

namespace wardlight::ui {

QString VitalsPage::help() const
{
    return tr("<p>One chart for each vital, on one time axis in local time. The keys 1 to 7 show "
              "the last hour to the last 90 days; where nothing was measured so lately, the range "
              "ends at the newest reading.</p>") +
           tr("<p>Drag or use the arrow keys to pan, the wheel, + and - to zoom, Home and End to "
              "go to the oldest and newest values. Move the pointer to read all charts at one "
              "time; a click pins the crosshair, Ctrl+Left and Ctrl+Right step from reading to "
              "reading, Esc lets it go.</p>") +
           tr("<p>The line is the mean, the shade reaches from the least to the greatest value: no "
              "extreme vanishes, however far you zoom out. The line stops where nothing was "
              "measured for three times the usual interval (at least a minute). A hollow diamond "
              "marks values with a doubt: implausible, zero, a pressure that contradicts another. "
              "They are shown as they came.</p>") +
           tr("<p>The pale band is the range of healthy adults at rest. Squares on the axis are "
              "images, triangles alerts: click one, or choose it with M and press Enter, to go "
              "there.</p>") +
           tr("<p>T shows every value as a table. Ctrl+Shift+E exports the values in view as "
              "CSV.</p>") +
           tr("<p>NEWS2 in the inspector uses the newest values of the last 24 hours, at the "
              "pinned crosshair or now. A missing value makes it incomplete. It is not for "
              "children under 16 and not for pregnancy.</p>") +
           (m_waveforms ? m_waveforms->help() : QString());
}

} // namespace wardlight::ui
