#include "ui/alerts/alerts_page.h"

namespace wardlight::ui {

QString AlertsPage::help() const
{
    return tr("<p>Open alerts stand above, the most urgent first; what people did about earlier "
              "ones stands below. The list follows what is raised and acknowledged anywhere, while "
              "it happens.</p>") +
           tr("<p>▲▲ is critical, ▲ high, ◆ medium, ● low, and ○ is about equipment or data. "
              "Alerts of one type of one patient share a row that says how many they are; Right "
              "opens it, Left closes it.</p>") +
           tr("<p><b>A</b> acknowledges what is selected, one or many, with a note. Of two people "
              "at once one wins; the other sees who it was, and when.</p>") +
           tr("<p><b>S</b> silences one type of alert of one patient. A silence always ends, after "
              "24 hours at most, and hides nothing: the alerts stay in the list, do not flash and "
              "do not count in the rail. <b>U</b> ends it before its time.</p>") +
           tr("<p><b>Enter</b> opens the patient at the alert's moment. A filter by priority, "
              "patient or ward hides alerts from the list, not from the count in the rail.</p>") +
           tr("<p>When the connection is lost, the page says since when the list may be stale. "
              "Afterwards everything that happened meanwhile is read, and the gap stands in the "
              "history.</p>") +
           tr("<p>This is not a primary alarm system: it must not be relied on to raise an "
              "alarm.</p>");
}

} // namespace wardlight::ui
