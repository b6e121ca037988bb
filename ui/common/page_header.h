#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace wardlight::ui {

/// The first line of a page: its title, filters after it, tools at the right end.
class PageHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Left, after the title.
    void addFilter(QWidget* filter, int stretch = 0);
    /// Right.
    void addTool(QWidget* tool);

private:
    QLabel* m_title;
    QHBoxLayout* m_filters;
    QHBoxLayout* m_tools;
};

} // namespace wardlight::ui
