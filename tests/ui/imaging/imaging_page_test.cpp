#include "tests/ui/imaging/memory_imaging.h"
#include "ui/common/provenance_badge.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/imaging/image_viewport.h"
#include "ui/imaging/imaging_page.h"
#include "ui/imaging/tile_panel.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace wardlight;
using namespace wardlight::ui;
using wardlight::test::MemoryImagingStore;
using wardlight::test::MemoryStack;

namespace {

Result<imaging::Picture> noThumbnail(const imaging::Instance& /*instance*/)
{
    return fail(ErrorCode::Unavailable, QStringLiteral("none"));
}

bool hasLabel(const QWidget& page, const QString& text)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return label->text() == text; });
}

} // namespace

class ImagingPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_theme.apply(ThemeKind::Dark);
    }

    void init()
    {
        m_patient = PatientId::generate();
        m_store = std::make_shared<MemoryImagingStore>();
        m_store->add(m_patient, test::ctStudy(QStringLiteral("1.2"), 4));
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("s.ini")));
        auto stack = std::make_unique<MemoryStack>();
        m_stack = stack.get();
        m_page = std::make_unique<ImagingPage>(ImagingPage::Dependencies{
            m_store, std::move(stack), noThumbnail, std::make_shared<SystemClock>(), m_pools,
            m_theme, *m_settings});
        m_page->resize(1000, 700);
        m_page->show();
        m_page->activate();
    }

    void cleanup()
    {
        m_page.reset();
        m_settings.reset();
    }

    void asksForAPatientFirst()
    {
        QCOMPARE(surface().state(), StateSurface::State::Empty);
        QSignalSpy wanted(m_page.get(), &ImagingPage::patientListRequested);
        emit surface().actionRequested();
        QCOMPARE(wanted.count(), 1);
    }

    void opensTheNewestStudyOfThePatient()
    {
        openPatient();
        QCOMPARE(surface().state(), StateSurface::State::Content);
        QCOMPARE(m_store->openedStudies(), QStringList{QStringLiteral("1.2")});
        m_stack->finish(0);
        QVERIFY(viewport().hasImage());
    }

    void goesToTheStudyAskedFor()
    {
        m_store->add(m_patient, test::ctStudy(QStringLiteral("1.3"), 7));
        m_page->setPatient(m_patient);
        m_page->showStudy(QStringLiteral("1.3")); // before anything is read
        QTRY_COMPARE(m_stack->size(), 7);
        m_page->showStudy(QStringLiteral("1.2"));
        QTRY_COMPARE(m_stack->size(), 4);
        m_page->showStudy(QStringLiteral("no such study"));
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(m_stack->size(), 4);
    }

    void readsNothingWhileHidden()
    {
        m_page->hide();
        m_page->setPatient(m_patient);
        QVERIFY(m_page->isSettled());
        QVERIFY(m_store->openedStudies().isEmpty());
    }

    void clearsTheScreenBeforeAnotherPatientIsRead()
    {
        openPatient();
        m_stack->finishAll();
        m_page->setPatient(PatientId::generate());
        QVERIFY(!viewport().hasImage());
        QVERIFY(viewport().texts().topLeft.isEmpty());
        QTRY_COMPARE(surface().state(), StateSurface::State::Empty);
    }

    void dropsAnswersForAPatientNoLongerOpen()
    {
        m_page->setPatient(m_patient);
        m_page->setPatient({});
        QTRY_VERIFY(m_pools.database.activeThreadCount() == 0);
        QCoreApplication::processEvents();
        QCOMPARE(surface().state(), StateSurface::State::Empty);
        QVERIFY(!viewport().hasImage());
    }

    void countsLive()
    {
        openPatient();
        QVERIFY(hasLabel(*m_page, QStringLiteral("0 of 4 verified")));
        m_stack->finish(0);
        m_stack->finish(1);
        QVERIFY(hasLabel(*m_page, QStringLiteral("2 of 4 verified")));
        m_stack->setCounters({.total = 140, .verified = 138, .failed = 2});
        const auto labels = m_page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith(QStringLiteral("138 of 140 verified, 2 failed"));
        }));
        m_stack->setCounters({.total = 3, .verified = 3, .unreadable = 1});
        QVERIFY(hasLabel(*m_page, QStringLiteral("3 of 3 verified, 1 without a picture")));
    }

    void refusedImageLeavesATileAndABrokenShield()
    {
        openPatient();
        m_stack->refuse(0, {ErrorCode::Integrity, QStringLiteral("The bytes do not match.")});
        const auto* tile = m_page->findChild<TilePanel*>();
        QVERIFY(tile->isVisible());
        QVERIFY(
            tile->accessibleDescription().contains(QStringLiteral("not those that were recorded")));
        QCOMPARE(badge().provenance().reason, QStringLiteral("The bytes do not match."));
        QCOMPARE(badge().provenance().state, ProvenanceState::Refused);
        QVERIFY(badge().isVisible());
        QVERIFY(!viewport().hasImage());
    }

    void tileShowsAllOfALongReason()
    {
        openPatient();
        const QString key = QStringLiteral("dicom/") + QString(200, QLatin1Char('7'));
        m_stack->refuse(0, {ErrorCode::Invalid, key + QStringLiteral(" ends too early.")});
        auto* tile = m_page->findChild<TilePanel*>();
        QCoreApplication::processEvents();
        QVERIFY(viewport().rect().contains(tile->geometry()));
        for (const QLabel* label : tile->findChildren<QLabel*>()) {
            if (label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(QStringLiteral("%1 of %2")
                                        .arg(label->height())
                                        .arg(label->heightForWidth(label->width()))));
        }
    }

    void badgeStaysOnWhatIsNotVerified()
    {
        openPatient();
        m_stack->needConsent(0);
        QVERIFY(!viewport().hasImage());
        emit m_page->findChild<TilePanel*>()->actionRequested();
        QVERIFY(viewport().hasImage());
        QVERIFY(badge().isVisible());
        QCOMPARE(badge().provenance().state, ProvenanceState::Unverified);
        m_stack->finish(1);
        press(Qt::Key_Down);
        QCOMPARE(badge().provenance().state, ProvenanceState::Verified);
        press(Qt::Key_Up);
        QCOMPARE(badge().provenance().state, ProvenanceState::Unverified);
    }

    void keysGoThroughTheStack()
    {
        openPatient();
        m_stack->finishAll();
        press(Qt::Key_End);
        QCOMPARE(m_stack->lookedAt(), 3);
        press(Qt::Key_Up);
        QCOMPARE(m_stack->lookedAt(), 2);
        press(Qt::Key_Home);
        QCOMPARE(m_stack->lookedAt(), 0);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_stack->lookedAt(), 3);
    }

    void keysChangeTheView()
    {
        openPatient();
        m_stack->finishAll();
        press(Qt::Key_P);
        QCOMPARE(viewport().tool(), ViewTool::Pan);
        press(Qt::Key_H);
        QCOMPARE(viewport().letters().left, QStringLiteral("L"));
        press(Qt::Key_I);
        QVERIFY(viewport().texts().bottomRight.contains(QStringLiteral("Inverted")));
        press(Qt::Key_Space);
        QCOMPARE(viewport().letters().left, QStringLiteral("R"));
        QVERIFY(!viewport().texts().bottomRight.contains(QStringLiteral("Inverted")));
        press(Qt::Key_Escape);
        QCOMPARE(viewport().tool(), ViewTool::Window);
    }

    void numberKeysSetTheWindow()
    {
        openPatient();
        m_stack->finishAll();
        const QStringList before = viewport().texts().bottomRight;
        press(Qt::Key_2);
        QVERIFY(viewport().texts().bottomRight != before);
    }

    void everyCommandHasANameAndAKey()
    {
        openPatient();
        m_stack->finishAll();
        for (const QAction* action : m_page->commands()) {
            QVERIFY2(!action->isVisible() || !action->text().isEmpty(),
                     qPrintable(action->shortcut().toString()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        }
    }

    void saysWhatFailedAndTriesAgain()
    {
        m_store->failWith(Error{ErrorCode::Internal, QStringLiteral("It broke.")});
        m_page->setPatient(m_patient);
        QTRY_COMPARE(surface().state(), StateSurface::State::Error);
        m_store->failWith({});
        emit surface().retryRequested();
        QTRY_COMPARE(surface().state(), StateSurface::State::Content);
    }

    void keepsTheListWhenItCannotBeReadAnew()
    {
        openPatient();
        m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("away")});
        m_page->refresh();
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(surface().state(), StateSurface::State::Content);
        QVERIFY(m_page->findChild<QTreeView*>()->model()->rowCount() == 1);
    }

private:
    void openPatient()
    {
        m_page->setPatient(m_patient);
        QTRY_COMPARE(m_stack->size(), 4);
        viewport().setFocus();
    }

    void press(int key, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::keyClick(&viewport(), Qt::Key(key), keys);
    }

    StateSurface& surface() { return *m_page->findChild<StateSurface*>(); }
    ImageViewport& viewport() { return *m_page->findChild<ImageViewport*>(); }
    ProvenanceBadge& badge() { return *viewport().findChild<ProvenanceBadge*>(); }

    QTemporaryDir m_folder;
    Theme m_theme;
    Pools m_pools;
    PatientId m_patient;
    std::shared_ptr<MemoryImagingStore> m_store;
    MemoryStack* m_stack = nullptr;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ImagingPage> m_page;
};

QTEST_MAIN(ImagingPageTest)
#include "imaging_page_test.moc"
