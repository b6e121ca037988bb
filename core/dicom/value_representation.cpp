#include "core/dicom/value_representation.h"

#include <algorithm>
#include <array>

namespace wardlight::dicom {

namespace {

constexpr std::array Known = {
    Vr::AE, Vr::AS, Vr::AT, Vr::CS, Vr::DA, Vr::DS, Vr::DT, Vr::FD, Vr::FL, Vr::IS, Vr::LO, Vr::LT,
    Vr::OB, Vr::OD, Vr::OF, Vr::OL, Vr::OV, Vr::OW, Vr::PN, Vr::SH, Vr::SL, Vr::SQ, Vr::SS, Vr::ST,
    Vr::SV, Vr::TM, Vr::UC, Vr::UI, Vr::UL, Vr::UN, Vr::UR, Vr::US, Vr::UT, Vr::UV};
constexpr std::array LongLength = {Vr::OB, Vr::OD, Vr::OF, Vr::OL, Vr::OV, Vr::OW, Vr::SQ,
                                   Vr::SV, Vr::UC, Vr::UN, Vr::UR, Vr::UT, Vr::UV};
constexpr std::array CharacterSetText = {Vr::LO, Vr::LT, Vr::PN, Vr::SH, Vr::ST, Vr::UC, Vr::UT};
constexpr std::array AsciiText = {Vr::AE, Vr::AS, Vr::CS, Vr::DA, Vr::DS,
                                  Vr::DT, Vr::IS, Vr::TM, Vr::UI, Vr::UR};
constexpr std::array SingleText = {Vr::LT, Vr::ST, Vr::UR, Vr::UT};

template <std::size_t Size>
bool contains(const std::array<Vr, Size>& set, Vr vr)
{
    return std::find(set.begin(), set.end(), vr) != set.end();
}

} // namespace

std::optional<Vr> parseVr(std::uint8_t first, std::uint8_t second)
{
    const auto vr = static_cast<Vr>(first << 8 | second);
    return contains(Known, vr) ? std::optional(vr) : std::nullopt;
}

bool hasLongLength(Vr vr)
{
    return contains(LongLength, vr);
}

int wordBytes(Vr vr)
{
    switch (vr) {
    case Vr::AT:
    case Vr::OW:
    case Vr::SS:
    case Vr::US:
        return 2;
    case Vr::FL:
    case Vr::OF:
    case Vr::OL:
    case Vr::SL:
    case Vr::UL:
        return 4;
    case Vr::FD:
    case Vr::OD:
    case Vr::OV:
    case Vr::SV:
    case Vr::UV:
        return 8;
    default: // a VR comes from a file, and text has no words
        return 1;
    }
}

bool isCharacterSetText(Vr vr)
{
    return contains(CharacterSetText, vr);
}

bool isText(Vr vr)
{
    return isCharacterSetText(vr) || contains(AsciiText, vr);
}

bool isSingleText(Vr vr)
{
    return contains(SingleText, vr);
}

} // namespace wardlight::dicom
