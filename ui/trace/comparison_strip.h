#pragma once

#include "core/trace/trace_item.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QSplitter;
class QTableView;

namespace wardlight::ui {

class TraceEventModel;

/// How a pack beside the open one is told from it and the others, on the map and in lists: a letter
/// and a colour.
struct BesideMark
{
    QChar letter;
    QColor Palette::*colour = nullptr;
};
/// @param index  0 to PathComparison::MostBeside − 1
[[nodiscard]] BesideMark besideMark(std::size_t index);

/// The packs beside the open one: for each its mark, its name and code, and its events.
class ComparisonStrip final : public QWidget
{
    Q_OBJECT

public:
    struct Pack
    {
        BesideMark mark;
        QString code;
        std::optional<trace::Path> path;
        QString problem; ///< why there is no path; empty while it is read
    };

    explicit ComparisonStrip(const Theme& theme, QWidget* parent = nullptr);

    /// Without any the strip hides.
    void setPacks(const std::vector<Pack>& packs);
    /// Chooses in every list the newest event that is not after a moment; none for an invalid one.
    void showMoment(const QDateTime& moment);
    [[nodiscard]] int packCount() const { return int(m_columns.size()); }

signals:
    void openRequested(const QString& code);
    void removeRequested(const QString& code);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Column
    {
        QWidget* widget = nullptr;
        QTableView* table = nullptr;
        TraceEventModel* events = nullptr;
    };
    [[nodiscard]] Column makeColumn(const Pack& pack);
    [[nodiscard]] QWidget* makeHead(const Pack& pack);

    const Theme& m_theme;
    QSplitter* m_splitter;
    std::vector<Pack> m_packs;
    std::vector<Column> m_columns;
    QDateTime m_moment;
};

} // namespace wardlight::ui
