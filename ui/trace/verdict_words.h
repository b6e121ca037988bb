#pragma once

#include "core/trace/verdict/verdict.h"
#include "ui/common/theme.h"

namespace wardlight::ui {

/// How a level is shown: always a shape and a word, and a colour besides.
struct LevelLook
{
    QChar shape;
    QString word; ///< translated
    TextRole role = TextRole::Body;
};

/// @param level  none: nothing speaks against the pack, which is not the same as genuine
[[nodiscard]] LevelLook lookOf(const std::optional<trace::Level>& level);

/// One line about a row of evidence, in local time.
[[nodiscard]] QString evidenceText(const QJsonObject& row);

/// "As of 01-Mar-2019 08:00 +08:00 · data 3 days old · rule set 2026.2"
[[nodiscard]] QString verdictFoot(const trace::Verdict& verdict);

} // namespace wardlight::ui
