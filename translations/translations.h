#pragma once

#include <QLocale>
#include <QString>

#include <optional>

class QCoreApplication;

namespace wardlight::translations {

/// The languages the programs speak: "en", "zh_CN".
[[nodiscard]] QStringList languages();

/// The locale of a language named on the command line or in settings; none for one that is not
/// among languages().
[[nodiscard]] std::optional<QLocale> localeOf(const QString& language);

/// The language among languages() that fits @p locale best; English when none does.
[[nodiscard]] QString languageOf(const QLocale& locale);

/// Makes the program speak the language of @p locale, Qt's own dialogs included, and sets the
/// default locale. Replaces an earlier language: widgets get a LanguageChange event. Main thread.
void installTranslations(QCoreApplication& app, const QLocale& locale);

} // namespace wardlight::translations
