#include "ui/common/palette_model.h"

#include "ui/common/fuzzy_match.h"

#include <QAction>

#include <algorithm>

namespace wardlight::ui {
namespace {

QString plainText(const QAction& action)
{
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026))) // "Import…": what it does, not how it asks
        text.chop(1);
    return text;
}

PaletteItem itemFor(QAction* action, FuzzyMatch match)
{
    PaletteItem item;
    item.text = plainText(*action);
    item.detail = action->whatsThis();
    item.shortcut = action->shortcut().toString(QKeySequence::NativeText);
    item.icon = action->icon();
    item.run = [guard = QPointer<QAction>(action)] {
        if (guard)
            guard->trigger();
    };
    item.score = match.score;
    item.positions = std::move(match.positions);
    return item;
}

} // namespace

std::vector<PaletteItem> matchingCommands(const QString& typed, const QList<QAction*>& commands)
{
    std::vector<PaletteItem> items;
    for (QAction* action : commands) {
        if (!action->isEnabled() || action->isSeparator() || action->text().isEmpty())
            continue;
        auto match = fuzzyMatch(typed, plainText(*action));
        if (match)
            items.push_back(itemFor(action, std::move(*match)));
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const PaletteItem& a, const PaletteItem& b) { return a.score > b.score; });
    return items;
}

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

void PaletteModel::append(std::vector<PaletteItem> items)
{
    if (items.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    std::move(items.begin(), items.end(), std::back_inserter(m_items));
    endInsertRows();
}

void PaletteModel::run(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return;
    // a copy: running it may change the model
    const auto chosen = m_items[static_cast<size_t>(index.row())].run;
    if (chosen)
        chosen();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteItem& item = m_items[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case Qt::DecorationRole:
        return item.icon;
    case Qt::AccessibleTextRole:
        return item.detail.isEmpty() ? item.text : tr("%1, %2").arg(item.text, item.detail);
    case DetailRole:
        return item.detail;
    case ShortcutRole:
        return item.shortcut;
    case PositionsRole:
        return QVariant::fromValue(item.positions);
    default:
        return {};
    }
}

} // namespace wardlight::ui
