#include "tests/ui/trace/memory_traces.h"
#include "ui/trace/trace_presenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using State = TracePresenter::State;

class TracePresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_shared<test::MemoryTraces>();
        m_presenter = std::make_unique<TracePresenter>(
            m_store, std::make_shared<test::MemoryEvidence>(m_store), m_pools);
    }

    void emptyStoreIsEmpty();
    void nothingFoundIsToldApart();
    void searchesOnceTheTypingRests();
    void failureIsTold();
    void opensAPath();
    void unknownCodeIsTold();
    void lastOpenedCounts();
    void tellsThatThereAreMore();
    void turnsPages();

private:
    void refresh()
    {
        m_presenter->refresh();
        QTRY_VERIFY(m_presenter->isSettled());
    }

    Pools m_pools;
    std::shared_ptr<test::MemoryTraces> m_store;
    std::unique_ptr<TracePresenter> m_presenter;
};

void TracePresenterTest::emptyStoreIsEmpty()
{
    QCOMPARE(m_presenter->state(), State::Loading);
    refresh();
    QCOMPARE(m_presenter->state(), State::Empty);
}

void TracePresenterTest::nothingFoundIsToldApart()
{
    m_store->put(test::sampleItem());
    m_presenter->setQuestion({{.name = QStringLiteral("阿胶")}, std::nullopt});
    refresh();
    QCOMPARE(m_presenter->state(), State::NothingFound);
}

void TracePresenterTest::searchesOnceTheTypingRests()
{
    m_store->put(test::sampleItem());
    for (int length = 1; length <= 4; ++length)
        m_presenter->setQuestion({{.name = QStringLiteral("阿莫西林").left(length)}, std::nullopt});
    QVERIFY(!m_presenter->isSettled());
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_store->finds(), 1);
    QCOMPARE(m_store->lastQuery().name, QStringLiteral("阿莫西林"));
}

void TracePresenterTest::failureIsTold()
{
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("gone")});
    refresh();
    QCOMPARE(m_presenter->state(), State::Failed);
    QCOMPARE(m_presenter->error()->code, ErrorCode::Unavailable);
    m_store->failWith(std::nullopt);
    m_store->put(test::sampleItem());
    refresh();
    QCOMPARE(m_presenter->state(), State::Ready);
    QVERIFY(!m_presenter->error());
}

void TracePresenterTest::opensAPath()
{
    m_store->put(test::sampleItem(), test::sampleEvents());
    m_presenter->open(test::sampleItem().code);
    QTRY_VERIFY(m_presenter->path().has_value());
    QCOMPARE(m_presenter->events().rowCount(), 6);
    m_presenter->open({});
    QVERIFY(!m_presenter->path());
    QCOMPARE(m_presenter->events().rowCount(), 0);
}

void TracePresenterTest::unknownCodeIsTold()
{
    m_presenter->open(QStringLiteral("1"));
    QTRY_VERIFY(m_presenter->pathError().has_value());
    QCOMPARE(m_presenter->pathError()->code, ErrorCode::NotFound);
}

void TracePresenterTest::lastOpenedCounts()
{
    m_store->put(test::sampleItem(), test::sampleEvents());
    trace::Item other = test::sampleItem();
    other.code = QStringLiteral("2");
    m_store->put(other);
    QSignalSpy changes(m_presenter.get(), &TracePresenter::pathChanged);
    m_presenter->open(test::sampleItem().code);
    m_presenter->open(other.code);
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->path()->item.code, other.code);
    QCOMPARE(changes.size(), 1);
}

void TracePresenterTest::tellsThatThereAreMore()
{
    trace::Item item = test::sampleItem();
    for (int i = 0; i <= TracePresenter::LargestList; ++i) {
        item.code = QString::number(i);
        m_store->put(item);
    }
    refresh();
    QCOMPARE(m_presenter->items().rowCount(), TracePresenter::LargestList);
    QVERIFY(m_presenter->hasMore());
}

void TracePresenterTest::turnsPages()
{
    trace::Item item = test::sampleItem();
    for (int i = 0; i < TracePresenter::LargestList + 5; ++i) {
        item.code = QString::number(100'000 + i);
        m_store->put(item);
    }
    refresh();
    QCOMPARE(m_presenter->countBefore(), 0);
    m_presenter->showPreviousPage(); // the first one
    m_presenter->showNextPage();
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->items().rowCount(), 5);
    QCOMPARE(m_presenter->items().items().front().code, QStringLiteral("101000"));
    QCOMPARE(m_presenter->countBefore(), 1000);
    QVERIFY(!m_presenter->hasMore());
    m_presenter->showNextPage(); // the last one
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->items().rowCount(), 5);
    m_presenter->showPreviousPage();
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->items().rowCount(), 1000);
    // another question begins at its first page
    m_presenter->showNextPage();
    m_presenter->setQuestion({{.name = QStringLiteral("阿莫西林")}, std::nullopt});
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->countBefore(), 0);
    QCOMPARE(m_presenter->items().items().front().code, QStringLiteral("100000"));
}

QTEST_MAIN(TracePresenterTest)
#include "trace_presenter_test.moc"
