#include "core/ingest/wfdb/wfdb_source.h"
#include "core/waveforms/beat_detector.h"
#include "tests/support/corpus.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>

using namespace wardlight;
using ingest::wfdb::WfdbSource;
using waveforms::Annotation;
using waveforms::BeatDetector;

namespace {

constexpr double LearningSeconds = 300;
constexpr double WindowSeconds = 0.150;

/// What two lists of beats have in common, and what not.
struct Figures
{
    int matched = 0;
    int missed = 0;
    int extra = 0;

    [[nodiscard]] double sensitivity() const { return 100.0 * matched / (matched + missed); }
    [[nodiscard]] double predictivity() const { return 100.0 * matched / (matched + extra); }
};

/// Pairs beats as ANSI/AAMI EC57 4.3.2 has it: each with the nearest one within 150 ms.
/// @param reference, found  seconds, rising
Figures compare(const std::vector<double>& reference, const std::vector<double>& found)
{
    Figures figures;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < reference.size() && j < found.size()) {
        const double distance = std::abs(reference[i] - found[j]);
        const bool nextIsNearer =
            j + 1 < found.size() && std::abs(reference[i] - found[j + 1]) < distance;
        if (distance <= WindowSeconds && !nextIsNearer) {
            ++figures.matched;
            ++i;
            ++j;
        } else if (nextIsNearer || found[j] < reference[i]) {
            ++figures.extra;
            ++j;
        } else {
            ++figures.missed;
            ++i;
        }
    }
    figures.missed += int(reference.size() - i);
    figures.extra += int(found.size() - j);
    return figures;
}

/// The reference beats of a record, and where ventricular flutter leaves none to be found.
struct Reference
{
    std::vector<double> beats;
    std::vector<std::pair<double, double>> flutter;

    [[nodiscard]] bool counts(double seconds) const
    {
        return seconds >= LearningSeconds &&
               std::none_of(flutter.begin(), flutter.end(), [seconds](const auto& each) {
                   return seconds >= each.first && seconds <= each.second;
               });
    }
};

Reference referenceOf(const std::vector<Annotation>& annotations)
{
    const QString beatTypes = QStringLiteral("NLRBAaJSVrFejnE/fQ?");
    Reference reference;
    for (const Annotation& each : annotations) {
        if (each.type == QStringLiteral("["))
            reference.flutter.emplace_back(each.atSeconds, 1e9);
        if (each.type == QStringLiteral("]") && !reference.flutter.empty())
            reference.flutter.back().second = each.atSeconds;
        if (each.type.size() == 1 && beatTypes.contains(each.type))
            reference.beats.push_back(each.atSeconds);
    }
    std::erase_if(reference.beats, [&](double beat) { return !reference.counts(beat); });
    return reference;
}

std::vector<double> findBeats(WfdbSource& source)
{
    const double rateHz = source.record().channels[0].rateHz;
    BeatDetector detector(rateHz);
    for (auto blocks = source.next(); blocks && !blocks->empty(); blocks = source.next()) {
        const auto& counts = (*blocks)[0].counts;
        detector.add(std::vector<float>(counts.begin(), counts.end()));
    }
    std::vector<double> seconds;
    for (const qint64 beat : detector.finish())
        seconds.push_back(double(beat) / rateHz);
    return seconds;
}

} // namespace

/// The detector's figures on the records that it was tuned on, against the reference beats that two
/// cardiologists agreed on: they must not get worse.
class BeatFiguresTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsTheBeatsOf_data();
    void findsTheBeatsOf();
    void cleanupTestCase();

private:
    Figures m_all;
};

void BeatFiguresTest::findsTheBeatsOf_data()
{
    QTest::addColumn<QString>("record");
    for (const char* name :
         {"100", "101", "103", "106", "119", "200", "203", "207", "217", "222", "231", "234"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void BeatFiguresTest::findsTheBeatsOf()
{
    QFETCH(QString, record);
    auto source = WfdbSource::open(test::corpusFolder() + QStringLiteral("/waves/mitdb/") + record +
                                   QStringLiteral(".hea"));
    VERIFY_OK(source);
    std::vector<double> found = findBeats(**source);
    const auto sets = (*source)->annotations();
    VERIFY_OK(sets);
    QCOMPARE(sets->size(), std::size_t(1));
    const Reference reference = referenceOf(sets->front().annotations);
    std::erase_if(found, [&](double beat) { return !reference.counts(beat); });
    const Figures figures = compare(reference.beats, found);
    QVERIFY(figures.matched > 1'000);
    QVERIFY2(figures.sensitivity() > 99, qPrintable(QString::number(figures.sensitivity())));
    QVERIFY2(figures.predictivity() > 98, qPrintable(QString::number(figures.predictivity())));
    m_all.matched += figures.matched;
    m_all.missed += figures.missed;
    m_all.extra += figures.extra;
}

void BeatFiguresTest::cleanupTestCase()
{
    qInfo("sensitivity %.2f %%, positive predictivity %.2f %%", m_all.sensitivity(),
          m_all.predictivity());
    QVERIFY(m_all.sensitivity() > 99.8);
    QVERIFY(m_all.predictivity() > 99.7);
}

QTEST_GUILESS_MAIN(BeatFiguresTest)
#include "beat_figures_test.moc"
