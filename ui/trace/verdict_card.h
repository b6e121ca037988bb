#pragma once

#include "core/trace/verdict/verdict.h"

#include <QWidget>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace wardlight::ui {

/// The answer about a pack: the word with its shape, each reason with the rows that prove it, what
/// could not be evaluated, and as of when. Texts can be selected; an event's row can be clicked.
class VerdictCard final : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictCard(QWidget* parent = nullptr);

    /// Without a verdict the card hides.
    void setVerdict(const std::optional<trace::Verdict>& verdict);

signals:
    /// An event among the evidence was chosen.
    void eventChosen(const QDateTime& time, int sequence);

private:
    QLabel* add(const QString& text);
    void addFinding(const trace::Finding& finding);
    void addEvidence(const QJsonObject& row);
    void addNotEvaluated(const std::vector<trace::NotEvaluated>& rules);

    QVBoxLayout* m_column;
};

} // namespace wardlight::ui
