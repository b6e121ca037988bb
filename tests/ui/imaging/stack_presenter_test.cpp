#include "tests/ui/imaging/memory_imaging.h"
#include "ui/imaging/stack_presenter.h"
#include "ui/imaging/window_control.h"

#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using wardlight::test::MemoryStack;

namespace {

const Error Mismatch{ErrorCode::Integrity, QStringLiteral("The bytes do not match.")};

/// A presenter over three images of which a test decides when they come.
struct Bench
{
    explicit Bench(int images = 3) : study(test::ctStudy(QStringLiteral("1.2"), images))
    {
        auto source = std::make_unique<MemoryStack>();
        stack = source.get();
        presenter = std::make_unique<StackPresenter>(std::move(source));
    }

    void open() { presenter->open(study.study, study.series.front()); }

    imaging::StudyContents study;
    MemoryStack* stack = nullptr;
    std::unique_ptr<StackPresenter> presenter;
};

} // namespace

class StackPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void showsTheFirstImageWhileTheOthersLoad()
    {
        Bench bench;
        bench.open();
        QVERIFY(bench.presenter->isWaiting());
        QVERIFY(bench.presenter->picture().isNull());
        bench.stack->finish(0);
        QVERIFY(!bench.presenter->isWaiting());
        QCOMPARE(bench.presenter->picture().size(), QSize(64, 48));
    }

    void windowsAsTheFileSays()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        // Centre 200, width 400 (PS3.3 C.11.2.1.2): 0 is black, 63 + 470 is beyond white.
        const QImage& picture = bench.presenter->picture();
        QCOMPARE(qGray(picture.pixel(0, 0)), 0);
        QCOMPARE(qGray(picture.pixel(63, 47)), 255);
        // ((100 - 199.5) / 399 + 0.5) × 255 = 63.9
        QVERIFY(std::abs(qGray(picture.pixel(0, 10)) - 64) <= 1);
    }

    void keepsPictureAndWordsTogetherWhileLoading()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        bench.presenter->step(1);
        QVERIFY(bench.presenter->isWaiting());
        QVERIFY(!bench.presenter->picture().isNull());
        QVERIFY(bench.presenter->texts(1).bottomLeft.contains(QStringLiteral("Image 1 / 3")));
        bench.stack->finish(1);
        QVERIFY(!bench.presenter->isWaiting());
        QVERIFY(bench.presenter->texts(1).bottomLeft.contains(QStringLiteral("Image 2 / 3")));
    }

    void dropsAnImageNobodyLooksAtAnyMore()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        bench.presenter->step(1);
        bench.presenter->step(1);
        QSignalSpy shown(bench.presenter.get(), &StackPresenter::shown);
        bench.stack->finish(1);
        QCOMPARE(shown.count(), 0);
        QVERIFY(bench.presenter->isWaiting());
    }

    void stopsAtEitherEnd()
    {
        Bench bench;
        bench.open();
        bench.presenter->step(-5);
        QCOMPARE(bench.presenter->position(), 0);
        bench.presenter->step(99);
        QCOMPARE(bench.presenter->position(), 2);
        QCOMPARE(bench.stack->lookedAt(), 2);
    }

    void offersToShowAWaveform()
    {
        Bench bench;
        imaging::DicomHeader& header = bench.study.series[0].instances[0].header;
        header.sopClassUid = QStringLiteral("1.2.840.10008.5.1.4.1.1.9.1.1"); // 12-lead ECG
        bench.study.series[0].instances[1].header.sopClassUid =
            QStringLiteral("1.2.840.10008.5.1.4.1.1.88.11"); // a report
        bench.open();
        const QSignalSpy wanted(bench.presenter.get(), &StackPresenter::waveformRequested);
        bench.stack->hasNoPicture(0);
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::Waveform);
        QVERIFY(!bench.presenter->tile()->action.isEmpty());
        bench.presenter->actOnTile();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), header.sopInstanceUid);
        QVERIFY(bench.stack->retried().empty());
        bench.presenter->step(1);
        bench.stack->hasNoPicture(1);
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::NoPicture);
        QVERIFY(bench.presenter->tile()->action.isEmpty());
    }

    void saysWhyAnImageIsRefused()
    {
        Bench bench;
        bench.open();
        bench.stack->refuse(0, Mismatch);
        QVERIFY(bench.presenter->picture().isNull());
        QVERIFY(bench.presenter->tile().has_value());
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::Refused);
        QVERIFY(bench.presenter->tile()->explanation.contains(QStringLiteral("restore")));
        QVERIFY(bench.presenter->tile()->action.isEmpty());
    }

    void namesTheLimitThatWouldBeBroken()
    {
        Bench bench;
        bench.open();
        const QString why = QStringLiteral("64 levels of nesting are allowed; this file has more.");
        bench.stack->refuse(0, {ErrorCode::Limit, why});
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::Refused);
        QCOMPARE(bench.presenter->tile()->explanation, why);
    }

    void showsTheRestBesideARefusedImage()
    {
        Bench bench;
        bench.open();
        bench.stack->refuse(0, Mismatch);
        bench.stack->finish(1);
        bench.presenter->step(1);
        QVERIFY(!bench.presenter->tile().has_value());
        QVERIFY(!bench.presenter->picture().isNull());
    }

    void triesAgainWhereThatMayHelp()
    {
        Bench bench;
        bench.open();
        bench.stack->refuse(0, {ErrorCode::Unavailable, QStringLiteral("away"), {}, true});
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::Failed);
        QVERIFY(!bench.presenter->tile()->action.isEmpty());
        bench.presenter->actOnTile();
        QCOMPARE(bench.stack->retried(), std::vector<int>{0});
    }

    void asksBeforeShowingWhatIsNotVerified()
    {
        Bench bench;
        bench.open();
        bench.stack->needConsent(0);
        bench.stack->needConsent(1);
        QVERIFY(bench.presenter->picture().isNull());
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::NeedsConsent);
        QVERIFY(bench.stack->accepted().empty());

        bench.presenter->actOnTile();
        QVERIFY(!bench.presenter->picture().isNull());
        QCOMPARE(bench.stack->accepted(), (std::vector<int>{0, 1}));
        QCOMPARE(bench.presenter->shownImage()->provenance->state,
                 objects::Provenance::State::Unverified);
    }

    void acceptsTheRestOfASeriesOnceAgreed()
    {
        Bench bench;
        bench.open();
        bench.stack->needConsent(0);
        bench.presenter->actOnTile();
        bench.stack->needConsent(2);
        QCOMPARE(bench.stack->accepted(), (std::vector<int>{0, 2}));
    }

    void asksAnewForAnotherSeries()
    {
        Bench bench;
        bench.open();
        bench.stack->needConsent(0);
        bench.presenter->actOnTile();
        bench.open();
        bench.stack->needConsent(0);
        QVERIFY(bench.stack->accepted().empty());
        QCOMPARE(bench.presenter->tile()->kind, ViewportTile::Kind::NeedsConsent);
    }

    void invertsAndResets()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        bench.presenter->toggleInversion();
        QCOMPARE(qGray(bench.presenter->picture().pixel(0, 0)), 255);
        bench.presenter->resetWindow();
        QCOMPARE(qGray(bench.presenter->picture().pixel(0, 0)), 0);
    }

    void keepsTheChosenWindowThroughTheStack()
    {
        Bench bench;
        bench.open();
        bench.stack->finishAll();
        bench.presenter->dragWindow({0, 90});
        const QStringList first = bench.presenter->texts(1).bottomRight;
        bench.presenter->step(1);
        QCOMPARE(bench.presenter->texts(1).bottomRight, first);
        QVERIFY(!first.contains(QStringLiteral("C 200  W 400")));
    }

    void setsAPreset()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        const auto presets = bench.presenter->presets();
        QVERIFY(presets.size() >= 3);
        bench.presenter->applyPreset(1);
        const QString wanted = QStringLiteral("W %1").arg(presets[1].window.width);
        QVERIFY(bench.presenter->texts(1).bottomRight.join(QLatin1Char('|')).contains(wanted));
        bench.presenter->applyPreset(99);
    }

    void showsFramesOfOneObjectAsAStack()
    {
        Bench bench(1);
        bench.study.series.front().instances.front().header.pixels.frames = 5;
        bench.open();
        bench.stack->finishAll();
        QCOMPARE(bench.presenter->count(), 5);
        bench.presenter->goTo(3);
        QVERIFY(bench.presenter->texts(1).bottomLeft.contains(QStringLiteral("Frame 4 / 5")));
    }

    void forgetsEverythingWhenClosed()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        bench.presenter->close();
        QVERIFY(bench.presenter->picture().isNull());
        QVERIFY(!bench.presenter->shownImage());
        QVERIFY(bench.presenter->texts(1).topLeft.isEmpty());
    }

    void respectsPixelsThatAreNotSquare()
    {
        Bench bench;
        for (auto& instance : bench.study.series.front().instances)
            instance.header.pixelSpacing = {0.8, 0.4}; // rows 0.8 mm apart, columns 0.4 mm
        bench.open();
        bench.stack->finish(0);
        QCOMPARE(bench.presenter->pixelAspect(), 2.0);
    }

    void saysWhoseImageItIs()
    {
        Bench bench;
        bench.open();
        bench.stack->finish(0);
        const CornerTexts texts = bench.presenter->texts(1.5);
        QCOMPARE(texts.topLeft.at(0), QStringLiteral("张伟 ZHANG Wei"));
        QCOMPARE(texts.topLeft.at(1), QStringLiteral("ID 0042-7718"));
        QVERIFY(texts.topLeft.at(2).startsWith(QStringLiteral("Born 14-Jul-1945")));
        QVERIFY(texts.bottomRight.contains(QStringLiteral("Zoom 150 %")));
        QVERIFY(texts.bottomLeft.contains(QStringLiteral("Thickness 1.25 mm")));
    }

    void saysWhenTheFileNamesAnotherPatient()
    {
        Bench bench;
        bench.study.study.patientMrn = QStringLiteral("0099-1234");
        bench.open();
        bench.stack->finish(0);
        QCOMPARE(bench.presenter->texts(1).topLeft.last(),
                 QStringLiteral("Filed under MRN 0099-1234"));
        bench.study.study.patientMrn = QStringLiteral("0042-7718");
        bench.open();
        bench.stack->finish(0);
        QVERIFY(!bench.presenter->texts(1).topLeft.last().startsWith(QStringLiteral("Filed")));
    }

    void playsByElapsedTime()
    {
        QCOMPARE(cinePosition(0, 0, 40, 10), 0);
        QCOMPARE(cinePosition(0, 399, 40, 10), 9);
        QCOMPARE(cinePosition(0, 400, 40, 10), 0);
        QCOMPARE(cinePosition(7, 120, 40, 10), 0);
        QCOMPARE(cinePosition(3, 1000, 0, 10), 3);
        QCOMPARE(cinePosition(3, 1000, qQNaN(), 10), 3);
    }

    void endsACineWhenThePersonScrolls()
    {
        Bench bench;
        bench.open();
        bench.presenter->setCineRunning(true);
        QVERIFY(bench.presenter->isCineRunning());
        bench.presenter->step(1);
        QVERIFY(!bench.presenter->isCineRunning());
    }

    void dragsTheWindowBothWays()
    {
        const imaging::VoiWindow start{40, 400};
        QVERIFY(draggedWindow(start, {50, 0}).width > 400);
        QVERIFY(draggedWindow(start, {-50, 0}).width < 400);
        QVERIFY(draggedWindow(start, {0, 50}).centre > 40);
        QCOMPARE(draggedWindow(start, {0, 50}).width, 400.0);
    }

    void neverClosesTheWindow()
    {
        imaging::VoiWindow window{40, 400};
        for (int i = 0; i < 100; ++i)
            window = draggedWindow(window, {-500, 0});
        QVERIFY(window.width >= 1);
        for (int i = 0; i < 20; ++i)
            window = draggedWindow(window, {100, 0});
        QVERIFY(window.width > 50); // and opens again
    }
};

QTEST_GUILESS_MAIN(StackPresenterTest)
#include "stack_presenter_test.moc"
