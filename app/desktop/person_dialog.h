#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace wardlight::ui {
class Theme;
}

namespace wardlight::desktop {

/// Asks who works here, for the audit log; until there is a login, this name stands for one.
class PersonDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr int MaxLength = 200; ///< characters of a name

    /// @param known  people named before, the latest first
    /// @param proposed  stands in the field at first
    PersonDialog(const ui::Theme& theme, const QStringList& known, const QString& proposed,
                 QWidget* parent = nullptr);

    /// The chosen name, without spaces at its ends.
    [[nodiscard]] QString person() const;

private:
    void updateButton();

    QLineEdit* m_name;
    QListWidget* m_known;
    QPushButton* m_continue;
};

} // namespace wardlight::desktop
