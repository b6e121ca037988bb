#include "core/trace/map/web_mercator.h"
#include "tests/ui/trace/memory_traces.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/trace/comparison_strip.h"
#include "ui/trace/map_view.h"
#include "ui/trace/trace_page.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace wardlight;
using namespace wardlight::ui;

/// A language whose sentences are the English ones in brackets.
class Bracketed : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                    int) const override
    {
        return u'[' + QString::fromUtf8(source) + u']';
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// An inspector's way through the page.
class TracePageTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void scansACode();
    void scannedCodeMayHaveWhiteSpace();
    void scanIsAnsweredByAVerdict();
    void reasonsFollowTheLanguage();
    void evidenceLeadsToItsEvent();
    void unknownCodeIsExplained();
    void choosesFromTheList();
    void listAndMapGoInStep();
    void searchesByNameAndCategory();
    void badDateIsTold();
    void missingBasemapLeavesThePageUsable();
    void damagedBasemapIsTold();
    void lostDatabaseIsTold();
    void chipsNarrowTheSearch();
    void badConditionIsTold();
    void searchesNearAPlaceByDistance();
    void scansGoIntoAList();
    void pastedListIsJudgedAsAWhole();
    void searchesInsideADrawnArea();
    void drawingCanBeLeft();
    void stockNearbyIsListedBySite();
    void countsNarrowTheSearch();
    void packsStayBesideTheOpenOne();
    void noMoreThanThreeStayBeside();
    void longTitlesAreNotCut();
    void listsAreExported();
    void verdictFitsOnePage();
    void everythingHasAKeyAndAName();
    void drawsInBothThemes();

private:
    void open(const QString& basemapFile = {});
    void settle() { QTRY_VERIFY(m_page->isSettled()); }
    template <class Widget>
    Widget* named(const char* accessibleName)
    {
        for (Widget* widget : m_page->findChildren<Widget*>()) {
            if (widget->accessibleName() == QLatin1String(accessibleName))
                return widget;
        }
        return nullptr;
    }
    void addCondition(const QString& kind, const QString& value)
    {
        auto* kinds = named<QComboBox>("Further condition");
        kinds->setCurrentText(kind);
        auto* field = named<QLineEdit>(qPrintable(kind));
        field->setText(value);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    void trigger(const char* command)
    {
        for (QAction* action : m_page->commands()) {
            if (action->text() == QLatin1String(command))
                action->trigger();
        }
        settle();
    }
    /// Puts packs on record, each one degree farther east than the sample.
    void putPacks(int count)
    {
        for (int i = 0; i < count; ++i) {
            trace::Item item = test::sampleItem();
            item.code = QStringLiteral("817000000000000%1").arg(i);
            auto events = test::sampleEvents();
            for (trace::Event& event : events) {
                event.place->longitude += i + 1;
                event.time = event.time.addDays(1);
            }
            m_store->put(item, events);
        }
    }
    QAbstractItemModel* scanned() { return named<QTableView>("Scanned packs")->model(); }
    /// Triggers an export and writes to this file what it asks a name for.
    QByteArray exported(const char* command, const QString& name)
    {
        for (QAction* action : m_page->commands()) {
            if (action->text() == QLatin1String(command))
                action->trigger();
        }
        auto* dialog = m_page->findChild<QFileDialog*>();
        if (!dialog)
            return {};
        QSignalSpy notices(m_page.get(), &Page::notice);
        const QString file = m_folder.filePath(name);
        emit dialog->fileSelected(file);
        dialog->close();
        if (!QTest::qWaitFor([&notices] { return !notices.isEmpty(); }, 20'000))
            return {};
        QFile written(file);
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    }
    MapView* map() { return m_page->findChild<MapView*>(); }
    StateSurface* resultSurface()
    {
        return qobject_cast<StateSurface*>(named<QTableView>("Drugs found")->parentWidget());
    }
    QString inspectorText()
    {
        QStringList texts;
        for (const QLabel* label : m_page->inspector()->findChildren<QLabel*>()) {
            if (!label->isHidden())
                texts << label->text();
        }
        return texts.join(u'\n');
    }
    void scan(const QString& code)
    {
        auto* field = named<QLineEdit>("Scan or paste a trace code");
        field->setText(code);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }

    Pools m_pools;
    Theme m_theme;
    QTemporaryDir m_folder;
    std::shared_ptr<test::MemoryTraces> m_store;
    std::shared_ptr<test::MemoryEvidence> m_evidence;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<TracePage> m_page;
};

void TracePageTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_store = std::make_shared<test::MemoryTraces>();
    m_evidence = std::make_shared<test::MemoryEvidence>(m_store);
    m_store->put(test::sampleItem(), test::sampleEvents());
    trace::Item other = test::sampleItem();
    other.code = QStringLiteral("8160000000000019");
    other.name = QStringLiteral("复方阿胶");
    other.category = QStringLiteral("中药");
    m_store->put(other);
    open();
}

void TracePageTest::open(const QString& basemapFile)
{
    m_page.reset();
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
    m_page = std::make_unique<TracePage>(
        TracePage::Dependencies{m_store, m_evidence, basemapFile, m_pools, m_theme, *m_settings});
    m_page->resize(1200, 800);
    m_page->show();
    m_page->activate();
    settle();
}

void TracePageTest::scansACode()
{
    scan(QStringLiteral("8150000000000001"));
    QCOMPARE(named<QTableView>("Events of the open drug")->model()->rowCount(), 6);
    QVERIFY(inspectorText().contains(QStringLiteral("浙江****也有限公司")));
    QVERIFY(inspectorText().contains(QStringLiteral("JK00000")));
    QCOMPARE(map()->stops().size(), 5U);
    QCOMPARE(named<QTableView>("Drugs found")->currentIndex().row(), 0);
    // The next scan replaces this one.
    QCOMPARE(named<QLineEdit>("Scan or paste a trace code")->selectedText(),
             QStringLiteral("8150000000000001"));
}

void TracePageTest::scannedCodeMayHaveWhiteSpace()
{
    scan(QStringLiteral("  8150000000000001\t"));
    QCOMPARE(named<QTableView>("Events of the open drug")->model()->rowCount(), 6);
}

void TracePageTest::scanIsAnsweredByAVerdict()
{
    trace::Event recall = test::sampleEvents().back();
    recall.time = recall.time.addDays(3);
    recall.status = QStringLiteral("召回");
    auto events = test::sampleEvents();
    events.push_back(recall);
    m_store->put(test::sampleItem(), events);
    scan(QStringLiteral("８１５０００００００００００００１"));
    QVERIFY(inspectorText().contains(QStringLiteral("Check the scan")));
    scan(QStringLiteral("8150000000000001"));
    QVERIFY(inspectorText().contains(QStringLiteral("Stop")));
    QVERIFY(inspectorText().contains(QStringLiteral("rule 9")));
    QVERIFY(inspectorText().contains(QStringLiteral("Not evaluated")));
    QCOMPARE(m_evidence->inquiries(), 2);
    // looking at a list is no question about a pack
    named<QTableView>("Drugs found")->selectRow(1);
    settle();
    QVERIFY(inspectorText().contains(QStringLiteral("No adverse evidence")));
    QCOMPARE(m_evidence->inquiries(), 2);
}

void TracePageTest::reasonsFollowTheLanguage()
{
    scan(QStringLiteral("8150000000000001"));
    QVERIFY(inspectorText().contains(QStringLiteral("Its approval is not on record.")));
    Bracketed language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    QTRY_VERIFY(inspectorText().contains(QStringLiteral("[Its approval is not on record.]")));
    QVERIFY(m_page->isSettled());
    QCOMPARE(m_evidence->inquiries(), 1); // the pack was not asked about again
}

void TracePageTest::evidenceLeadsToItsEvent()
{
    trace::Item item = test::sampleItem();
    auto events = test::sampleEvents();
    events.back().status = QStringLiteral("召回");
    m_store->put(item, events);
    scan(item.code);
    QLabel* row = nullptr;
    for (QLabel* label : m_page->inspector()->findChildren<QLabel*>()) {
        if (label->accessibleName() == QLatin1String("Show this event on the map"))
            row = label;
    }
    QVERIFY(row);
    emit row->linkActivated(QStringLiteral("event"));
    QCOMPARE(named<QTableView>("Events of the open drug")->currentIndex().row(), 5);
}

void TracePageTest::unknownCodeIsExplained()
{
    scan(QStringLiteral("8150000000000001"));
    scan(QStringLiteral("815000000000000"));
    QVERIFY(map()->stops().empty());
    QVERIFY(inspectorText().contains(QStringLiteral("The code is malformed")));
    QVERIFY(!named<QTableView>("Drugs found")->currentIndex().isValid());
}

void TracePageTest::choosesFromTheList()
{
    auto* list = named<QTableView>("Drugs found");
    QCOMPARE(list->model()->rowCount(), 2);
    list->selectRow(1);
    settle();
    QVERIFY(inspectorText().contains(QStringLiteral("8160000000000019")));
}

void TracePageTest::listAndMapGoInStep()
{
    scan(QStringLiteral("8150000000000001"));
    auto* events = named<QTableView>("Events of the open drug");
    events->selectRow(3);
    QCOMPARE(map()->selectedEvent(), std::optional(3));
    emit map()->eventClicked(5);
    QCOMPARE(events->currentIndex().row(), 5);
    for (QAction* command : m_page->commands()) {
        if (command->text() == QLatin1String("Previous event"))
            command->trigger();
    }
    QCOMPARE(events->currentIndex().row(), 4);
    QCOMPARE(map()->selectedEvent(), std::optional(4));
}

void TracePageTest::searchesByNameAndCategory()
{
    auto* list = named<QTableView>("Drugs found");
    named<QLineEdit>("Part of the name")->setText(QStringLiteral("阿胶"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    named<QLineEdit>("Part of the name")->clear();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    auto* category = named<QComboBox>("Category");
    QCOMPARE(category->count(), 3);
    category->setCurrentText(QStringLiteral("中药"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
}

void TracePageTest::badDateIsTold()
{
    named<QLineEdit>("Produced from")->setText(QStringLiteral("yesterday"));
    QTRY_VERIFY(m_page->isSettled());
    bool isTold = false;
    for (const QLabel* label : m_page->findChildren<QLabel*>())
        isTold |= !label->isHidden() && label->text().contains(QStringLiteral("2019-01-31"));
    QVERIFY(isTold);
    QVERIFY(!m_store->lastQuery().producedFrom.isValid());
    named<QLineEdit>("Produced to")->setText(QStringLiteral("2019-01-31"));
    QTRY_COMPARE(m_store->lastQuery().producedTo,
                 QDateTime({2019, 1, 31}, {23, 59, 59, 999}, Qt::UTC));
}

void TracePageTest::missingBasemapLeavesThePageUsable()
{
    QSignalSpy notices(m_page.get(), &Page::notice);
    open(m_folder.filePath(QStringLiteral("none.sqlite")));
    scan(QStringLiteral("8150000000000001"));
    QCOMPARE(map()->stops().size(), 5U);
    QVERIFY(!m_page->grab().isNull());
}

void TracePageTest::damagedBasemapIsTold()
{
    const QString file = m_folder.filePath(QStringLiteral("damaged.sqlite"));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("no database at all, but long enough to be looked at as if it were one");
    damaged.close();
    m_page = std::make_unique<TracePage>(
        TracePage::Dependencies{m_store, m_evidence, file, m_pools, m_theme, *m_settings});
    QSignalSpy notices(m_page.get(), &Page::notice);
    m_page->activate();
    settle();
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices[0][0].toString().contains(QStringLiteral("basemap")));
}

void TracePageTest::lostDatabaseIsTold()
{
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("The server does not answer.")});
    m_page->refresh();
    settle();
    QCOMPARE(resultSurface()->state(), StateSurface::State::Offline);
    m_store->failWith(std::nullopt);
    emit resultSurface()->retryRequested();
    settle();
    QCOMPARE(resultSurface()->state(), StateSurface::State::Content);
}

void TracePageTest::chipsNarrowTheSearch()
{
    addCondition(QStringLiteral("Batch"), QStringLiteral("20190107"));
    addCondition(QStringLiteral("Status"), QStringLiteral("损毁"));
    addCondition(QStringLiteral("Expires to"), QStringLiteral("2025-01-31"));
    QTRY_COMPARE(m_store->lastQuery().batch, QStringLiteral("20190107"));
    QCOMPARE(m_store->lastQuery().status, QStringLiteral("损毁"));
    QCOMPARE(m_store->lastQuery().expiresTo,
             QDateTime({2025, 1, 31}, {23, 59, 59, 999}, Qt::UTC)); // the day as a whole
    // another one of its kind takes a chip's place
    addCondition(QStringLiteral("Batch"), QStringLiteral("7"));
    QTRY_COMPARE(m_store->lastQuery().batch, QStringLiteral("7"));
    QVERIFY(!named<QToolButton>("Remove the condition Batch: 20190107") ||
            named<QToolButton>("Remove the condition Batch: 20190107")->isHidden());
    QTest::keyClick(named<QToolButton>("Remove the condition Batch: 7"), Qt::Key_Delete);
    QTRY_VERIFY(m_store->lastQuery().batch.isEmpty());
    QCOMPARE(m_store->lastQuery().status, QStringLiteral("损毁"));
}

void TracePageTest::badConditionIsTold()
{
    addCondition(QStringLiteral("Near a place"), QStringLiteral("103.84:31.65"));
    QVERIFY(!m_store->lastQuery().within);
    QStringList texts;
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
        if (!label->isHidden())
            texts << label->text();
    }
    QVERIFY(texts.join(u'\n').contains(QStringLiteral("swapped")));
}

void TracePageTest::searchesNearAPlaceByDistance()
{
    named<QLineEdit>("Part of the name")->setText(QStringLiteral("阿莫西林"));
    addCondition(QStringLiteral("Near a place"),
                 QStringLiteral("31.6533906593:103.8427768645 5000"));
    auto* results = named<QTableView>("Drugs found");
    QTRY_COMPARE(results->model()->rowCount(), 1);
    // 5,841 m by the reference; the page's store measures on a sphere
    const QString state = results->model()->index(0, 2).data().toString();
    QTRY_VERIFY(results->model()->index(0, 2).data().toString().startsWith(QStringLiteral("58")));
    QVERIFY2(state.contains(QStringLiteral("运输")), qPrintable(state));
    QCOMPARE(map()->dotsDrawn(), 1);
}

void TracePageTest::scansGoIntoAList()
{
    scan(QStringLiteral("8150000000000001"));
    scan(QStringLiteral("8160000000000019"));
    scan(QStringLiteral("8150000000000001"));
    QCOMPARE(scanned()->rowCount(), 2);
    QCOMPARE(scanned()->index(0, 0).data().toString(), QStringLiteral("8150000000000001"));
    QCOMPARE(scanned()->index(0, 2).data().toInt(), 2);
    QVERIFY(
        scanned()->index(0, 1).data().toString().contains(QStringLiteral("No adverse evidence")));
    QCOMPARE(m_evidence->inquiries(), 3);
    // looking at one again is no question
    named<QTableView>("Scanned packs")->selectRow(1);
    settle();
    QCOMPARE(m_evidence->inquiries(), 3);
}

void TracePageTest::pastedListIsJudgedAsAWhole()
{
    scan(QStringLiteral("8150000000000001\n8160000000000019\r\n99999999999999999999"));
    QCOMPARE(scanned()->rowCount(), 3);
    QTRY_COMPARE(m_evidence->inquiries(), 3);
    for (int row = 0; row < 3; ++row)
        QVERIFY(!scanned()->index(row, 1).data().toString().contains(QStringLiteral("…")));
    QVERIFY(scanned()->index(0, 1).data().toString().contains(QStringLiteral("Unknown")));
}

void TracePageTest::searchesInsideADrawnArea()
{
    trigger("Search inside an area drawn on the map");
    QVERIFY(map()->isDrawingArea());
    for (const QPoint& corner : {QPoint(100, 100), QPoint(300, 100), QPoint(300, 250)})
        QTest::mouseClick(map(), Qt::LeftButton, {}, corner);
    QTest::keyClick(map(), Qt::Key_Return);
    QVERIFY(!map()->isDrawingArea());
    QTRY_COMPARE(m_store->lastQuery().polygon.size(), 3U);
    const trace::Coordinates second = m_store->lastQuery().polygon[1];
    const QPointF drawn = map()->camera().toScreen(trace::toWorld(second));
    QVERIFY((drawn - QPointF(300, 100)).manhattanLength() < 1); // corners are kept to a metre
    QVERIFY(named<QToolButton>("Remove the condition Area with 3 corner(s)"));
}

void TracePageTest::drawingCanBeLeft()
{
    trigger("Search inside an area drawn on the map");
    QTest::mouseClick(map(), Qt::LeftButton, {}, {100, 100});
    QTest::keyClick(map(), Qt::Key_Escape);
    QVERIFY(!map()->isDrawingArea());
    QVERIFY(m_store->lastQuery().polygon.empty());
    // two corners are no area: said, not searched for
    QSignalSpy notices(m_page.get(), &Page::notice);
    trigger("Search inside an area drawn on the map");
    QTest::keyClick(map(), Qt::Key_Space);
    QTest::keyClick(map(), Qt::Key_Right);
    QTest::keyClick(map(), Qt::Key_Space);
    QTest::keyClick(map(), Qt::Key_Return);
    QCOMPARE(notices.count(), 1);
    QVERIFY(m_store->lastQuery().polygon.empty());
}

void TracePageTest::stockNearbyIsListedBySite()
{
    trace::SiteStock near, far;
    near.site.name = QStringLiteral("一店");
    near.site.place = trace::Coordinates{31.66, 103.85};
    near.quantity = 12;
    near.unit = QStringLiteral("盒");
    near.distanceMetres = 850;
    far.site.name = QStringLiteral("二店");
    far.distanceMetres = 4200;
    m_evidence->putStock({near, far});
    named<QLineEdit>("Part of the name")->setText(QStringLiteral("阿莫西林"));
    addCondition(QStringLiteral("Near a place"), QStringLiteral("31.65:103.84 4500"));
    trigger("Show the stock of sites nearby");
    auto* stock = named<QTableView>("Stock of sites nearby");
    QTRY_COMPARE(stock->model()->rowCount(), 2);
    QCOMPARE(stock->model()->index(0, 0).data().toString(), QStringLiteral("一店"));
    QCOMPARE(stock->model()->index(0, 1).data().toString(), QStringLiteral("12 盒"));
    QCOMPARE(stock->model()->index(0, 2).data().toString(), QStringLiteral("850 m"));
    QCOMPARE(m_evidence->lastStockQuery().name, QStringLiteral("阿莫西林"));
    QCOMPARE(m_evidence->lastStockQuery().radiusMetres, 4500.0);
    QVERIFY(m_evidence->lastStockQuery().centre == (trace::Coordinates{31.65, 103.84}));
    map()->grab();
    QCOMPARE(map()->dotsDrawn(), 1); // the site with a place, not the packs
}

void TracePageTest::countsNarrowTheSearch()
{
    trace::Item unseen = test::sampleItem();
    unseen.code = QStringLiteral("8170000000000009");
    unseen.status.clear();
    m_store->put(unseen);
    trigger("Count the packs found");
    named<QComboBox>("What packs are counted by")->setCurrentText(QStringLiteral("By status"));
    settle();
    auto* counts = named<QTableView>("Packs counted");
    QTRY_COMPARE(counts->model()->rowCount(), 2); // the sample's packs, and the unseen one
    QCOMPARE(counts->model()->index(0, 0).data().toString(), QStringLiteral("none on record"));
    QCOMPARE(counts->model()->index(0, 1).data().toString(), QStringLiteral("1"));
    QCOMPARE(counts->model()->index(1, 0).data().toString(), QStringLiteral("损毁"));
    QCOMPARE(counts->model()->index(1, 1).data().toString(), QStringLiteral("2"));
    emit counts->activated(counts->model()->index(0, 0)); // nothing to narrow to
    emit counts->activated(counts->model()->index(1, 0));
    QTRY_COMPARE(m_store->lastQuery().status, QStringLiteral("损毁"));
}

void TracePageTest::packsStayBesideTheOpenOne()
{
    putPacks(1);
    scan(QStringLiteral("8170000000000000"));
    trigger("Keep the open pack beside the next ones");
    auto* strip = m_page->findChild<ComparisonStrip*>();
    QCOMPARE(strip->packCount(), 0); // not beside itself
    const QPointF alone = map()->camera().centre();
    scan(QStringLiteral("8150000000000001"));
    QCOMPARE(strip->packCount(), 1);
    QVERIFY(strip->isVisible());
    auto* beside = named<QTableView>("Events of 8170000000000000");
    QVERIFY(beside);
    QCOMPARE(beside->model()->rowCount(), 6);
    QVERIFY(map()->camera().centre() != alone); // both paths are in view
    // in step: what had happened to the other one, a day behind, at that time
    named<QTableView>("Events of the open drug")->selectRow(4);
    QCOMPARE(beside->currentIndex().row(), 3);
    trigger("Take all packs from beside");
    QCOMPARE(strip->packCount(), 0);
    QVERIFY(strip->isHidden());
}

void TracePageTest::noMoreThanThreeStayBeside()
{
    putPacks(4);
    QSignalSpy notices(m_page.get(), &Page::notice);
    for (int i = 0; i < 4; ++i) {
        scan(QStringLiteral("817000000000000%1").arg(i));
        trigger("Keep the open pack beside the next ones");
    }
    QVERIFY(notices.back().front().toString().contains(QStringLiteral("No more than")));
    auto* strip = m_page->findChild<ComparisonStrip*>();
    QCOMPARE(strip->packCount(), 3);
    QTest::mouseClick(named<QToolButton>("Take 8170000000000001 from beside"), Qt::LeftButton);
    QCOMPARE(strip->packCount(), 2);
    QTest::mouseClick(named<QToolButton>("Open 8170000000000000"), Qt::LeftButton);
    settle();
    QCOMPARE(strip->packCount(), 1); // the open one is not beside itself
}

/// In a narrow window, too, the heading of what is not there can be read to its end.
void TracePageTest::longTitlesAreNotCut()
{
    m_page->resize(900, 600);
    scan(QStringLiteral("9999"));
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
        if (label->isVisible() &&
            label->text() == QLatin1String("Nothing is on record for this code"))
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(QString::number(label->height())));
    }
}

