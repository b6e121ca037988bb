#include "ui/trace/verdict_card.h"

#include "ui/trace/verdict_words.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr std::size_t MostRows = 6; ///< of evidence that a reason shows

} // namespace

VerdictCard::VerdictCard(QWidget* parent) : QWidget(parent)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    m_column->setSpacing(Spacing::Tight);
    hide();
}

void VerdictCard::setVerdict(const std::optional<trace::Verdict>& verdict)
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(verdict.has_value());
    if (!verdict)
        return;
    const LevelLook look = lookOf(verdict->level);
    const QString word = QString(look.shape) + QStringLiteral("  ") + look.word;
    setAccessibleName(tr("Verdict: %1").arg(look.word));
    QLabel* const title = add(word);
    setTextRole(title, look.role);
    QFont large = title->font();
    large.setPointSize(int(TextSize::Heading));
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    if (!verdict->level)
        setTextRole(add(tr("Nothing on record speaks against this pack. A cloned code would look "
                           "the same.")),
                    TextRole::Muted);
    auto findings = verdict->findings;
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto& a, const auto& b) { return a.level > b.level; });
    for (const trace::Finding& finding : findings)
        addFinding(finding);
    addNotEvaluated(verdict->notEvaluated);
    setTextRole(add(verdictFoot(*verdict)), TextRole::Small);
}

QLabel* VerdictCard::add(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_column->addWidget(label);
    return label;
}

void VerdictCard::addFinding(const trace::Finding& finding)
{
    const LevelLook look = lookOf(finding.level);
    m_column->addSpacing(Spacing::Tight);
    setTextRole(add(tr("%1 %2 · rule %3").arg(look.shape).arg(look.word).arg(finding.rule)),
                look.role);
    setTextRole(add(finding.reason), TextRole::Strong);
    const std::size_t shown = std::min(MostRows, finding.evidence.size());
    for (std::size_t i = 0; i < shown; ++i)
        addEvidence(finding.evidence[i]);
    if (finding.evidence.size() > shown)
        setTextRole(add(tr("and %n more row(s)", nullptr, int(finding.evidence.size() - shown))),
                    TextRole::Small);
}

void VerdictCard::addEvidence(const QJsonObject& row)
{
    const bool isEvent = row[QStringLiteral("kind")].toString() == QLatin1String("event");
    QLabel* const label = add(evidenceText(row));
    label->setIndent(Spacing::Medium);
    if (!isEvent) {
        setTextRole(label, TextRole::Small);
        return;
    }
    const QDateTime time =
        QDateTime::fromString(row[QStringLiteral("time")].toString(), Qt::ISODateWithMs);
    const int sequence = row[QStringLiteral("seq")].toInt();
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("<a href=\"event\">%1</a>").arg(label->text().toHtmlEscaped()));
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setAccessibleName(tr("Show this event on the map"));
    connect(label, &QLabel::linkActivated, this,
            [this, time, sequence] { emit eventChosen(time, sequence); });
}

void VerdictCard::addNotEvaluated(const std::vector<trace::NotEvaluated>& rules)
{
    if (rules.empty())
        return;
    m_column->addSpacing(Spacing::Tight);
    setTextRole(add(tr("Not evaluated")), TextRole::Muted);
    QStringList lines;
    for (const trace::NotEvaluated& rule : rules)
        lines << tr("Rule %1: %2").arg(rule.rule).arg(rule.why);
    setTextRole(add(lines.join(u'\n')), TextRole::Small);
}

} // namespace wardlight::ui
