#pragma once

namespace wardlight::patients {

/// How many alerts about a patient nobody has acknowledged, by severity.
struct OpenAlerts
{
    int critical = 0;
    int high = 0;
    int medium = 0;
    int low = 0;

    [[nodiscard]] int total() const { return critical + high + medium + low; }

    friend bool operator==(const OpenAlerts&, const OpenAlerts&) = default;
};

} // namespace wardlight::patients
