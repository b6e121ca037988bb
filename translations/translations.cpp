#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

// Q_INIT_RESOURCE must stand outside every namespace.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace wardlight::translations {
namespace {

const QString OurName = QStringLiteral("wardlight-translation");

void install(QCoreApplication& app, std::unique_ptr<QTranslator> translator)
{
    translator->setObjectName(OurName);
    translator->setParent(&app);
    QCoreApplication::installTranslator(translator.release());
}

void removeEarlier(const QCoreApplication& app)
{
    const auto earlier = app.findChildren<QTranslator*>(OurName, Qt::FindDirectChildrenOnly);
    for (QTranslator* translator : earlier) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

std::optional<QLocale> localeOf(const QString& language)
{
    if (language == QLatin1String("en"))
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    if (language == QLatin1String("zh_CN"))
        return QLocale(QLocale::Chinese, QLocale::China);
    return {};
}

QString languageOf(const QLocale& locale)
{
    return locale.language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

void installTranslations(QCoreApplication& app, const QLocale& locale)
{
    initTranslationResources();
    const QString language = languageOf(locale);
    QLocale::setDefault(localeOf(language).value_or(QLocale::c()));
    removeEarlier(app);

    auto qt = std::make_unique<QTranslator>();
    if (qt->load(QStringLiteral("qtbase_%1").arg(language),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        install(app, std::move(qt));
    auto ours = std::make_unique<QTranslator>();
    if (ours->load(QStringLiteral(":/translations/wardlight_%1.qm").arg(language)))
        install(app, std::move(ours));
}

} // namespace wardlight::translations
