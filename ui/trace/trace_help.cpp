#include "ui/trace/trace_page.h"

namespace wardlight::ui {

QString TracePage::help() const
{
    return tr("<p>Scan a pack, or paste its trace code into the field at the top, and press Enter: "
              "the map shows where the drug was, the list below what happened there. Ctrl+L goes "
              "to that field from anywhere on the page.</p>") +
           tr("<p>At the left, search by parts of the name or the maker, by category, whole code "
              "and production dates; all conditions must hold. Dots on the map show where the "
              "drugs found are now.</p>") +
           tr("<p>Further conditions become chips below: choose a kind, write a value, press "
              "Enter; a "
              "click takes one away. A name and a place give what is nearest, by distance; "
              "Ctrl+Shift+N takes the place of the chosen event, or the middle of the map; "
              "Ctrl+Shift+A lets you draw an area. "
              "Ctrl+Shift+S saves the list.</p>") +
           tr("<p>Every scan joins the list of scanned packs (Ctrl+B) with its verdict; several "
              "codes can be pasted at once. Ctrl+Shift+P saves the verdict as one page.</p>") +
           tr("<p>Ctrl+Shift+T lists the stock of sites nearby. Ctrl+Shift+U counts the packs "
              "found; Enter "
              "on a value narrows the search to it. Ctrl+PgDown turns to the next page of a long "
              "list. Ctrl+D keeps the open pack beside "
              "those you open next, up to three, on the map and with their events in step; again, "
              "or Ctrl+Shift+D, lets them go.</p>") +
           tr("<p>Numbers on the map are those of the list. Stops that lie too close to tell apart "
              "share one mark; zoom in to separate them. Alt+Down and Alt+Up step through the "
              "events, and a click on a stop selects its event.</p>") +
           tr("<p>Drag the map or use the arrow keys; the wheel, + and - zoom; Home shows the "
              "whole path. Ctrl+Shift+E saves the map as a picture.</p>") +
           tr("<p>Ctrl+P plays the drug's life again: map and list go in step, the slider below "
              "the "
              "map chooses a moment. A broken red line is a leg that no vehicle can have "
              "done.</p>") +
           tr("<p>At the right, the answer about a scanned pack: Stop, Suspect, Check the scan, "
              "Unknown, or No adverse evidence, then each reason with the rows that prove it; "
              "click an event among them to see it on the map. What could not be evaluated is "
              "named too. A scan is kept on record, because a label that is asked about everywhere "
              "has been cloned; looking at the list is not.</p>") +
           tr("<p>The basemap is schematic and not a standard map. A path says what was recorded, "
              "not that a pack is genuine.</p>");
}

} // namespace wardlight::ui
