#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QGridLayout;

namespace wardlight::ui {

/// One labelled value of an inspector.
struct Field
{
    QString label;
    QString value; ///< plain text; empty leaves the field out
    TextRole role = TextRole::Body;
    QString tip = {}; ///< the whole of a value that is shortened
};

/// A titled block of an inspector: labels at the left, values that can be selected at the right.
/// A field without a label takes the whole width.
class FieldList final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldList(QWidget* parent = nullptr);

    /// Replaces everything; without a single value the block hides.
    void setFields(const QString& title, const QList<Field>& fields);

private:
    QGridLayout* m_grid;
};

} // namespace wardlight::ui
