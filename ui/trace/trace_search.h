#pragma once

#include "ui/trace/trace_filter.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace wardlight::ui {

class FilterChips;

/// The conditions of a search: name, category, maker, code, production dates, and others as chips.
class TraceSearch final : public QWidget
{
    Q_OBJECT

public:
    explicit TraceSearch(QWidget* parent = nullptr);

    void setCategories(const QStringList& categories);
    /// For provinces; may be null.
    void setBasemap(const trace::BasemapPointer& basemap);
    [[nodiscard]] TraceQuestion question() const;
    /// Adds a condition as a chip.
    void addFilter(const TraceFilter& filter);
    void clear();
    void focusName();
    /// Narrows the search to one value of a dimension.
    void narrow(trace::Dimension dimension, const QString& value);

signals:
    void queryChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] trace::ItemQuery query() const;
    [[nodiscard]] QDateTime dateOf(const QLineEdit& field) const;
    void markDates();
    void retranslate();

    QLineEdit* m_name;
    QComboBox* m_category;
    QLineEdit* m_maker;
    QLineEdit* m_code;
    QLineEdit* m_producedFrom;
    QLineEdit* m_producedTo;
    FilterChips* m_chips;
    QPushButton* m_clear;
    QLabel* m_dateProblem;
};

} // namespace wardlight::ui
