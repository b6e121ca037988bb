#pragma once

#include "ui/common/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

class QHeaderView;
class QSplitter;

namespace wardlight::ui {

/// What the program remembers between starts. Theme, language and the people belong to the system
/// user; sizes, columns and sorting to the person named at start. Never holds a patient's data or a
/// secret. GUI thread only.
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// @param file  an INI file of its own; empty for the system user's usual place
    explicit Settings(const QString& file = {}, QObject* parent = nullptr);

    [[nodiscard]] ThemeKind themeKind() const;
    void setThemeKind(ThemeKind kind);
    /// "en", "zh_CN"; empty until one was chosen.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);

    /// The people named at start, the latest first.
    [[nodiscard]] QStringList people() const;
    /// Whose sizes and columns are remembered from now on; goes to the front of people().
    void setPerson(const QString& person);
    /// Folder of the workspace opened last; empty before the first run's choice.
    [[nodiscard]] QString workspaceFolder() const;
    void setWorkspaceFolder(const QString& folder);
    /// Name of the profile connected to last; empty when a workspace was opened since.
    [[nodiscard]] QString profile() const;
    void setProfile(const QString& name);

    /// The person's own, under a stable English key.
    [[nodiscard]] QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void setValue(const QString& key, const QVariant& value);

    /// All of it, for a page that keeps more than columns and sizes; under its own group.
    [[nodiscard]] QSettings& storage() { return m_settings; }

    /// Restores widths, order, visibility and sorting of a table's columns and keeps them from now
    /// on. @p id is stable: "patients". A table with other columns than then starts afresh.
    void rememberColumns(QHeaderView* header, const QString& id);
    /// The same for a splitter's sizes.
    void rememberSizes(QSplitter* splitter, const QString& id);

private:
    [[nodiscard]] QString personalKey(const QString& key) const;

    QSettings m_settings;
    QString m_person;
};

} // namespace wardlight::ui
