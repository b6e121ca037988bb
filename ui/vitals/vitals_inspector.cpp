#include "ui/vitals/vitals_inspector.h"

#include "core/vitals/vital_type.h"
#include "ui/common/field_list.h"
#include "ui/common/formats.h"
#include "ui/vitals/trend_painter.h"

#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::ui {

namespace {

QString momentText(qint64 ms)
{
    return formatDateTime(QDateTime::fromMSecsSinceEpoch(ms));
}

/// The unit follows the value, before the time in brackets that may stand behind it.
QString withUnit(const QString& value, const QString& unit)
{
    const QString written = vitals::unitText(unit);
    if (written.isEmpty())
        return value;
    const qsizetype bracket = value.indexOf(QLatin1String(" ("));
    return QString(value).insert(bracket < 0 ? value.size() : bracket, u' ' + written);
}

QString valueOf(const vitals::Envelope& envelope, const TimeView& view,
                std::optional<qint64> crosshairMs)
{
    if (envelope.columns.empty())
        return {};
    const qint64 at = crosshairMs.value_or(envelope.columns.back().lastMs);
    return readout(TrendCurve{envelope.type, &Palette::accent, false, envelope.columns}, at, view);
}

QString partName(const QString& part)
{
    return part == QLatin1String("oxygen") ? VitalsInspector::tr("Air or oxygen")
                                           : vitals::vitalName(part);
}

QList<Field> scoreFields(const vitals::News2& score, const QDateTime& at)
{
    if (!score.isApplicable)
        return {{{}, VitalsInspector::tr("Not for patients under 16."), TextRole::Muted}};
    QList<Field> fields;
    const auto total = score.score();
    const auto band = score.band();
    fields << Field{VitalsInspector::tr("Score"),
                    total ? QString::number(*total)
                          : VitalsInspector::tr("Incomplete, at least %1").arg(score.atLeast()),
                    TextRole::Strong};
    if (band)
        fields << Field{VitalsInspector::tr("Response"), news2BandText(*band), TextRole::Strong};
    for (auto part = score.parts.cbegin(); part != score.parts.cend(); ++part)
        fields << Field{partName(part.key()), QString::number(*part)};
    for (const QString& missing : score.missing)
        fields << Field{partName(missing), VitalsInspector::tr("Missing"), TextRole::Muted};
    fields << Field{VitalsInspector::tr("As of"), formatDateTime(at)}
           << Field{{},
                    VitalsInspector::tr("After NEWS2, Royal College of Physicians 2017, SpO₂ scale "
                                        "1, values of the last 24 hours. Not in pregnancy."),
                    TextRole::Small};
    return fields;
}

/// Where the newest values come from.
QList<Field> sourceFields(const vitals::LatestSamples& latest)
{
    if (latest.isEmpty())
        return {};
    QStringList devices;
    QDateTime newest, uploaded;
    for (const vitals::Sample& sample : latest) {
        devices << sample.device;
        if (!newest.isValid() || sample.measuredAt > newest) {
            newest = sample.measuredAt;
            uploaded = sample.uploadedAt;
        }
    }
    devices.sort();
    devices.removeDuplicates();
    return {{VitalsInspector::tr("Newest at"), formatDateTime(newest)},
            {VitalsInspector::tr("Recorded at"), formatDateTime(uploaded)},
            {VitalsInspector::tr("Devices"), devices.join(u'\n')},
            {VitalsInspector::tr("Kept in"), VitalsInspector::tr("Table measurements")}};
}

} // namespace

VitalsInspector::VitalsInspector(QWidget* parent) : QWidget(parent)
{
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, 0);
    setTextRole(m_message, TextRole::Muted);
    m_values = new FieldList;
    m_counts = new FieldList;
    m_score = new FieldList;
    m_source = new FieldList;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, Spacing::Medium);
    column->setSpacing(Spacing::Tight);
    column->addWidget(m_message);
    for (FieldList* block : {m_values, m_score, m_counts, m_source})
        column->addWidget(block);
    column->addStretch();
}

void VitalsInspector::setMessage(const QString& message)
{
    m_message->setText(message);
    m_message->show();
    for (FieldList* block : {m_values, m_counts, m_score, m_source})
        block->setFields({}, {});
}

void VitalsInspector::setReadings(const std::vector<vitals::Envelope>& envelopes,
                                  const TimeView& view, std::optional<qint64> crosshairMs)
{
    m_message->hide();
    QList<Field> values;
    qint64 count = 0, flagged = 0;
    for (const TrendPanel& panel : trendPanels(envelopes)) {
        for (const QString& type : panel.types) {
            const auto envelope =
                std::find_if(envelopes.begin(), envelopes.end(), [&](const vitals::Envelope& each) {
                    return each.type == type && each.unit == panel.unit;
                });
            const QString value = valueOf(*envelope, view, crosshairMs);
            values << Field{vitals::vitalName(type),
                            value.isEmpty() ? tr("Nothing measured") : withUnit(value, panel.unit),
                            value.isEmpty() ? TextRole::Muted : TextRole::Body};
            for (const vitals::EnvelopeColumn& column : envelope->columns) {
                const bool isInView = view.contains(column.firstMs);
                count += isInView ? column.count : 0;
                flagged += isInView ? column.flagged : 0;
            }
        }
    }
    if (values.isEmpty())
        values << Field{{}, tr("Nothing was measured in this range"), TextRole::Muted};
    m_values->setFields(crosshairMs ? momentText(*crosshairMs) : tr("Newest in view"), values);
    m_counts->setFields(tr("In view"), {{tr("Readings"), QString::number(count)},
                                        {tr("Flagged"), QString::number(flagged)},
                                        {tr("From"), momentText(view.fromMs)},
                                        {tr("To"), momentText(view.toMs)}});
}

void VitalsInspector::setScore(const std::optional<vitals::News2>& score, const QDateTime& at,
                               const vitals::LatestSamples& latest)
{
    m_score->setFields(tr("NEWS2"), score ? scoreFields(*score, at) : QList<Field>());
    m_source->setFields(tr("Source"), sourceFields(latest));
}

} // namespace wardlight::ui
