#include "ui/imaging/imaging_page.h"

namespace wardlight::ui {

QString ImagingPage::help() const
{
    return tr("<p>The studies of the open patient stand at the left, the newest first. Choose a "
              "series to look at it: the first image appears at once, the others load while you "
              "read.</p>") +
           tr("<p><b>Mouse.</b> The wheel goes through the images (with Shift ten at a time). The "
              "left button sets window and level: to the right wider, upwards brighter. The middle "
              "button, or Ctrl and the left one, zooms; the right button pans.</p>") +
           tr("<p><b>Keys.</b> Up and Down: one image; Page Up and Page Down: ten; Home and End: "
              "first and last; Left and Right: series. W, Z, P and S choose what the left button "
              "does. 1 to 9 set a window, I inverts, O hides overlays, H and V flip, R and L "
              "rotate, F fits, 0 shows "
              "one image pixel on one screen pixel, C plays, Space resets, Esc leaves the "
              "tool.</p>") +
           tr("<p><b>The shield.</b> Every image is checked against its recorded SHA-256 before it "
              "is shown. A filled shield: it matched. An outlined one: nobody recorded a hash, and "
              "you agreed to look at it all the same. A broken one: the check or a safety limit "
              "failed; the image is refused, and the rest of the series stays readable. Click the "
              "shield for the source, the hash and the time of the check.</p>") +
           tr("<p><b>Measuring.</b> M draws a length, E an ellipse with mean, standard deviation, "
              "least and greatest value. Millimetres stand there only where the image says how "
              "large its pixels are. What is drawn is kept; Ctrl+Z undoes, Delete removes the last "
              "on the image.</p>") +
           tr("<p><b>Reports.</b> A structured report opens as a page to read; above its text "
              "stands "
              "whether a person has signed it.</p>") +
           tr("<p>The letters at the edges name the side of the patient: R right, L left, A front, "
              "P back, H head, F feet. They follow every flip and rotation. Where an image does "
              "not "
              "say how it lies, there are none.</p>");
}

} // namespace wardlight::ui
