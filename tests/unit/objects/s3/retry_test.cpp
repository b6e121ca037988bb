#include "core/objects/s3/http_date.h"
#include "core/objects/s3/retry.h"
#include "core/objects/s3/xml_element.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;
using namespace std::chrono_literals;

class RetryTest : public QObject
{
    Q_OBJECT

private slots:
    void waitsUpToTwiceAsLongEachTime()
    {
        const RetrySettings settings{.base = 1'000ms, .cap = 20'000ms};
        QCOMPARE(backoff(settings, 0, 1.0), 1'000ms);
        QCOMPARE(backoff(settings, 1, 1.0), 2'000ms);
        QCOMPARE(backoff(settings, 4, 0.5), 8'000ms);
        QCOMPARE(backoff(settings, 5, 1.0), 20'000ms);
        QCOMPARE(backoff(settings, 1000, 1.0), 20'000ms);
        QCOMPARE(backoff(settings, 3, 0.0), 0ms);
    }

    // RFC 9110, 10.2.3
    void readsRetryAfter()
    {
        const QDateTime now(QDate(1999, 12, 31), QTime(23, 59, 29), Qt::UTC);
        QCOMPARE(parseRetryAfter("120", now), std::optional(120'000ms));
        QCOMPARE(parseRetryAfter("Fri, 31 Dec 1999 23:59:59 GMT", now), std::optional(30'000ms));
        QCOMPARE(parseRetryAfter("Fri, 31 Dec 1999 23:59:00 GMT", now), std::optional(0ms));
        QCOMPARE(parseRetryAfter("-1", now), std::nullopt);
        QCOMPARE(parseRetryAfter("soon", now), std::nullopt);
        QCOMPARE(parseRetryAfter("", now), std::nullopt);
    }

    void readsHttpDates()
    {
        QCOMPARE(parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"),
                 QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC));
        QVERIFY(!parseHttpDate("yesterday").isValid());
    }

    void stopsWaitingWhenCancelled()
    {
        int asked = 0;
        QVERIFY(!waitUnlessCancelled(1h, [&asked] { return ++asked == 2; }));
        QVERIFY(waitUnlessCancelled(0ms, {}));
    }

    void spendsNoMoreThanItsBudget()
    {
        RetryBudget budget;
        for (int i = 0; i < 100; ++i)
            QVERIFY(budget.take(5));
        QVERIFY(!budget.take(5));
        budget.give(4);
        QVERIFY(!budget.take(5));
        budget.give(1);
        QVERIFY(budget.take(5));
        budget.give(10'000);
        for (int i = 0; i < 50; ++i)
            QVERIFY(budget.take(10));
        QVERIFY(!budget.take(1));
    }

    void leavesAServerInPeaceAfterFailures()
    {
        CircuitBreaker breaker;
        const auto start = CircuitBreaker::Clock::now();
        for (int i = 0; i < CircuitBreaker::FailuresToOpen; ++i) {
            QVERIFY(breaker.allows(start));
            breaker.failed(start);
        }
        QVERIFY(!breaker.allows(start + 9s));
        QVERIFY(breaker.allows(start + 11s)); // one to try
        QVERIFY(!breaker.allows(start + 11s));
        breaker.failed(start + 11s);
        QVERIFY(!breaker.allows(start + 12s));
        QVERIFY(breaker.allows(start + 22s));
        breaker.abandoned();
        QVERIFY(breaker.allows(start + 22s));
        breaker.succeeded();
        QVERIFY(breaker.allows(start + 22s));
        QVERIFY(breaker.allows(start + 22s));
    }

    void refusesXmlThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTML") << QByteArray("<html><body><p>login</body></html>");
        QTest::newRow("cut") << QByteArray("<Error><Code>NoSuch");
        QTest::newRow("two roots") << QByteArray("<a/><b/>");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY x \"yy\">]><a>&x;</a>");
        QTest::newRow("external entity")
            << QByteArray("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");
        QTest::newRow("deep") << QByteArray("<a>").repeated(40) + QByteArray("</a>").repeated(40);
        QTest::newRow("NUL") << QByteArray("<a>\0</a>", 8);
    }
    void refusesXmlThatIsNone()
    {
        QFETCH(QByteArray, document);
        VERIFY_ERROR(XmlElement::parse(document), ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(RetryTest)
#include "retry_test.moc"
