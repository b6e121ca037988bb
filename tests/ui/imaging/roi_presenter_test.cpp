#include "tests/ui/imaging/memory_imaging.h"
#include "ui/common/theme.h"
#include "ui/imaging/roi_labels.h"
#include "ui/imaging/roi_presenter.h"
#include "ui/imaging/stack_presenter.h"
#include "ui/imaging/stack_view.h"

#include <QSignalSpy>
#include <QTest>

#include <mutex>

using namespace wardlight;
using imaging::Roi;
using imaging::RoiKind;
using imaging::StoredRoi;
using ui::RoiPresenter;

namespace {

const QString Series = QStringLiteral("1.2.1");
const QString Image = QStringLiteral("1.2.1.1");
const Roi Line{RoiKind::Length, {1, 1}, {4, 5}};

/// A store in memory that can be told to fail. Thread-safe.
class MemoryRois final : public imaging::RoiStore
{
public:
    void failWith(std::optional<Error> error)
    {
        const std::lock_guard lock(m_mutex);
        m_error = std::move(error);
    }
    [[nodiscard]] std::size_t kept() const
    {
        const std::lock_guard lock(m_mutex);
        return std::size_t(std::count_if(m_rois.begin(), m_rois.end(),
                                         [](const auto& one) { return !one.second; }));
    }

    [[nodiscard]] Result<std::vector<StoredRoi>> ofSeries(const QString& /*uid*/) override
    {
        const std::lock_guard lock(m_mutex);
        std::vector<StoredRoi> found;
        for (const auto& [roi, isRemoved] : m_rois) {
            if (!isRemoved)
                found.push_back(roi);
        }
        return found;
    }
    [[nodiscard]] Result<> add(const StoredRoi& roi) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_error)
            return tl::unexpected(*m_error);
        m_rois.emplace_back(roi, false);
        return {};
    }
    [[nodiscard]] Result<> setRemoved(const imaging::RoiId& id, bool isRemoved) override
    {
        const std::lock_guard lock(m_mutex);
        for (auto& [roi, removed] : m_rois) {
            if (roi.id == id) {
                removed = isRemoved;
                return {};
            }
        }
        return fail(ErrorCode::NotFound, QStringLiteral("none"));
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::pair<StoredRoi, bool>> m_rois;
    std::optional<Error> m_error;
};

} // namespace

/// Measurements on the open series: drawn, kept, undone.
class RoiPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_shared<MemoryRois>();
        m_presenter = std::make_unique<RoiPresenter>(m_store, m_pools);
        m_presenter->setSeries(Series);
        QTRY_VERIFY(m_presenter->isSettled());
    }

    void keepsWhatIsDrawn()
    {
        m_presenter->add(Image, 0, Line);
        QCOMPARE(m_presenter->roisOn(Image, 0), std::vector<Roi>{Line});
        QVERIFY(m_presenter->roisOn(Image, 1).empty());
        QTRY_COMPARE(m_store->kept(), std::size_t(1));
        RoiPresenter another(m_store, m_pools);
        another.setSeries(Series);
        QTRY_COMPARE(another.roisOn(Image, 0), std::vector<Roi>{Line});
    }

    void undoesStepByStep()
    {
        m_presenter->add(Image, 0, Line);
        m_presenter->removeLast(Image, 0);
        QVERIFY(m_presenter->roisOn(Image, 0).empty());
        m_presenter->undo();
        QCOMPARE(m_presenter->roisOn(Image, 0).size(), std::size_t(1));
        m_presenter->undo();
        QVERIFY(m_presenter->roisOn(Image, 0).empty());
        QVERIFY(!m_presenter->canUndo());
        QTRY_VERIFY(m_presenter->isSettled());
        QCOMPARE(m_store->kept(), std::size_t(0));
    }

    void showsOnlyWhatCouldBeKept()
    {
        m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("no server")});
        const QSignalSpy failed(m_presenter.get(), &RoiPresenter::failed);
        m_presenter->add(Image, 0, Line);
        QTRY_COMPARE(failed.count(), 1);
        QTRY_VERIFY(m_presenter->isSettled());
        QVERIFY(m_presenter->roisOn(Image, 0).empty());
    }

    void forgetsAnotherSeries()
    {
        m_presenter->add(Image, 0, Line);
        QTRY_VERIFY(m_presenter->isSettled());
        m_presenter->setSeries({});
        QVERIFY(m_presenter->roisOn(Image, 0).empty());
        QVERIFY(!m_presenter->canUndo());
    }

    void drawsInTheViewport()
    {
        ui::Theme theme;
        theme.apply(ui::ThemeKind::Dark);
        auto memory = std::make_unique<test::MemoryStack>();
        test::MemoryStack* stack = memory.get();
        ui::StackPresenter presenter(std::move(memory));
        ui::StackView view(theme, presenter);
        view.setRois(*m_presenter);
        view.resize(900, 600);
        view.show();
        const imaging::StudyContents study = test::ctStudy(QStringLiteral("1.2"), 2);
        presenter.open(study.study, study.series.front());
        stack->finish(0);
        ui::ImageViewport& viewport = view.viewport();
        viewport.setTool(ui::ViewTool::Ellipse);
        const auto at = [&](double column, double row) {
            return viewport.view().toViewport().map(QPointF(column, row)).toPoint();
        };
        const auto draw = [&](const QPoint& from, const QPoint& to) {
            QTest::mousePress(&viewport, Qt::LeftButton, {}, from);
            QTest::mouseMove(&viewport, to);
            QTest::mouseRelease(&viewport, Qt::LeftButton, {}, to);
        };
        draw(at(10, 10), at(30, 25));
        QCOMPARE(viewport.rois().size(), std::size_t(1));
        const ui::ShownRoi& shown = viewport.rois().front();
        QVERIFY(std::abs(shown.roi.from.column - 10) < 0.5);
        QVERIFY(std::abs(shown.roi.to.row - 25) < 0.5);
        QVERIFY(!shown.label.isEmpty());
        draw(at(40, 40), at(40, 40)); // a click is no measurement
        QCOMPARE(viewport.rois().size(), std::size_t(1));
        viewport.setTool(ui::ViewTool::Length);
        draw(at(35, 5), at(55, 20));
        QCOMPARE(viewport.rois().size(), std::size_t(2));
        if (qEnvironmentVariableIsSet("WARDLIGHT_PICTURES"))
            view.grab().save(qEnvironmentVariable("WARDLIGHT_PICTURES") +
                             QStringLiteral("/rois.png"));
        stack->finish(1);
        presenter.step(1); // another image has none
        QVERIFY(viewport.rois().empty());
        presenter.step(-1);
        QCOMPARE(viewport.rois().size(), std::size_t(2));
    }

    void saysWhereMillimetresComeFrom()
    {
        imaging::RoiFigures figures;
        figures.lengthPixels = 12;
        QCOMPARE(ui::roiLabel(RoiKind::Length, figures),
                 QStringList{QStringLiteral("12.0 pixels")});
        figures.lengthMm = 4.25;
        figures.spacingSource = imaging::SpacingSource::PixelSpacing;
        QCOMPARE(ui::roiLabel(RoiKind::Length, figures).size(), 1);
        figures.spacingSource = imaging::SpacingSource::ImagerPixelSpacing;
        QCOMPARE(ui::roiLabel(RoiKind::Length, figures).size(), 2);
    }

private:
    Pools m_pools;
    std::shared_ptr<MemoryRois> m_store;
    std::unique_ptr<RoiPresenter> m_presenter;
};

QTEST_MAIN(RoiPresenterTest)
#include "roi_presenter_test.moc"
