#include "ui/common/time_view.h"

#include <QTest>

using namespace wardlight::ui;

class TimeViewTest : public QObject
{
    Q_OBJECT

private slots:
    void pansByAShareOfItself();
    void zoomsAroundTheAnchor();
    void neverNarrowerOrWiderThanAllowed();
    void centres();
};

void TimeViewTest::pansByAShareOfItself()
{
    QCOMPARE(panned({1000, 2000}, 0.25), (TimeView{1250, 2250}));
    QCOMPARE(panned({1000, 2000}, -1), (TimeView{0, 1000}));
}

void TimeViewTest::zoomsAroundTheAnchor()
{
    const TimeView view{0, 1'000'000};
    QCOMPARE(zoomed(view, 0.5, 250'000), (TimeView{125'000, 625'000}));
    QCOMPARE(zoomed(view, 2, 0), (TimeView{0, 2'000'000}));
    const TimeView back = zoomed(zoomed(view, 0.5, 250'000), 2, 250'000);
    QCOMPARE(back, view);
}

void TimeViewTest::neverNarrowerOrWiderThanAllowed()
{
    QCOMPARE(zoomed({0, 60'000}, 1e-9, 30'000).widthMs(), TimeView::Narrowest);
    QCOMPARE(zoomed({0, 60'000}, 1e12, 30'000).widthMs(), TimeView::Widest);
}

void TimeViewTest::centres()
{
    QCOMPARE(centred({0, 1000}, 10'000), (TimeView{9'500, 10'500}));
}

QTEST_GUILESS_MAIN(TimeViewTest)
#include "time_view_test.moc"
