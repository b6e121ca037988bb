#pragma once

namespace wardlight::desktop {

/// Until it is destroyed, ends the program with a clear message and exit code 1 when Qt finds no
/// display, instead of Qt's abort. Stands around the construction of QApplication.
class DisplayCheck
{
public:
    DisplayCheck();
    ~DisplayCheck();
    DisplayCheck(const DisplayCheck&) = delete;
    DisplayCheck& operator=(const DisplayCheck&) = delete;
};

} // namespace wardlight::desktop
