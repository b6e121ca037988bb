#include "ui/common/settings.h"

#include <QHeaderView>
#include <QSplitter>
#include <QUrl>

namespace wardlight::ui {
namespace {

constexpr int RememberedPeople = 12;

const QString ThemeKey = QStringLiteral("theme");
const QString LanguageKey = QStringLiteral("language");
const QString PeopleKey = QStringLiteral("people");
const QString ProfileKey = QStringLiteral("profile");
const QString WorkspaceKey = QStringLiteral("workspace");

} // namespace

Settings::Settings(const QString& file, QObject* parent)
    : QObject(parent),
      m_settings(file.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope,
                                            QStringLiteral("wardlight"), QStringLiteral("desktop"))
                                      .fileName()
                                : file,
                 QSettings::IniFormat)
{}

ThemeKind Settings::themeKind() const
{
    return m_settings.value(ThemeKey).toString() == QLatin1String("light") ? ThemeKind::Light
                                                                           : ThemeKind::Dark;
}

void Settings::setThemeKind(ThemeKind kind)
{
    m_settings.setValue(ThemeKey, kind == ThemeKind::Light ? QStringLiteral("light")
                                                           : QStringLiteral("dark"));
}

QString Settings::language() const
{
    return m_settings.value(LanguageKey).toString();
}

void Settings::setLanguage(const QString& language)
{
    m_settings.setValue(LanguageKey, language);
}

QStringList Settings::people() const
{
    return m_settings.value(PeopleKey).toStringList();
}

void Settings::setPerson(const QString& person)
{
    m_person = person;
    QStringList known = people();
    known.removeAll(person);
    known.prepend(person);
    m_settings.setValue(PeopleKey, QStringList(known.mid(0, RememberedPeople)));
}

QString Settings::workspaceFolder() const
{
    return m_settings.value(WorkspaceKey).toString();
}

void Settings::setWorkspaceFolder(const QString& folder)
{
    m_settings.setValue(WorkspaceKey, folder);
    m_settings.remove(ProfileKey);
}

QString Settings::profile() const
{
    return m_settings.value(ProfileKey).toString();
}

void Settings::setProfile(const QString& name)
{
    m_settings.setValue(ProfileKey, name);
}

QVariant Settings::value(const QString& key, const QVariant& otherwise) const
{
    return m_settings.value(personalKey(key), otherwise);
}

void Settings::setValue(const QString& key, const QVariant& value)
{
    m_settings.setValue(personalKey(key), value);
}

void Settings::rememberColumns(QHeaderView* header, const QString& id)
{
    const QString stateKey = QStringLiteral("columns/%1/state").arg(id);
    const QString countKey = QStringLiteral("columns/%1/count").arg(id);
    if (value(countKey).toInt() == header->count())
        header->restoreState(value(stateKey).toByteArray());
    const auto keep = [this, header, stateKey, countKey] {
        setValue(stateKey, header->saveState());
        setValue(countKey, header->count());
    };
    connect(header, &QHeaderView::sectionResized, this, keep);
    connect(header, &QHeaderView::sectionMoved, this, keep);
    connect(header, &QHeaderView::sortIndicatorChanged, this, keep);
}

void Settings::rememberSizes(QSplitter* splitter, const QString& id)
{
    const QString key = QStringLiteral("sizes/%1").arg(id);
    splitter->restoreState(value(key).toByteArray());
    connect(splitter, &QSplitter::splitterMoved, this,
            [this, splitter, key] { setValue(key, splitter->saveState()); });
}

QString Settings::personalKey(const QString& key) const
{
    // a name may hold any character; a slash in it would open another group
    return QStringLiteral("person/%1/%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(m_person)), key);
}

} // namespace wardlight::ui
