#include "core/workspace/marker.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::workspace;

class MarkerTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrote();
    void missingMarkerIsNone();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
    void newerFormatIsUnsupported();

private:
    void write(const QByteArray& text) const
    {
        QFile file(markerPath(m_folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_folder;
};

void MarkerTest::readsWhatItWrote()
{
    const Marker marker{Marker::State::Ready, QUuid::createUuid(),
                        QDateTime({2026, 3, 14}, {9, 26, 53, 589}, Qt::UTC),
                        QStringLiteral("/var/lib/wardlight/病房")};
    VERIFY_OK(writeMarker(m_folder.path(), marker));
    const auto read = readMarker(m_folder.path());
    VERIFY_OK(read);
    QVERIFY(read->has_value());
    QVERIFY((*read)->state == marker.state);
    QCOMPARE((*read)->id, marker.id);
    QCOMPARE((*read)->createdAt, marker.createdAt);
    QCOMPARE((*read)->clusterFolder, marker.clusterFolder);
    QCOMPARE(QFile(markerPath(m_folder.path())).permissions() &
                 (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void MarkerTest::missingMarkerIsNone()
{
    const QTemporaryDir empty;
    const auto read = readMarker(empty.path());
    VERIFY_OK(read);
    QVERIFY(!read->has_value());
}

void MarkerTest::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("another program's") << QByteArray(R"({"folders":[]})");
    QTest::newRow("no id") << QByteArray(
        R"({"format":"wardlight-workspace","version":1,)"
        R"("state":"ready","created":"2026-03-14T09:26:53.000Z"})");
    QTest::newRow("unknown state")
        << QByteArray(R"({"format":"wardlight-workspace","version":1,"state":"lost",)"
                      R"("id":"0190a5f0-0000-7000-8000-000000000000",)"
                      R"("created":"2026-03-14T09:26:53.000Z"})");
}

void MarkerTest::refusesWhatIsNotOurs()
{
    QFETCH(QByteArray, text);

    write(text);
    VERIFY_ERROR(readMarker(m_folder.path()), ErrorCode::Invalid);
}

void MarkerTest::newerFormatIsUnsupported()
{
    write(R"({"format":"wardlight-workspace","version":2})");
    VERIFY_ERROR(readMarker(m_folder.path()), ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(MarkerTest)
#include "marker_test.moc"
