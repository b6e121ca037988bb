#include "core/workspace/cluster_settings.h"

#include <QTest>

using namespace wardlight::workspace;

class ClusterSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void quotesAsPostgresDoes_data();
    void quotesAsPostgresDoes();
    void opensNoNetworkPort();
    void keepsDataSafe();
    void logsNoStatements();
    void letsOneUserIn();

private:
    const QByteArray m_settings = serverSettings({QStringLiteral("/x")}, QStringLiteral("/run/y"));
};

void ClusterSettingsTest::quotesAsPostgresDoes_data()
{
    // PostgreSQL 15 documentation, 20.1.1: single quotes, embedded ones doubled or with a backslash
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("quoted");

    QTest::newRow("plain") << QStringLiteral("/srv/data") << QByteArray("'/srv/data'");
    QTest::newRow("space") << QStringLiteral("/srv/my data") << QByteArray("'/srv/my data'");
    QTest::newRow("quote") << QStringLiteral("/srv/o'neill") << QByteArray(R"('/srv/o\'neill')");
    QTest::newRow("backslash") << QStringLiteral(R"(/srv/a\b)") << QByteArray(R"('/srv/a\\b')");
    QTest::newRow("Chinese") << QStringLiteral("/srv/病房") << QByteArray("'/srv/病房'");
}

void ClusterSettingsTest::quotesAsPostgresDoes()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, quoted);

    QCOMPARE(quotedSetting(value), quoted);
}

void ClusterSettingsTest::opensNoNetworkPort()
{
    QVERIFY(m_settings.contains("\nlisten_addresses = ''\n"));
    QVERIFY(m_settings.contains("\nunix_socket_directories = '/run/y'\n"));
    QVERIFY(m_settings.contains("\nunix_socket_permissions = 0700\n"));
}

void ClusterSettingsTest::keepsDataSafe()
{
    for (const char* setting : {"fsync", "full_page_writes", "synchronous_commit"})
        QVERIFY(m_settings.contains(QByteArray("\n") + setting + " = on\n"));
}

void ClusterSettingsTest::logsNoStatements()
{
    QVERIFY(m_settings.contains("\nlog_statement = none\n"));
    QVERIFY(m_settings.contains("\nlog_min_error_statement = panic\n"));
    QVERIFY(m_settings.contains("\nlog_error_verbosity = terse\n"));
}

void ClusterSettingsTest::letsOneUserIn()
{
    QCOMPARE(accessRules().count("\nlocal "), 1);
    QVERIFY(!accessRules().contains("\nhost"));
    QVERIFY(userMap(QStringLiteral("li fang")).contains("workspace \"li fang\" wardlight\n"));
}

QTEST_GUILESS_MAIN(ClusterSettingsTest)
#include "cluster_settings_test.moc"
