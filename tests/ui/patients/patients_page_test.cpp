#include "tests/support/fixed_clock.h"
#include "tests/ui/patients/memory_patients.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/patients/patient_inspector.h"
#include "ui/patients/patients_page.h"
#include "ui/patients/ward_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

class PatientsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ThemeKind::Dark); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("s.ini")));
        m_store = std::make_shared<test::MemoryPatientStore>();
        for (int i = 0; i < 20; ++i)
            m_store->addRow(test::patientRow(i));
        makePage();
    }

    void cleanup() { m_page.reset(); }

    void startsInTheSearchField()
    {
        QCOMPARE(m_page->focusWidget(), &search());
        QCOMPARE(table().model()->rowCount(), 20);
        QCOMPARE(table().rowHeight(0), 26);
    }

    void keysLeadFromTheSearchToAnOpenPatient()
    {
        QSignalSpy opened(m_page.get(), &PatientsPage::patientOpened);
        QTest::keyClick(&search(), Qt::Key_Down);
        QCOMPARE(m_page->focusWidget(), &table());
        QTest::keyClick(&table(), Qt::Key_Down);
        QTest::keyClick(&table(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().value<PatientId>(), idAt(1));
    }

    void enterAfterTypingOpensWhatWasTyped()
    {
        table().selectRow(3);
        QSignalSpy opened(m_page.get(), &PatientsPage::patientOpened);
        QTest::keyClicks(&search(), QStringLiteral("MRN-017"));
        QTest::keyClick(&search(), Qt::Key_Return); // long before the search has answered
        QCOMPARE(opened.count(), 0);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().value<PatientId>(), idAt(0));
        QCOMPARE(table().model()->rowCount(), 1);
    }

    void doubleClickOpens()
    {
        QSignalSpy opened(m_page.get(), &PatientsPage::patientOpened);
        const QPoint cell = table().visualRect(table().model()->index(2, 1)).center();
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell);
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, cell);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().value<PatientId>(), idAt(2));
    }

    void escapeClearsTheSearch()
    {
        QTest::keyClicks(&search(), QStringLiteral("nobody"));
        QTRY_COMPARE(surface().state(), StateSurface::State::Empty);
        QTest::keyClick(&search(), Qt::Key_Escape);
        QVERIFY(search().text().isEmpty());
        QTRY_COMPARE(surface().state(), StateSurface::State::Content);
    }

    void saysNotKnownForAllergies()
    {
        table().selectRow(0);
        QTRY_VERIFY(inspectorSays(QStringLiteral("Not known")));
    }

    void copiesTheMrn()
    {
        QTest::keyClick(&search(), Qt::Key_Down);
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("MRN-000"));
    }

    void sortsWhereTheStoreCan()
    {
        clickHeader(2); // born
        QTRY_COMPARE(m_store->queries().back().order, patients::PatientOrder::DateOfBirth);
        clickHeader(2);
        QTRY_COMPARE(m_store->queries().back().direction, Qt::DescendingOrder);
        const std::size_t asked = m_store->queries().size();
        clickHeader(4); // gender: the store has no such order
        QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), 2);
        QCOMPARE(m_store->queries().size(), asked);
    }

    void remembersSortingAndWidths()
    {
        clickHeader(1);
        table().setColumnWidth(0, 333);
        QTRY_VERIFY(m_page->isSettled());
        makePage();
        QCOMPARE(table().columnWidth(0), 333);
        QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), 1);
        QCOMPARE(m_store->queries().back().order, patients::PatientOrder::Mrn);
    }

    void keepsTheSelectionWhenReadAnew()
    {
        table().selectRow(5);
        const PatientId selected = idAt(5);
        m_page->refresh();
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(idAt(table().currentIndex().row()), selected);
    }

    void offersToImportWhenThereIsNobody()
    {
        m_store = std::make_shared<test::MemoryPatientStore>();
        makePage();
        QCOMPARE(surface().state(), StateSurface::State::Empty);
        QSignalSpy wanted(m_page.get(), &PatientsPage::importRequested);
        emit surface().actionRequested();
        QCOMPARE(wanted.count(), 1);
    }

    void saysWhatFailedAndTriesAgain()
    {
        m_store->failWith(Error{ErrorCode::Schema, QStringLiteral("Too old.")});
        makePage();
        QCOMPARE(surface().state(), StateSurface::State::Error);
        m_store->failWith({});
        emit surface().retryRequested();
        QTRY_COMPARE(surface().state(), StateSurface::State::Content);
    }

    void everyCommandHasANameAndAKey()
    {
        for (const QAction* action : m_page->commands()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->shortcut().isEmpty());
        }
    }

    void keysLeadToTheWardsAndToAPatientThere()
    {
        m_store->setBeds(beds());
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE(board().model()->rowCount(), 6); // two wards' lines, four beds
        QVERIFY(board().isVisible());
        QVERIFY(!search().isVisible());
        QCOMPARE(board().currentIndex().row(), 1); // the first bed below the ward's line
        QSignalSpy opened(m_page.get(), &PatientsPage::patientOpened);
        QTest::keyClick(&board(), Qt::Key_Down); // free
        QTest::keyClick(&board(), Qt::Key_Return);
        QCOMPARE(opened.count(), 0);
        QTest::keyClick(&board(), Qt::Key_Down); // over the next ward's line
        QCOMPARE(board().currentIndex().row(), 4);
        QTest::keyClick(&board(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().value<PatientId>(), beds()[2].patient->patient.id);
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(search().isVisible());
        QCOMPARE(m_page->focusWidget(), &search());
    }

    void wardsAndOrderAreRemembered()
    {
        m_store->setBeds(beds());
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE(board().model()->rowCount(), 6);
        QTest::keyClick(&board(), Qt::Key_N, Qt::AltModifier); // by NEWS2: no lines between
        QCOMPARE(board().model()->rowCount(), 4);
        QTest::keyClick(&board(), Qt::Key_W, Qt::AltModifier); // the first ward alone
        QTRY_COMPARE(board().model()->rowCount(), 2);
        makePage();
        QVERIFY(board().isVisible());
        QTRY_COMPARE(board().model()->rowCount(), 2);
        QCOMPARE(board().horizontalHeader()->sortIndicatorSection(), 9);
    }

    void searchingLeavesTheWards()
    {
        m_store->setBeds(beds());
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(search().isVisible());
        QCOMPARE(m_page->focusWidget(), &search());
    }

    void wardsAreReadWhileTheyAreSeen()
    {
        m_store->setBeds(beds());
        QCOMPARE(m_store->overviewsRead(), 0);
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE(m_store->overviewsRead(), 1);
        QTRY_VERIFY(m_page->isSettled());
        QTest::keyClick(&board(), Qt::Key_Down);
        QTest::keyClick(&board(), Qt::Key_Down);
        const int row = board().currentIndex().row();
        m_page->refresh();
        QTRY_COMPARE(m_store->overviewsRead(), 2);
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(board().currentIndex().row(), row);
    }

    void wardsSayWhatFailedAndTryAgain()
    {
        m_store->failWith(Error{ErrorCode::Schema, QStringLiteral("Too old.")});
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        auto* surface = board().window()->findChild<WardView*>()->findChild<StateSurface*>();
        QTRY_COMPARE(surface->state(), StateSurface::State::Error);
        m_store->failWith({});
        emit surface->retryRequested();
        QTRY_COMPARE(surface->state(), StateSurface::State::Empty);
        m_store->setBeds(beds());
        m_page->refresh();
        QTRY_COMPARE(surface->state(), StateSurface::State::Content);
        m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("Gone.")});
        m_page->refresh();
        QTRY_VERIFY(saysNotLive(*surface));
        QCOMPARE(surface->state(), StateSurface::State::Content);
    }

