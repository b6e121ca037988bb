#pragma once

#include "ui/trace/trace_filter.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace wardlight::ui {

/// Conditions as chips, and a line to add one: its kind, its value, Enter. A click on a chip, or
/// Space or Delete while it has the focus, takes it away. There is one condition of a kind; another
/// one takes its place.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<TraceFilter>& filters() const { return m_filters; }
    void add(const TraceFilter& filter);
    void clear();
    /// For provinces; may be null.
    void setBasemap(const trace::BasemapPointer& basemap);
    /// Adds every chip's condition; those that were added were found good.
    void applyTo(TraceQuestion& question) const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addTyped();
    void remove(TraceFilter::Kind kind);
    void rebuild();
    void updateExample();
    void retranslate();

    std::vector<TraceFilter> m_filters;
    trace::BasemapPointer m_basemap;
    QComboBox* m_kind;
    QLineEdit* m_value;
    QToolButton* m_add;
    QLabel* m_problem;
    QVBoxLayout* m_chips;
};

} // namespace wardlight::ui
