#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace wardlight::ui {
class Theme;
}

namespace wardlight::desktop {

/// The first question of all: look at sample data, work in a folder of one's own, or on a
/// hospital's servers.
class FirstRunDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit FirstRunDialog(const ui::Theme& theme, QWidget* parent = nullptr);

signals:
    void sampleChosen();
    /// A folder that is a workspace already, or will become one.
    void folderChosen(const QString& folder);
    /// The hospital's own database.
    void serverChosen();

protected:
    /// Enter takes the choice that has the focus; there is no default one.
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QPushButton* addChoice(QVBoxLayout& column, const QIcon& icon,
                                         const QString& title, const QString& explanation);
    void chooseFolder();
};

} // namespace wardlight::desktop
