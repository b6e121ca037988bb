#pragma once

#include "core/trace/trace_store.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace wardlight::ui {

/// The conditions of a search: name, category, maker, code, production dates.
class TraceSearch final : public QWidget
{
    Q_OBJECT

public:
    explicit TraceSearch(QWidget* parent = nullptr);

    void setCategories(const QStringList& categories);
    [[nodiscard]] trace::ItemQuery query() const;
    void clear();
    void focusName();

signals:
    void queryChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QDateTime dateOf(const QLineEdit& field) const;
    void markDates();
    void retranslate();

    QLineEdit* m_name;
    QComboBox* m_category;
    QLineEdit* m_maker;
    QLineEdit* m_code;
    QLineEdit* m_producedFrom;
    QLineEdit* m_producedTo;
    QPushButton* m_clear;
    QLabel* m_dateProblem;
};

} // namespace wardlight::ui