private:
    void makePage()
    {
        m_page = std::make_unique<PatientsPage>(PatientsPage::Dependencies{
            m_store, std::make_shared<test::FixedClock>(), m_pools, m_theme, *m_settings});
        m_page->resize(1200, 700);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(m_page->isSettled());
    }

    void clickHeader(int column)
    {
        const QHeaderView& header = *table().horizontalHeader();
        const QPoint middle(header.sectionViewportPosition(column) + header.sectionSize(column) / 2,
                            header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, middle);
    }

    bool inspectorSays(const QString& text)
    {
        const auto labels = m_page->inspector()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text() == text; });
    }

    PatientId idAt(int row)
    {
        return PatientId(table().model()->index(row, 0).data(Qt::UserRole + 1).toUuid());
    }

    static bool saysNotLive(const StateSurface& surface)
    {
        const auto labels = surface.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("not live"));
        });
    }

    /// Ward A with two beds, one of them free, ward B with two patients.
    std::vector<patients::WardBed>& beds()
    {
        static std::vector<patients::WardBed> made = [] {
            std::vector<patients::WardBed> all;
            for (int i = 0; i < 4; ++i) {
                patients::WardBed bed;
                bed.ward = i < 2 ? QStringLiteral("Ward A") : QStringLiteral("Ward B");
                bed.bed = QString::number(i % 2 + 1);
                bed.since = test::FixedClock().now();
                if (i != 1)
                    bed.patient = test::patientRow(i);
                all.push_back(bed);
            }
            return all;
        }();
        return made;
    }

    QTableView& board() { return *m_page->findChild<QTableView*>(QStringLiteral("wardBoard")); }
    QLineEdit& search() { return *m_page->findChild<QLineEdit*>(); }
    QTableView& table() { return *m_page->findChild<QTableView*>(QStringLiteral("patientList")); }
    StateSurface& surface()
    {
        return *m_page->findChild<StateSurface*>(QStringLiteral("patientListSurface"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Theme m_theme;
    Pools m_pools;
    std::unique_ptr<Settings> m_settings;
    std::shared_ptr<test::MemoryPatientStore> m_store;
    std::unique_ptr<PatientsPage> m_page;
};

QTEST_MAIN(PatientsPageTest)
#include "patients_page_test.moc"
