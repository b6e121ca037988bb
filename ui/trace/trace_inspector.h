#pragma once

#include "core/trace/trace_item.h"

#include <QWidget>

class QLabel;

namespace wardlight::ui {

class FieldList;
class VerdictCard;

/// What the inspector says about the open drug: whether to believe it, its master data, its latest
/// state, and what else its source recorded, under the names it had there.
class TraceInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit TraceInspector(QWidget* parent = nullptr);

    void setItem(const trace::Item& item, int eventCount);
    /// Above everything else, also where nothing is on record.
    [[nodiscard]] VerdictCard& verdict() { return *m_verdict; }
    /// One line instead: nothing is open, or why there is nothing to show.
    void setMessage(const QString& message);

private:
    VerdictCard* m_verdict;
    QLabel* m_message;
    QLabel* m_name;
    FieldList* m_state;
    FieldList* m_master;
    FieldList* m_extension;
};

} // namespace wardlight::ui
