#include "core/waveforms/ecg_lead.h"

#include <QTest>

using namespace wardlight::waveforms;

class EcgLeadTest : public QObject
{
    Q_OBJECT

private slots:
    void recognisesLeads_data();
    void recognisesLeads();
};

void EcgLeadTest::recognisesLeads_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("name"); // empty: not one of the twelve
    const auto row = [](const char* words, const char* code, const char* scheme, const char* name) {
        QTest::addRow("%s %s %s", words, code, scheme)
            << QString::fromUtf8(words) << QString::fromUtf8(code) << QString::fromUtf8(scheme)
            << QString::fromUtf8(name);
    };
    // PS3.16 CID 3001
    row("Lead I (Einthoven)", "5.6.3-9-1", "SCPECG", "I");
    row("Lead III", "5.6.3-9-61", "SCPECG", "III");
    row("", "5.6.3-9-62", "SCPECG", "aVR");
    row("V6", "5.6.3-9-8", "SCPECG", "V6");
    row("Lead aVF", "2:64", "MDC", "aVF");
    row("第一导联", "2:1", "MDC", "I");
    row("Lead V1", "", "", "V1");
    row("AVL", "", "", "aVL");
    row("ECG Lead V2", "131330", "MDC", "V2"); // another numbering; the words say it
    row("Lead X", "5.6.3-9-16", "SCPECG", "");
    row("Lead V7", "2:9", "MDC", "");
    row("Lead V7", "", "", "");
    row("Blood pressure", "109016", "DCM", "");
    row("Lead V1", "2:4", "MDC", ""); // says V1 and means V2: neither is certain
    row("", "", "", "");
}

void EcgLeadTest::recognisesLeads()
{
    QFETCH(QString, words);
    QFETCH(QString, code);
    QFETCH(QString, scheme);
    QFETCH(QString, name);
    const auto lead = leadOf({words, code, scheme});
    QCOMPARE(lead ? leadName(*lead) : QString(), name);
}

QTEST_APPLESS_MAIN(EcgLeadTest)
#include "ecg_lead_test.moc"
