#pragma once

#include <QFrame>
#include <QList>
#include <QPair>

namespace wardlight::ui {

class Theme;

/// A frame over the window with named fields that can be selected and copied. Esc or a click
/// elsewhere closes it; it deletes itself then.
class ProvenancePopup final : public QFrame
{
    Q_OBJECT

public:
    using Fields = QList<QPair<QString, QString>>; ///< label, value

    ProvenancePopup(const QString& title, const Fields& fields, QWidget* parent);

private:
    void copyAll();

    QString m_title;
    Fields m_fields;
};

} // namespace wardlight::ui