void TracePageTest::listsAreExported()
{
    trace::Item formula = test::sampleItem();
    formula.code = QStringLiteral("8170000000000001");
    formula.name = QStringLiteral("=1+1");
    m_store->put(formula);
    m_page->refresh();
    settle();
    const QByteArray csv =
        exported("Export the list as CSV or spreadsheet", QStringLiteral("list.csv"));
    QVERIFY(csv.contains("8150000000000001"));
    QVERIFY(csv.contains("'=1+1"));
    QVERIFY(exported("Export the list as CSV or spreadsheet", QStringLiteral("list.xlsx"))
                .startsWith("PK"));
}

void TracePageTest::verdictFitsOnePage()
{
    scan(QStringLiteral("8150000000000001"));
    const QByteArray pdf = exported("Save the verdict as PDF", QStringLiteral("verdict.pdf"));
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(pdf.count("/Type /Page\n"), 1);
}

void TracePageTest::everythingHasAKeyAndAName()
{
    for (const QAction* command : m_page->commands()) {
        QVERIFY(!command->text().isEmpty());
        QVERIFY2(!command->shortcut().isEmpty(), qPrintable(command->text()));
    }
    QVERIFY(!map()->accessibleName().isEmpty());
    QVERIFY(!m_page->help().isEmpty());
    QVERIFY(!m_page->title().isEmpty());
}

void TracePageTest::drawsInBothThemes()
{
    m_page->showForTour();
    settle();
    const QImage dark = m_page->grab().toImage();
    m_theme.apply(ThemeKind::Light);
    const QImage light = m_page->grab().toImage();
    QVERIFY(dark != light);
}

QTEST_MAIN(TracePageTest)
#include "trace_page_test.moc"
