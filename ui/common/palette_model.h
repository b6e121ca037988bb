#pragma once

#include <QAbstractListModel>
#include <QIcon>
#include <QPointer>

#include <functional>
#include <vector>

class QAction;

namespace wardlight::ui {

/// One thing that another source found for the typed text, such as a patient.
struct PaletteHit
{
    QString key; ///< handed back when it is chosen
    QString text;
    QString detail;
};

/// A line of the command palette: a command, or something found.
struct PaletteItem
{
    QString text;
    QString detail;   ///< where it belongs
    QString shortcut; ///< native text
    QIcon icon;
    std::function<void()> run;
    int score = 0;
    QList<int> positions = {}; ///< matched characters of text
};

/// The lines of the command palette: the commands that fit, best first, then what sources found.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        DetailRole = Qt::UserRole,
        ShortcutRole,
        PositionsRole ///< QList<int>
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<PaletteItem> items);
    void append(std::vector<PaletteItem> items);
    /// Does what the line stands for.
    void run(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PaletteItem> m_items;
};

/// The enabled ones of @p commands that fit @p typed, best first; all of them for a blank text.
[[nodiscard]] std::vector<PaletteItem> matchingCommands(const QString& typed,
                                                        const QList<QAction*>& commands);

} // namespace wardlight::ui
