#include "ui/patients/patients_page.h"

namespace wardlight::ui {

QString PatientsPage::help() const
{
    return tr("<p>Type a part of a name in any script, an MRN, or a birth date. Several words must "
              "all match: <i>wei 1945-07-14</i> finds every Wei born that day. The list follows "
              "while you type.</p>") +
           tr("<p>Enter opens the selected patient, or the only one found. Down goes from the "
              "search to the list, Ctrl+F back to the search, Esc clears it, Ctrl+C in the list "
              "copies the MRN.</p>") +
           tr("<p>Click Name, MRN, Born or Ward / bed to sort by it, again to turn the order "
              "round. "
              "Columns can be dragged and resized; Wardlight remembers them for you.</p>") +
           tr("<p>The pane at the right shows the selected patient. Under allergies, <i>Not "
              "known</i> means that nobody recorded whether there are any; <i>None known</i> means "
              "that somebody asked.</p>") +
           tr("<p><i>Wards</i> (Ctrl+B) shows the same house by ward and bed, read anew every 15 "
              "seconds. Each value stands beside its age; what is no longer recent is violet. One "
              "arrow marks a value with 1 or 2 points in NEWS2, two arrows one with 3, a question "
              "mark one that was flagged. Alt+B, Alt+N and Alt+A sort by bed, NEWS2 and alerts, "
              "Alt+W goes to the next ward.</p>") +
           tr("<p>NEWS2 is that of the Royal College of Physicians (2017), with scale 1 for SpO₂. "
              "While a parameter is missing it is incomplete: ≥ 3 means 3 or more. It does not "
              "hold "
              "under 16 years or in pregnancy.</p>") +
           tr("<p>Every search and every patient you look at leaves a line in the audit log, with "
              "your name.</p>");
}

} // namespace wardlight::ui
