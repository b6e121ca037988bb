#pragma once

#include "ui/common/theme.h"

#include <QWidget>

namespace wardlight::ui {

/// Grey rows in the shape of a table that is still loading. Does not move.
class Skeleton final : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(const Theme& theme, QWidget* parent = nullptr);

    /// px
    void setRowHeight(int height);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    int m_rowHeight = Spacing::DenseRow;
};

} // namespace wardlight::ui
